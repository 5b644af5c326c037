import { actOnReport } from '../../../bot/casework/report/monthlyReport';
import type { ReportRequest } from '../../../bot/casework/report/monthlyReport';
import { recordPublished } from '../../../bot/casework/report/recordPublished';
import { monthlyReportDuty, reportDueAt } from '../../../bot/casework/report/reportDuty';
import { readReport } from '../../../bot/casework/report/reportView';
import { defaultPolicy } from '../../../bot/complaint/deadline';
import { DomainError } from '../../../bot/complaint/errors';
import { reportActions, reportStatuses, reportStepFor } from '../../../bot/complaint/sop';
import type { ReportStatus } from '../../../bot/complaint/sop';
import { newId } from '../../../bot/database/dialect';
import type { MonthlyReportRow } from '../../../bot/database/tables';
import { personaKeys } from '../../../bot/local/personas';
import type { PersonaKey } from '../../../bot/local/personas';
import { createSchedule } from '../../../bot/outbox/schedule';
import { errorText } from '../../../bot/text/errorText';
import { textIn } from '../../../bot/text/text';
import { reported, resolved } from '../journeys';
import { openOfficeInTime, wib } from '../officeInTime';
import type { OfficeInTime } from '../officeInTime';

const month = '2026-11';
let office: OfficeInTime;
beforeEach(async () => {
  office = await openOfficeInTime('2026-11-24T09:00');
});
afterEach(() => office.close());

const view = async (who: PersonaKey = 'operator', of = month) => readReport(office.office, await office.person(who), of);
const stored = () => office.db.read.findOneBy<MonthlyReportRow>('MonthlyReport', { month });

async function does(who: PersonaKey, action: string, more: Partial<ReportRequest> = {}): Promise<MonthlyReportRow> {
  const step = (await stored())?.step ?? 0;
  const input = action === 'returnReport' ? { note: 'Tambahkan rekomendasi.' } : {};
  return actOnReport(office.office, { month, action, step, by: await office.person(who), input, ...more });
}

const ways: Record<ReportStatus, [PersonaKey, string][]> = {
  draft: [],
  submittedToHeadOfDivision: [['operator', 'submitReport']],
  returned: [
    ['operator', 'submitReport'],
    ['headOfDivision', 'returnReport'],
  ],
  submittedToHeadOfOffice: [
    ['operator', 'submitReport'],
    ['headOfDivision', 'approveReport'],
  ],
  acknowledged: [
    ['operator', 'submitReport'],
    ['headOfDivision', 'approveReport'],
    ['headOfOffice', 'acknowledgeReport'],
  ],
};

/** A report in this status on 1 December, 09.00, of a month with one settled complaint. */
async function reportIn(status: ReportStatus): Promise<void> {
  await resolved(office);
  office.at('2026-12-01T09:00');
  for (const [who, action] of ways[status]) await does(who, action);
}

