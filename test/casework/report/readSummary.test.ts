import { actOnReport } from '../../../bot/casework/report/monthlyReport';
import { readSummary } from '../../../bot/casework/report/readSummary';
import type { PersonaKey } from '../../../bot/local/personas';
import { reported, resolved } from '../journeys';
import { openOfficeInTime, wib, type OfficeInTime } from '../officeInTime';

let office: OfficeInTime;
beforeEach(async () => {
  office = await openOfficeInTime('2026-10-05T09:00');
});
afterEach(() => office.close());

const from = (n: number) => ({ from: `62800000000${n}` });
const read = async (name: string, who: PersonaKey = 'headOfOffice') => readSummary(office.office, await office.person(who), name);

/** Ended at once in October, open from November on. */
async function twoMonths(): Promise<void> {
  await resolved(office, 'KTP belum jadi', from(1));
  office.at('2026-11-24T09:00');
  await reported(office, 'KK belum jadi', from(2));
}

test('a quarter is counted from its cases: what its months carry over is open once, and its start is the start of October', async () => {
  await twoMonths();
  office.at('2026-12-10T09:00');
  await reported(office, 'KIA belum jadi', from(3));
  const { figures, isFrozen, isDraft, at } = await read('2026-Q4');
  expect(figures.recap).toMatchObject({ openStart: 0, registered: 3, closed: 1, openEnd: 2 });
  expect([figures.month, isFrozen, isDraft, at]).toEqual(['2026-Q4', false, true, wib('2026-12-10T09:00')]);
  expect((await read('2026')).figures.recap).toEqual(figures.recap);
  expect((await read('2026-Q3')).figures.recap).toMatchObject({ registered: 0, openEnd: 0 });
  office.at('2027-01-04T09:00');
  expect(await read('2026-Q4')).toMatchObject({ isDraft: false });
});

test('a frozen month comes as it was frozen, whatever is counted now; a draft until the head of division approves', async () => {
  await twoMonths();
  office.at('2026-12-01T09:00');
  const does = async (who: PersonaKey, action: string) =>
    actOnReport(office.office, { month: '2026-11', action, by: await office.person(who), input: {} });
  await does('operator', 'submitReport');
  await office.db.write(tx =>
    tx.update('Complaint', { ticketNumber: 'ADU-2026-000002' }, { registeredAt: wib('2026-12-01T08:00') }),
  );
  office.at('2026-12-03T09:00');
  const expected = { isFrozen: true, at: wib('2026-12-01T09:00'), figures: { recap: { registered: 1 } } };
  expect(await read('2026-11')).toMatchObject({ ...expected, isDraft: true });
  await does('headOfDivision', 'approveReport');
  expect(await read('2026-11')).toMatchObject({ ...expected, isDraft: false });
});

test('no period, one to come, and whoever may not read a report are refused', async () => {
  await expect(read('2026-Q5')).rejects.toMatchObject({ httpStatus: 404, code: 'unknownPeriod' });
  await expect(read('2027-Q1')).rejects.toMatchObject({ httpStatus: 404, code: 'futurePeriod' });
  await expect(read('2026-Q4', 'admin')).rejects.toMatchObject({ httpStatus: 404, code: 'unknownPeriod' });
});
