import { personas, type PersonaKey } from '../../bot/local/personas';

/**
 * What comes of every route for every persona: by hand from DOMAIN §1.6 and §2.4, not from the program. A route that is missing here
 * fails its test.
 */

export const kinds = ['plain', 'otherDivision', 'confidential', 'supervisory'] as const;
export type Kind = (typeof kinds)[number];
export type Sight = 'full' | 'masked' | 'base' | 'outline' | 'none';

/**
 * Who sees how much of four cases from the counter: of population registration (technicalDivision's), of civil registration
 * (technicalDivision2's), one kept confidential, and a supervisory one that `handler` was named for.
 */
export const sights: Record<PersonaKey, Record<Kind, Sight>> = {
  operator: { plain: 'full', otherDivision: 'full', confidential: 'full', supervisory: 'outline' },
  operator2: { plain: 'full', otherDivision: 'full', confidential: 'full', supervisory: 'outline' },
  policyAnalyst: { plain: 'full', otherDivision: 'full', confidential: 'masked', supervisory: 'outline' },
  technicalDivision: { plain: 'full', otherDivision: 'base', confidential: 'masked', supervisory: 'outline' },
  technicalDivision2: { plain: 'base', otherDivision: 'full', confidential: 'outline', supervisory: 'outline' },
  headOfDivision: { plain: 'full', otherDivision: 'full', confidential: 'masked', supervisory: 'outline' },
  headOfOffice: { plain: 'masked', otherDivision: 'masked', confidential: 'outline', supervisory: 'full' },
  handler: { plain: 'none', otherDivision: 'none', confidential: 'none', supervisory: 'full' },
  liaisonOfficer: { plain: 'base', otherDivision: 'base', confidential: 'outline', supervisory: 'outline' },
  recordsOfficer: { plain: 'masked', otherDivision: 'masked', confidential: 'outline', supervisory: 'outline' },
  admin: { plain: 'none', otherDivision: 'none', confidential: 'none', supervisory: 'none' },
  dataProtectionOfficer: { plain: 'masked', otherDivision: 'masked', confidential: 'outline', supervisory: 'outline' },
};

/** A request that changes nothing, or nothing that another line would notice. */
export interface Asking {
  query?: string;
  json?: object;
  /** A file's bytes. */
  body?: string;
}

/** Of a case: what comes by how much of it is seen, and to whom 200 does not come though they read it. */
export interface CaseLine extends Asking {
  comes: Record<Sight, number>;
  /** Whose post this is not: 403, unless they do not even learn that the case exists. */
  notFor?: readonly PersonaKey[];
}
const bySight = (full: number, masked: number, base: number, outline: number, none: number): Record<Sight, number> => ({
  ...{ full, masked, base, outline, none },
});
const forReaders = bySight(200, 200, 403, 403, 404);
/** They read, and what they know of a case they say elsewhere. */
const readOnly = [
  ...(['policyAnalyst', 'technicalDivision', 'technicalDivision2', 'recordsOfficer', 'dataProtectionOfficer'] as const),
] satisfies PersonaKey[];
const ofBank = ['policyAnalyst', 'headOfDivision', 'admin'] as const satisfies readonly PersonaKey[];

export const caseRoutes: Record<string, CaseLine> = {
  'GET /api/complaints/:ticketNumber': { comes: bySight(200, 200, 200, 200, 404) },
  'GET /api/complaints/:ticketNumber/deadlines': { comes: forReaders },
  'POST /api/complaints/:ticketNumber/presence': { json: { doing: null }, comes: forReaders },
  'POST /api/complaints/:ticketNumber/unmask': { json: { reason: 'Contoh' }, comes: bySight(200, 403, 403, 403, 404) },
  'GET /api/complaints/:ticketNumber/receipt': { query: 'size=strip', comes: forReaders },
  'GET /api/complaints/:ticketNumber/papers/:paper': { query: 'type=docx', comes: forReaders },
  'POST /api/complaints/:ticketNumber/papers/:paper/signed': { body: 'no PDF', comes: bySight(400, 400, 403, 403, 404) },
  'GET /api/complaints/:ticketNumber/signed/:id': { comes: bySight(404, 404, 403, 403, 404) },
  'POST /api/complaints/:ticketNumber/actions': {
    ...{ json: { action: 'addNote', input: { note: 'Contoh' } }, comes: forReaders },
    notFor: readOnly,
  },
  'POST /api/complaints/:ticketNumber/preview': { json: { action: 'draftAnswer', text: 'Contoh' }, comes: forReaders },
  'POST /api/complaints/:ticketNumber/attachments': {
    ...{ query: 'purpose=evidence', body: 'neither picture nor paper', comes: bySight(400, 400, 403, 403, 404) },
    notFor: readOnly,
  },
  'GET /api/complaints/:ticketNumber/attachments/:id': { comes: bySight(404, 403, 403, 403, 404) },
  'GET /api/complaints/:ticketNumber/bank-texts': { comes: forReaders },
};

