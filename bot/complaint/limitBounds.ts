import type { LimitedCode } from './officePolicy';

/** A rule's limit may be made stricter by the office: `atMost` for what the office owes, `atLeast` for the time a reporter has. */
export type Bound = 'atMost' | 'atLeast';

const bounds: Partial<Record<LimitedCode, Bound>> = {
  sopResponse: 'atMost', // SOP, step 1
  laporForward: 'atMost', // SP4N-LAPOR!: 3, 5 and 10 working days
  laporFollowUp: 'atMost',
  autoClose: 'atLeast',
  infoRequest: 'atMost', // the ministry's rule: 5, 14 and 60 working days
  nonSupervisory: 'atMost',
  supervisory: 'atMost',
  legalDecision: 'atMost', // Law 25/2009 art. 50
  completenessAnswer: 'atMost', // Law 25/2009 art. 44
  reporterCompletes: 'atLeast', // Law 25/2009 art. 44
  decisionNotice: 'atMost', // Law 25/2009 art. 50
  pdpRequest: 'atMost', // Law 27/2022
  pdpBreach: 'atMost', // Law 27/2022
  archive: 'atMost', // SOP, step 6
};

/** Null for limits that no rule names. */
export const boundOf = (code: LimitedCode): Bound | null => bounds[code] ?? null;
