import { holidays2026 } from './masterData';

/** Clocks that run until they are met by their own limit. */
export const limitedCodes = [
  'receipt',
  'sopResponse',
  'registration',
  'laporForward',
  'laporFollowUp',
  'autoClose',
  'infoRequest',
  'nonSupervisory',
  'supervisory',
  'legalDecision',
  'completenessAnswer',
  'reporterCompletes',
  'decisionNotice',
  'pdpRequest',
  'pdpBreach',
  'callback',
  'afterClosing',
  'archive',
  'waiting',
  'undelivered',
] as const;

export type LimitedCode = (typeof limitedCodes)[number];
/** Clocks that run to a date somebody named: to the reporter, or in a disposition. */
export type DatedCode = 'promise' | 'dispositionDue';
export type DeadlineCode = LimitedCode | DatedCode;

/** `hour` and `minute` run day and night; `businessHour` and `businessDay` in working time; `calendarDay` ends on a working day. */
export interface Limit {
  readonly amount: number;
  readonly unit: 'businessDay' | 'calendarDay' | 'hour' | 'businessHour' | 'minute';
}

/** Opening hours in WIB, `HH:MM`; open at `from`, closed at `to`. */
export interface Opening {
  readonly from: string;
  readonly to: string;
}

/** Everything the office decides about time. A version never changes; a decision makes a new one. */
export interface OfficePolicy {
  readonly version: number;
  /** By ISO weekday, Monday = 1. */
  readonly openingHours: Readonly<Record<1 | 2 | 3 | 4 | 5 | 6 | 7, readonly Opening[]>>;
  /** Dated hours by `YYYY-MM-DD`; they win over weekday and holiday, `[]` closes the day. */
  readonly exceptions: Readonly<Record<string, readonly Opening[]>>;
  /** Closed days by `YYYY-MM-DD`, with their names. */
  readonly holidays: Readonly<Record<string, string>>;
  /** Years whose holidays are known; a date beyond them is provisional. */
  readonly calendarYears: readonly number[];
  readonly limits: Readonly<Record<LimitedCode, Limit>>;
  /** Business days after an answer was delivered on which its reader is reminded. */
  readonly autoCloseReminders: readonly number[];
  /** Calendar days after a request for data was delivered on which the reporter is reminded: at least two. */
  readonly deemWithdrawnReminders: readonly number[];
  readonly answerApproval: 'whenNeeded' | 'always' | 'never';
}

const businessDays = (amount: number): Limit => ({ amount, unit: 'businessDay' });
const calendarDays = (amount: number): Limit => ({ amount, unit: 'calendarDay' });
const day: readonly Opening[] = [{ from: '08:00', to: '16:00' }];

/** The office as it is assumed until it decides otherwise: the limits of SOP and law, open Mon–Fri 08.00–16.00 WIB. */
export const defaultPolicy: OfficePolicy = {
  version: 1,
  openingHours: { 1: day, 2: day, 3: day, 4: day, 5: day, 6: [], 7: [] },
  exceptions: {},
  holidays: Object.fromEntries(holidays2026.map(holiday => [holiday.date, holiday.name])),
  calendarYears: [2026],
  limits: {
    receipt: { amount: 1, unit: 'minute' },
    sopResponse: businessDays(1), // SOP, step 1: "1 hari"
    registration: businessDays(2),
    laporForward: businessDays(3),
    laporFollowUp: businessDays(5),
    autoClose: businessDays(10),
    infoRequest: businessDays(5),
    nonSupervisory: businessDays(14),
    supervisory: businessDays(60),
    legalDecision: calendarDays(60), // Law 25/2009 art. 50 says days, the ministry's rule working days: both are shown
    completenessAnswer: calendarDays(14), // Law 25/2009 art. 44
    reporterCompletes: calendarDays(30), // Law 25/2009 art. 44
    decisionNotice: calendarDays(14), // Law 25/2009 art. 50
    pdpRequest: { amount: 72, unit: 'hour' }, // Law 27/2022: 3 × 24 hours
    pdpBreach: { amount: 72, unit: 'hour' },
    callback: businessDays(1),
    afterClosing: businessDays(1),
    archive: businessDays(1), // SOP step 6
    waiting: { amount: 4, unit: 'businessHour' }, // DOMAIN §1.5: half of it a reminder, all of it whoever may stand in
    undelivered: businessDays(2), // an answer, or a question, that went out and did not arrive: no other clock runs on it
  },
  autoCloseReminders: [2, 5],
  deemWithdrawnReminders: [10, 20],
  answerApproval: 'whenNeeded',
};
