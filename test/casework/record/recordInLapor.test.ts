import { findComplaint, findComplaints } from '../../../bot/casework/list/find';
import { importLapor } from '../../../bot/casework/importing/importLapor';
import { recountDuty } from '../../../bot/casework/clocks/recountClocks';
import { saveHoliday } from '../../../bot/casework/settings/holidays';
import { whyDeadlines } from '../../../bot/casework/reading/whyDeadlines';
import { readLaporExport } from '../../../bot/channels/lapor';
import type { ComplaintRow, LaporReportRow } from '../../../bot/database/tables';
import type { PersonaKey } from '../../../bot/local/personas';
import { laporRow, sheetLines, workbookOf } from '../../channels/laporWorkbook';
import { answered, inProgress, reported, resolved, taken } from '../journeys';
import { openOfficeInTime, wib } from '../officeInTime';
import type { OfficeInTime } from '../officeInTime';

/** *Sudah dicatat di LAPOR #…* and what is not there yet (DOMAIN §3.3). */

let office: OfficeInTime;
beforeEach(async () => {
  office = await openOfficeInTime();
});
afterEach(() => office.close());

const recorded = (id: string, trackingId: string, who: PersonaKey = 'operator') =>
  office.does(who, id, 'recordInLapor', { trackingId });

async function imports(trackingId: string, status: string) {
  const read = await readLaporExport(await workbookOf(sheetLines([laporRow(trackingId, { 'Status Laporan': status })])));
  const by = await office.person('liaisonOfficer');
  return importLapor({ office: office.office, by, read, everyOffice: false, fileName: null, sha256: '0'.repeat(64) });
}
const kept = (trackingId: string) => office.db.read.findOneByOrFail<LaporReportRow>('LaporReport', { trackingId });

async function notInLapor(who: PersonaKey = 'operator'): Promise<string[]> {
  const { items } = await findComplaints(office.office, await office.person(who), { notInLapor: true, limit: 100 });
  return items.map(({ id }) => id);
}

test('a later export with the recorded number finds the case: none is opened, and LAPOR!’s status stands beside ours', async () => {
  const id = await taken(office);
  await recorded(id, '#99000001');
  expect(await imports('99000001', 'Proses')).toMatchObject({ new: 1, opened: 0 });
  expect(await office.db.read.count('Complaint')).toBe(1);
  expect(await office.row(id)).toMatchObject({ status: 'inReview', externalId: '99000001', externalStatus: 'Proses' });
  expect((await kept('99000001')).complaintId).toBe(id);
  expect(await office.breakIn(id)).toBeNull();
});

test('what an earlier export said of the number is taken over', async () => {
  await imports('99000001', 'Belum Terverifikasi');
  const id = await taken(office);
  office.pass(30);
  await recorded(id, '99000001');
  const { externalStatus, externalStatusAt } = await office.row(id);
  expect(externalStatus).toBe('Belum Terverifikasi');
  expect(externalStatusAt).toEqual((await kept('99000001')).statusAt);
  expect(await imports('99000001', 'Proses')).toMatchObject({ changed: 1, opened: 0 });
});

test('a number of another case is refused with that case’s number, which the accused of that case is not told', async () => {
  await imports('99000001', 'Proses');
  const [other] = await office.db.read.find<ComplaintRow>('Complaint', {});
  const id = await taken(office);
  const { ticketNumber: ticket } = other!;
  await expect(recorded(id, '99000001')).rejects.toMatchObject({ code: 'trackingIdTaken', values: { ticket } });
  const accused = { reportedParty: 'person', reportedPersonId: (await office.person('operator')).id } as const;
  await office.db.write(tx => tx.update('Complaint', { id: other!.id }, accused));
  await expect(recorded(id, '99000001')).rejects.toMatchObject({ code: 'trackingIdInUse' });
  expect((await office.row(id)).externalId).toBeNull();
});

test('a number typed wrongly is corrected, and the report it stood for opens its own case after all', async () => {
  const id = await taken(office);
  await recorded(id, '99000001');
  await imports('99000001', 'Proses');
  await recorded(id, '99000002');
  expect(await office.row(id)).toMatchObject({ externalId: '99000002', externalStatus: null, externalStatusAt: null });
  expect(await imports('99000001', 'Proses')).toMatchObject({ unchanged: 1, opened: 1 });
});

test.each(['abc', '1234', '99000001234'])('%s is no number of LAPOR!’s', async trackingId => {
  const id = await taken(office);
  await expect(recorded(id, trackingId)).rejects.toMatchObject({
    code: 'invalidInput',
    fields: [{ name: 'trackingId', fault: 'notANumber' }],
  });
});

test('what came by LAPOR! has its number already', async () => {
  await imports('99000001', 'Proses');
  const [own] = await office.db.read.find<ComplaintRow>('Complaint', {});
  await expect(recorded(own!.id, '99000002')).rejects.toMatchObject({ code: 'notFromLapor' });
});

test('LAPOR!’s clock starts with the entry there, once, and not where the answer is given', async () => {
  const id = await inProgress(office);
  await recorded(id, '99000001');
  const clock = await office.deadline(id, 'laporFollowUp');
  expect(clock!.startedAt).toEqual(office.now());
  expect(clock!.dueAt).toEqual(new Date('2026-12-03T09:12:00+07:00'));
  office.pass(60);
  await recorded(id, '99000002');
  expect((await office.deadline(id, 'laporFollowUp'))!.startedAt).toEqual(clock!.startedAt);
  const late = await answered(office, 'KK saya belum jadi', { from: '6280000000002' });
  await recorded(late, '99000003');
  expect(await office.deadline(late, 'laporFollowUp')).toBeNull();
});