/** Of the office: what comes to whom, and 403 (or what `others` says) to everybody else. */
export interface OfficeLine extends Asking {
  comes: number;
  for?: readonly PersonaKey[];
  others?: number;
  /** Somebody to whom something else comes. */
  also?: Partial<Record<PersonaKey, number>>;
}
const everyPersona = personas.map(({ key }) => key);
const but = (...left: PersonaKey[]): PersonaKey[] => everyPersona.filter(key => !left.includes(key));
/** Who has a post beside that of keeping the settings. */
const staff = but('handler', 'admin');
const receivers = ['operator', 'operator2'] as const satisfies readonly PersonaKey[];
const declarers = [...receivers, 'policyAnalyst', 'headOfDivision'] as const satisfies readonly PersonaKey[];
const keepersOfRecords = ['recordsOfficer', 'headOfDivision', 'headOfOffice'] as const satisfies readonly PersonaKey[];
const readersOfRecords = [...receivers, ...keepersOfRecords] as const satisfies readonly PersonaKey[];
const readersOfFigures = but(
  'technicalDivision',
  'technicalDivision2',
  'handler',
  'liaisonOfficer',
  'admin',
  'dataProtectionOfficer',
);
const forAll = (more: Asking = {}, comes = 200): OfficeLine => ({ comes, ...more });
/** Only the administrator gets as far as a form being looked at. */
const ofKeeper = (comes = 400, more: Asking = {}): OfficeLine => ({ for: ['admin'], comes, json: { version: 1 }, ...more });
const report = (comes: number, more: Asking = {}): OfficeLine => ({ for: staff, comes, others: 404, ...more });
const disruption = { version: 1, input: { text: 'Contoh.' } };