const refusal = async (attempt: Promise<unknown>): Promise<DomainError> => {
  const error: unknown = await attempt.then(
    () => 'was allowed',
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(DomainError);
  return error as DomainError;
};

async function queued(kind: 'notify' | 'showCard' | 'publishReport') {
  const people = new Map<string, string>();
  for (const key of personaKeys) people.set((await office.person(key)).id, key);
  const rows = (await office.outbox(kind)).filter(({ payload }) => kind !== 'showCard' || 'month' in payload);
  return rows.map(({ lane, key, payload }) => ({
    lane,
    key,
    payload,
    who: people.get(String(payload.place ?? payload.personId)),
  }));
}
const newsOf = async (key: string) =>
  (await queued('notify')).filter(({ payload }) => payload.key === key).map(({ who, payload }) => [who, payload.values]);

describe('reading', () => {
  test('a month nobody has touched is a draft at step 0 with live figures, and reading stores nothing', async () => {
    await reported(office);
    expect(await view()).toMatchObject({
      ...{ month, status: 'draft', step: 0, figuresHash: null, frozenAt: null, history: [], pdfUrl: null, registerUrl: null },
      figures: { recap: { registered: 1, openEnd: 1 } },
      allowedActions: [],
    });
    await resolved(office, 'Lagi', { from: '6280000000002' });
    expect((await view()).figures.recap).toMatchObject({ registered: 2, closed: 1 });
    expect(await stored()).toBeNull();
  });

  test('what is no month, or has not begun, is refused in words', async () => {
    for (const wrong of ['2026-13', '2026-1', 'november', '2026-11-01', '']) {
      expect(await refusal(view('operator', wrong))).toMatchObject({ httpStatus: 404, code: 'unknownReport' });
    }
    const future = await refusal(view('operator', '2026-12'));
    expect(future).toMatchObject({ httpStatus: 404, code: 'futureMonth' });
    expect(errorText(textIn('id'), future)).toContain('2026-12');
  });

  test.each(personaKeys)('%s reads it if staff of the cases', async who => {
    const isStaff = who !== 'admin' && who !== 'handler';
    if (isStaff) expect(await view(who)).toMatchObject({ month });
    else expect(await refusal(view(who))).toMatchObject({ code: 'unknownReport' });
  });

  test('figures are live again once it is returned, and frozen in every other status', async () => {
    await reportIn('submittedToHeadOfDivision');
    const frozen = await view();
    office.at('2026-12-01T10:00');
    await office.db.write(tx => tx.update('Complaint', { ticketNumber: 'ADU-2026-000001' }, { service: 'kk' }));
    expect((await view()).figures).toEqual(frozen.figures);
    expect(frozen).toMatchObject({ frozenAt: wib('2026-12-01T09:00'), figuresHash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    await does('headOfDivision', 'returnReport');
    const returned = await view();
    expect(Object.keys(returned.figures.byService)).toEqual(['kk']);
    expect(returned).toMatchObject({
      status: 'returned',
      figuresHash: null,
      frozenAt: null,
      returnNote: 'Tambahkan rekomendasi.',
    });
    const again = await does('operator', 'submitReport');
    expect([again.frozenAt, again.returnNote]).toEqual([wib('2026-12-01T10:00'), null]);
    expect(again.figuresHash).not.toBe(frozen.figuresHash);
  });
});

describe('acting', () => {
  const cells = reportStatuses.flatMap(status => reportActions.map(action => [status, action] as const));
  test.each(cells)('%s × %s: only those whom the table names', async (status, action) => {
    await reportIn(status);
    const before = await stored();
    const step = reportStepFor(status, action);
    const allowed = personaKeys.filter(key => (step?.by as readonly string[] | undefined)?.includes(key.replace(/2$/, '')));
    for (const who of personaKeys.filter(key => !allowed.includes(key))) {
      const error = await refusal(does(who, action));
      // Who is no staff of the cases is not even told what stands in the report.
      const told = who === 'handler' || who === 'admin' ? 'unknownReport' : step ? 'notYourRole' : 'notNow';
      expect([who, error.code]).toEqual([who, told]);
      expect(errorText(textIn('id'), error)).not.toBe('');
    }
    expect(await stored()).toEqual(before);
    const offered = await Promise.all(
      personaKeys.filter(key => key !== 'admin' && key !== 'handler').map(async key => [key, await view(key)] as const),
    );
    for (const [key, { allowedActions }] of offered) {
      expect([key, allowedActions.some(each => each.action === action)]).toEqual([key, allowed.includes(key)]);
    }
    if (!step) return;
    const after = await does(allowed[0]!, action);
    expect(after).toMatchObject({ status: step.to, step: (before?.step ?? 0) + 1 });
    expect(await stored()).toEqual(after);
    expect(after.history.at(-1)).toMatchObject({ action, at: office.now().toISOString() });
  });

  test('an acting head approves; one with a mandate does not', async () => {
    await reportIn('submittedToHeadOfDivision');
    const order = { role: 'headOfDivision', orderNumber: '800/1', from: wib('2026-12-01T08:00'), to: wib('2026-12-02T08:00') };
    await office.appoint('policyAnalyst', { ...order, kind: 'mandate' });
    expect(await refusal(does('policyAnalyst', 'approveReport'))).toMatchObject({ code: 'notYourRole', httpStatus: 403 });
    await office.appoint('technicalDivision', { ...order, kind: 'plh' });
    expect(await does('technicalDivision', 'approveReport')).toMatchObject({ status: 'submittedToHeadOfOffice' });
  });

  test('a post that has ended gives no right', async () => {
    await reportIn('submittedToHeadOfDivision');
    const order = { role: 'headOfDivision', orderNumber: '800/1', from: wib('2026-12-01T08:00'), to: wib('2026-12-01T09:00') };
    await office.appoint('technicalDivision', { ...order, kind: 'plt' });
    expect(await refusal(does('technicalDivision', 'approveReport'))).toMatchObject({ code: 'notYourRole' });
  });

  test('a card of an earlier step is refused, saying who did what', async () => {
    await reportIn('submittedToHeadOfDivision');
    const error = await refusal(does('operator', 'submitReport', { step: 0 }));
    expect(error).toMatchObject({ httpStatus: 409, code: 'stale', values: { status: 'submittedToHeadOfDivision' } });
    expect(errorText(textIn('id'), error)).toContain('Petugas Contoh A sudah mengajukan laporan bulanan');
    expect(errorText(textIn('en'), await refusal(does('operator', 'submitReport', { step: 9 })))).not.toBe('');
  });

  test('a month that still runs cannot be submitted, and no trace is left', async () => {
    await reported(office);
    office.at('2026-11-30T23:59');
    expect(await refusal(does('operator', 'submitReport'))).toMatchObject({ httpStatus: 409, code: 'monthNotOver' });
    expect([await stored(), await queued('publishReport')]).toEqual([null, []]);
    office.at('2026-12-01T00:00');
    expect(await does('operator', 'submitReport')).toMatchObject({ status: 'submittedToHeadOfDivision', step: 1 });
  });

  test('a return needs its reason, a text has its limit, an action must be known', async () => {
    await reportIn('submittedToHeadOfDivision');
    expect(await refusal(does('headOfDivision', 'returnReport', { input: {} }))).toMatchObject({ httpStatus: 400 });
    expect(await refusal(does('headOfDivision', 'approve'))).toMatchObject({ httpStatus: 404, code: 'unknownAction' });
    await does('headOfDivision', 'returnReport');
    const long = { highlights: 'x'.repeat(3001) };
    expect(await refusal(does('operator', 'submitReport', { input: long }))).toMatchObject({ code: 'invalidInput' });
    const words = { highlights: 'Antrean cetak.', officialNumber: '000.8.3.4/17/DKPS/XII/2026' };
    await does('operator', 'submitReport', { input: words });
    expect(await view()).toMatchObject({
      narrative: { highlights: 'Antrean cetak.', improvements: null },
      officialNumber: '000.8.3.4/17/DKPS/XII/2026',
      history: [{ action: 'submitReport' }, { action: 'returnReport', who: 'Kabid Contoh', note: 'Tambahkan rekomendasi.' }, {}],
    });
  });

  test('the same press acts once, another press is stale', async () => {
    await reportIn('draft');
    const press = { step: 0, submissionId: newId() };
    const [first, again] = [await does('operator', 'submitReport', press), await does('operator', 'submitReport', press)];
    expect([again.step, again.history.length]).toEqual([first.step, 1]);
    expect(await refusal(does('operator', 'submitReport', { step: 0, submissionId: newId() }))).toMatchObject({ code: 'stale' });
    expect(await newsOf('reportSubmitted')).toHaveLength(1);
  });

  test('of two heads who press at once one is told that it was done', async () => {
    await reportIn('submittedToHeadOfDivision');
    const ends = await Promise.allSettled([
      does('headOfDivision', 'approveReport', { step: 1 }),
      does('headOfDivision', 'returnReport', { step: 1 }),
    ]);
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await stored())?.history).toHaveLength(2);
  });
});

describe('what follows from an action', () => {
  test('submitting queues the papers, the cards of the heads and of who submitted, and tells the heads', async () => {
    await reportIn('submittedToHeadOfDivision');
    expect(await queued('publishReport')).toMatchObject([{ lane: 'report:2026-11', key: 'report:2026-11', payload: { month } }]);
    const cards = await queued('showCard');
    expect(cards.map(({ who }) => who).sort()).toEqual(['headOfDivision', 'operator']);
    for (const { lane, key, payload } of cards) {
      expect([lane, key]).toEqual(Array(2).fill(`card:report:2026-11:${String(payload.place)}`));
    }
    expect(await newsOf('reportSubmitted')).toEqual([['headOfDivision', { month: 'November 2026', who: 'Petugas Contoh A' }]]);
  });

  test('whoever has a card already gets it anew', async () => {
    const { id } = await office.person('recordsOfficer');
    const card = { conversationId: 'c', activityId: 'a', view: 'report', shownHash: '', shownAt: new Date() };
    await office.db.write(tx =>
      tx.insert('TeamsCard', { id: newId(), subject: 'report', subjectId: month, conversationKey: id, ...card }),
    );
    await reportIn('submittedToHeadOfDivision');
    expect((await queued('showCard')).map(({ who }) => who)).toContain('recordsOfficer');
  });

  test('a return tells all operators, an acknowledgement those who made and approved it, nobody what they did themselves', async () => {
    await reportIn('returned');
    const returned = { month: 'November 2026', who: 'Kabid Contoh' };
    expect((await newsOf('reportReturned')).sort()).toEqual([
      ['operator', returned],
      ['operator2', returned],
    ]);
    await does('operator2', 'submitReport');
    await does('headOfDivision', 'approveReport');
    expect(await newsOf('reportSubmitted')).toHaveLength(3);
    await does('headOfOffice', 'acknowledgeReport');
    expect((await newsOf('reportAcknowledged')).map(([who]) => who).sort()).toEqual(['headOfDivision', 'operator', 'operator2']);
  });

  const papers = { pdfUrl: 'https://contoh.invalid/l.pdf', registerUrl: 'https://contoh.invalid/r.xlsx' };
  const confirmed = { size: 1, sha256: 'ab'.repeat(32), quickXorHash: '', name: null };
  const filed = [
    { ...confirmed, kind: 'report', url: papers.pdfUrl },
    { ...confirmed, kind: 'register', url: papers.registerUrl },
  ] as const;
  const record = (filedStep: number) =>
    office.db.write(tx => recordPublished(tx, office.office, month, { filedStep, papers: filed }));

  test('filed papers appear on the card, which is queued anew', async () => {
    await reportIn('submittedToHeadOfDivision');
    await office.db.write(tx => tx.update('Outbox', { status: 'pending' }, { status: 'done' }));
    await record(1);
    expect(await view()).toMatchObject({ pdfUrl: papers.pdfUrl, registerUrl: papers.registerUrl, step: 1 });
    const pending = (await office.outbox('showCard')).filter(({ status }) => status === 'pending');
    expect(pending).toHaveLength(2);
  });

  test('a report submitted anew loses the links of its earlier papers, and late ones do not come back', async () => {
    await reportIn('returned');
    await record(1);
    expect(await view()).toMatchObject({ pdfUrl: papers.pdfUrl });
    await does('operator', 'submitReport');
    expect(await view()).toMatchObject({ pdfUrl: null, registerUrl: null });
    await record(1);
    expect(await view()).toMatchObject({ pdfUrl: null });
    await record(3);
    expect(await view()).toMatchObject({ pdfUrl: papers.pdfUrl });
    await record(2);
    expect(await stored()).toMatchObject({ filedStep: 3 });
  });
});

describe('the duty', () => {
  const duty = () => monthlyReportDuty(office.office);
  const log = { error: () => undefined };
  const playDue = () => createSchedule({ duties: [duty()], now: office.now, log }).playDue();

  test('without a complaint there is nothing to report', async () => {
    expect(await duty().nextAt()).toBeNull();
    expect(await playDue()).toBe(0);
  });

  test('at the first opening of the month the draft is made, once, and the operators hear until when', async () => {
    await reported(office);
    expect(await duty().nextAt()).toEqual(wib('2026-12-01T08:00'));
    office.at('2026-12-01T07:59');
    expect(await playDue()).toBe(0);
    office.at('2026-12-01T08:00');
    expect([await playDue(), await playDue()]).toEqual([1, 0]);
    expect(await stored()).toMatchObject({ status: 'draft', step: 0, history: [] });
    const values = { month: 'November 2026', at: '7 Desember 2026, 16.00 WIB' };
    expect(await newsOf('reportDue')).toEqual([
      ['operator', values],
      ['operator2', values],
    ]);
    expect((await queued('showCard')).map(({ who }) => who).sort()).toEqual(['operator', 'operator2']);
    expect(await duty().nextAt()).toEqual(wib('2027-01-01T08:00'));
  });

  test('a card drawn before the draft was stored still acts after', async () => {
    await reported(office);
    office.at('2026-12-01T08:00');
    const { step } = await view();
    await playDue();
    expect(await does('operator', 'submitReport', { step })).toMatchObject({ status: 'submittedToHeadOfDivision' });
  });

  test('a report submitted before the opening needs no draft', async () => {
    await reported(office);
    office.at('2026-12-01T07:00');
    await does('operator', 'submitReport');
    office.at('2026-12-01T08:00');
    expect(await playDue()).toBe(0);
    expect(await newsOf('reportDue')).toEqual([]);
  });

  test('after a standstill only the newest month is caught up with', async () => {
    await reported(office);
    office.at('2027-02-10T12:00');
    expect(await playDue()).toBe(1);
    const rows = await office.db.read.find<MonthlyReportRow>('MonthlyReport');
    expect(rows.map(row => row.month)).toEqual(['2027-01']);
  });

  test('the opening of another policy and a weekend at the month’s beginning are kept to', async () => {
    await reported(office);
    const day = [{ from: '07:30', to: '15:30' }];
    const openingHours = { 1: day, 2: day, 3: day, 4: day, 5: day, 6: [], 7: [] };
    await office.db.write(tx =>
      tx.insert('Setting', { key: 'policy', version: 2, value: { openingHours }, changedBy: null, changedAt: new Date() }),
    );
    office.at('2027-05-01T09:00'); // a Saturday
    expect(await duty().nextAt()).toEqual(wib('2027-05-03T07:30'));
  });

  test('the report is due on the 5th, or on the next working day', () => {
    expect(reportDueAt('2026-10', defaultPolicy)).toEqual(wib('2026-11-05T16:00'));
    expect(reportDueAt('2026-11', defaultPolicy)).toEqual(wib('2026-12-07T16:00'));
  });
});