test('the liaison officer reads a case from when it is recorded there, and what is secret not then either', async () => {
  const id = await taken(office);
  const { ticketNumber } = await office.row(id);
  const liaison = await office.person('liaisonOfficer');
  const view = async () => (await findComplaint(office.office, liaison, ticketNumber)).view;
  expect(await view()).toBe('base');
  await expect(recorded(id, '99000001', 'liaisonOfficer')).rejects.toMatchObject({ httpStatus: 403 });
  await recorded(id, '99000001');
  expect(await view()).toBe('masked');
  await recorded(id, '99000002', 'liaisonOfficer');
  await office.db.write(tx => tx.update('Complaint', { id }, { isConfidential: true }));
  expect(await view()).toBe('outline');
});

test('listed are open cases and those just settled that have no number there, for those who read them', async () => {
  const [open, done, secret] = [
    await reported(office),
    await resolved(office, 'KK saya belum jadi', { from: '6280000000002' }),
    await reported(office, 'Akta belum jadi', { from: '6280000000003' }),
  ];
  await imports('99000001', 'Proses');
  await office.db.write(tx => tx.update('Complaint', { id: secret }, { track: 'supervisory' }));
  expect(await notInLapor()).toEqual([done, open]);
  expect(await notInLapor('liaisonOfficer')).toEqual([]);
  await recorded(open, '99000002');
  expect(await notInLapor()).toEqual([done]);
  office.pass(31 * 24 * 60);
  expect(await notInLapor()).toEqual([]);
});

test('an office that does not record every case in LAPOR! has nothing to record', async () => {
  await reported(office);
  expect(await notInLapor()).toHaveLength(1);
  const off = { key: 'laporRecordsEvery', version: 2, value: false, changedBy: null, changedAt: office.now() };
  await office.db.write(tx => tx.insert('Setting', off));
  expect(await notInLapor()).toEqual([]);
});

describe('the day of LAPOR!’s disposition', () => {
  const disposed = (id: string, disposedAt: string, who: PersonaKey = 'liaisonOfficer') =>
    office.does(who, id, 'dateDisposition', { disposedAt });
  async function fromLapor(): Promise<string> {
    await imports('99000001', 'Proses');
    const [row] = await office.db.read.find<ComplaintRow>('Complaint', {});
    return row!.id;
  }
  const clock = async (id: string) => (await office.deadline(id, 'laporFollowUp'))!;

  test('gives the office its five days from there, and why is said', async () => {
    const id = await fromLapor();
    const { startedAt: entered, dueAt } = await clock(id);
    office.pass(3 * 24 * 60);
    await disposed(id, '2026-11-26T09:00');
    expect(await clock(id)).toMatchObject({
      startedAt: wib('2026-11-26T09:00'),
      dueAt: wib('2026-12-03T09:00'),
      enteredAt: entered,
    });
    expect(dueAt).not.toEqual(wib('2026-12-03T09:00'));
    const reasons = await whyDeadlines(office.office, await office.person('operator'), (await office.row(id)).ticketNumber);
    expect(reasons[(await clock(id)).id]).toMatchObject({ isFromDisposition: true, limit: { amount: 5 }, isOtherwise: false });
    expect(await office.breakIn(id)).toBeNull();
  });

  test('named again it is corrected; a day without a time is its last hour, and of today this moment', async () => {
    const id = await fromLapor();
    const { startedAt: entered } = await clock(id);
    office.pass(3 * 24 * 60);
    await disposed(id, '2026-11-25');
    expect((await clock(id)).startedAt).toEqual(wib('2026-11-25T16:00'));
    await disposed(id, '2026-11-26');
    expect(await clock(id)).toMatchObject({ startedAt: office.now(), enteredAt: entered });
  });

  test.each([
    ['2026-11-24', 'inTheFuture'],
    ['2026-11-01', 'beforeTheReport'],
  ])('%s cannot be it', async (day, fault) => {
    const id = await fromLapor();
    await expect(disposed(id, day)).rejects.toMatchObject({ fields: [{ name: 'disposedAt', fault }] });
  });

  test('what the office closes is counted from it too', async () => {
    const id = await taken(office);
    await recorded(id, '99000001');
    office.pass(24 * 60);
    await disposed(id, '2026-11-24T09:00', 'operator');
    expect((await clock(id)).dueAt).toEqual(wib('2026-12-01T09:00'));
    const closed = { date: '2026-11-30', holidayName: 'Cuti Bersama Contoh', holidayType: 'local' };
    await saveHoliday(office.office, await office.person('admin'), closed);
    await recountDuty(office.office, () => undefined).play();
    expect((await clock(id)).dueAt).toEqual(wib('2026-12-02T09:00'));
  });

  test('where LAPOR! counts nothing there is nothing to date', async () => {
    const unknown = await taken(office);
    await expect(disposed(unknown, '2026-11-23', 'operator')).rejects.toMatchObject({ code: 'isInLapor' });
    const late = await answered(office, 'KK saya belum jadi', { from: '6280000000002' });
    await recorded(late, '99000003');
    await expect(disposed(late, '2026-11-23', 'operator')).rejects.toMatchObject({ code: 'noLaporClock' });
  });
});