export const officeRoutes: Record<string, OfficeLine> = {
  'GET /api/me': forAll(),
  'GET /api/changes': forAll(),
  'GET /api/desk': forAll(),
  'GET /api/absences': forAll(),
  'POST /api/absences': forAll({ json: {} }, 400),
  'GET /api/dashboard': { for: readersOfFigures, comes: 200, query: 'from=2026-11-01&to=2026-11-30' },
  'GET /api/people': forAll(),
  'GET /api/complaints': forAll({ query: 'limit=100' }),
  'POST /api/complaints': {
    ...{ for: [...receivers], comes: 201 },
    json: { channel: 'counter', name: 'Warga Contoh', contact: '0800-0000-0099', text: 'Contoh' },
  },
  'GET /api/complaints/:ticketNumber/bank-draft': { for: ofBank, comes: 409, also: { admin: 404 } },
  'GET /api/bank-texts': forAll(),
  'POST /api/bank-texts': { for: ofBank, comes: 400, json: {} },
  'POST /api/bank-texts/:id': { for: ofBank, comes: 400, json: {} },
  'GET /api/disruptions': { for: staff, comes: 200 },
  'POST /api/disruptions': { for: declarers, comes: 400, json: {} },
  'POST /api/disruptions/preview': { for: declarers, comes: 200, json: {} },
  'GET /api/disruptions/:id': { for: staff, comes: 404 },
  'POST /api/disruptions/:id/news': { for: declarers, comes: 400, json: disruption },
  'POST /api/disruptions/:id/decision': forAll({ json: { version: 1, approve: true } }, 404),
  'POST /api/disruptions/:id/end': { for: declarers, comes: 400, json: disruption },
  'POST /api/disruptions/:id/cases': { for: declarers, comes: 404, json: { tickets: [] } },
  'GET /api/records': { for: readersOfRecords, comes: 200 },
  // The case is not in the archive yet, and nothing there is due.
  'GET /api/records/:ticketNumber': { for: readersOfRecords, comes: 409 },
  'POST /api/records/:ticketNumber/check': { for: readersOfRecords, comes: 409, json: {} },
  'POST /api/records/:ticketNumber/refile': { for: readersOfRecords, comes: 409, json: { revision: 1, reason: 'Hilang' } },
  'GET /api/records-due': { for: keepersOfRecords, comes: 409 },
  'GET /api/complaint-list': forAll({ query: 'type=xlsx' }),
  'GET /api/saved-filters': forAll(),
  'POST /api/saved-filters': forAll({ json: { name: '', query: 'status=received' } }, 400),
  'POST /api/bulk-preview': forAll({ json: { action: 'remindHolder', input: {}, query: '' } }),
  'POST /api/bulk-runs': forAll({
    json: { action: 'remindHolder', input: {}, submissionId: 'one', cases: [{ ticketNumber: 'ADU-2026-009999', step: 1 }] },
  }),
  'GET /api/work-log': forAll({ query: 'month=2026-11' }),
  'GET /api/lapor/imports': { for: [...receivers, 'liaisonOfficer'], comes: 200 },
  'POST /api/lapor/imports': { for: [...receivers, 'liaisonOfficer'], comes: 400, body: 'no export' },
  'POST /api/chat-imports': forAll({ body: 'no chat' }, 400),
  'POST /api/opening-balance': { for: [...receivers, 'headOfDivision'], comes: 400, body: 'no sheet' },
  'GET /api/opening-balance/template': { for: [...receivers, 'headOfDivision'], comes: 200 },
  'GET /api/settings': { for: ['admin'], comes: 200 },
  'GET /api/settings/health': { for: ['admin'], comes: 200 },
  'POST /api/settings/health/retry': ofKeeper(),
  'POST /api/settings/holidays': ofKeeper(),
  'POST /api/settings/holidays/import': ofKeeper(200, { query: 'dryRun=1', body: 'no dates' }),
  'POST /api/settings/hours': ofKeeper(),
  'POST /api/settings/special-hours': ofKeeper(),
  'POST /api/settings/limits': ofKeeper(),
  'POST /api/settings/answer-approval': ofKeeper(),
  'POST /api/settings/office': ofKeeper(),
  'POST /api/settings/texts': ofKeeper(),
  'POST /api/settings/templates': ofKeeper(),
  'POST /api/settings/sorting': ofKeeper(),
  'POST /api/settings/standing': ofKeeper(),
  'POST /api/settings/standing/end': ofKeeper(404),
  'POST /api/settings/reminders': ofKeeper(),
  'POST /api/settings/channels': ofKeeper(409),
  'POST /api/settings/retention': ofKeeper(),
  'POST /api/settings/people': ofKeeper(),
  'POST /api/settings/people/:id': ofKeeper(),
  'POST /api/settings/people/:id/posts': ofKeeper(),
  'POST /api/settings/posts/:id/end': ofKeeper(404),
  'GET /api/summaries/:period': report(200),
  // What comes of a period that there is, is looked into by a test of its own.
  'POST /api/evidence': { for: keepersOfRecords, comes: 404, json: { period: '2026-13' } },
  'GET /api/reports/:month': report(200),
  'GET /api/reports/:month/body': report(200),
  'GET /api/reports/:month/file': report(200, { query: 'type=xlsx' }),
  'GET /api/reports/:month/memo': report(200, { query: 'type=docx' }),
  'GET /api/reports/:month/figures': report(200),
  'GET /api/reports/:month/register': report(200),
  'GET /api/reports/:month/recount': report(404),
  'POST /api/reports/:month/signed': { for: keepersOfRecords, comes: 409, body: 'no PDF', also: { handler: 404, admin: 404 } },
  'GET /api/reports/:month/signed/:id': report(404),
  'POST /api/reports/:month/check': { for: readersOfRecords, comes: 409, json: {}, also: { handler: 404, admin: 404 } },
  'POST /api/reports/:month/refile': {
    ...{ for: keepersOfRecords, comes: 409, also: { handler: 404, admin: 404 } },
    json: { kind: 'report', reason: 'Hilang' },
  },
  'POST /api/reports/:month/actions': {
    // The card that was pressed is old: all staff are told what stands in the report now.
    ...{ for: staff, comes: 409, others: 404 },
    json: { action: 'submitReport', step: -1, input: {} },
  },
};

/** Outside of sign-in: their own checks are tested by name. What comes to whoever knows nothing. */
export const openRoutes: Record<string, number> = {
  'GET /healthz': 200,
  'GET /readyz': 200,
  'GET /webhooks/whatsapp': 403,
  'POST /webhooks/whatsapp': 401,
  'POST /api/messages': 401,
  'GET /tab': 404,
  'GET /tab/:page': 404,
  'GET /tab/:page/:item': 404,
  'GET /tab/assets/:file': 404,
};
