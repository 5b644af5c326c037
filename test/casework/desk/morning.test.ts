import { deskOf } from '../../../bot/casework/desk/desk';
import { importLapor } from '../../../bot/casework/importing/importLapor';
import { laporDuty } from '../../../bot/casework/importing/laporDuty';
import { morningDuty } from '../../../bot/casework/desk/morning';
import { overdueFor } from '../../../bot/casework/desk/overdueList';
import { readLaporExport } from '../../../bot/channels/lapor';
import { createSchedule } from '../../../bot/outbox/schedule';
import { laporRow, sheetLines, workbookOf } from '../../channels/laporWorkbook';
import { inProgress, reported, taken } from '../journeys';
import { openOfficeInTime, wib } from '../officeInTime';
import type { OfficeInTime } from '../officeInTime';

let office: OfficeInTime;
beforeEach(async () => {
  office = await openOfficeInTime('2026-11-23T11:00');
});
afterEach(() => office.close());

const duty = () => morningDuty(office.office);
const play = () => createSchedule({ duties: [duty()], now: office.now, log: { error: () => undefined } }).playDue();
const told = async (key: string): Promise<string[]> => {
  const rows = (await office.outbox('notify')).filter(({ payload }) => payload.key === key);
  const people = await office.db.read.find<{ id: string; loginName: string }>('Person');
  return rows.map(({ payload }) => people.find(({ id }) => id === payload.personId)!.loginName);
};

describe('the morning', () => {
  test('comes once a working day, at the opening; an office that opens late in the day leaves it for the next', async () => {
    expect(await duty().nextAt()).toBeNull(); // no complaint yet
    await reported(office);
    expect(await duty().nextAt()).toEqual(wib('2026-11-24T08:00'));
    office.at('2026-11-24T08:00');
    expect([await play(), await play()]).toEqual([1, 0]);
    expect(await duty().nextAt()).toEqual(wib('2026-11-25T08:00'));
    office.at('2026-11-27T13:00');
    expect(await play()).toBe(0);
    expect(await duty().nextAt()).toEqual(wib('2026-11-30T08:00')); // over the weekend
  });

  test('everybody who works on cases is told of their desk, an administrator is not; the head of office hears what is late', async () => {
    await reported(office);
    office.at('2026-11-24T08:00');
    await play();
    const desks = await told('digest');
    expect(desks).toEqual(expect.arrayContaining(['operator', 'operator2', 'headOfDivision', 'handler', 'liaisonOfficer']));
    expect(desks).not.toContain('admin');
    expect(await told('overdueList')).toEqual(['headOfOffice']);
  });
});

describe('the calendar of the next year', () => {
  const morning = async (day: string): Promise<string[]> => {
    office.at(`${day}T08:00`);
    await play();
    return told('calendarMissing');
  };

  test('is asked for of the administrator on the first morning of each week from October on', async () => {
    await reported(office);
    expect(await morning('2026-11-24')).toEqual([]); // a Tuesday
    expect(await morning('2026-11-30')).toEqual(['admin']);
    expect(await morning('2026-12-01')).toEqual(['admin']);
  });

  test('is asked for after a Monday off, and no more once it is there', async () => {
    await reported(office);
    const national = (date: string) => ({ date, name: 'Libur', type: 'national' });
    await office.db.write(tx => tx.insert('Holiday', ['2026-11-30'].map(national)));
    expect(await morning('2026-12-01')).toEqual(['admin']);
    const days = ['2026', '2027'].flatMap(year => Array.from({ length: 10 }, (_, at) => national(`${year}-01-${11 + at}`)));
    await office.db.write(tx => tx.insert('Holiday', days));
    expect(await morning('2026-12-07')).toEqual(['admin']);
  });
});

describe('LAPOR!’s export', () => {
  const fetching = () => {
    const duties = [laporDuty(office.office)];
    return createSchedule({ duties, now: office.now, log: { error: () => undefined } }).playDue();
  };

  test('is asked for half an hour after the opening, of the liaison officer, once', async () => {
    expect(await laporDuty(office.office).nextAt()).toBeNull();
    await reported(office);
    office.at('2026-11-24T08:29');
    expect(await fetching()).toBe(0);
    office.at('2026-11-24T08:30');
    expect([await fetching(), await fetching()]).toEqual([1, 0]);
    expect(await told('laporDownload')).toEqual(['liaisonOfficer']);
  });

  test('is asked for of the operators where nobody is the liaison officer', async () => {
    await reported(office);
    await office.db.write(tx => tx.delete('RoleAssignment', { role: 'liaisonOfficer' }));
    office.at('2026-11-24T08:30');
    await fetching();
    expect(await told('laporDownload')).toEqual(['operator', 'operator2']);
  });

  test('is not asked for when the day’s was imported, and again the next day', async () => {
    await reported(office);
    office.at('2026-11-24T08:10');
    const by = await office.person('liaisonOfficer');
    const read = await readLaporExport(await workbookOf(sheetLines([laporRow('9900001')])));
    await importLapor({ office: office.office, by, read, everyOffice: false, fileName: null, sha256: 'a'.repeat(64) });
    office.at('2026-11-24T08:30');
    await fetching();
    expect(await told('laporDownload')).toEqual([]);
    office.at('2026-11-25T08:30');
    await fetching();
    expect(await told('laporDownload')).toEqual(['liaisonOfficer']);
  });
});

test('only what is over two working days late is on the head of office’s list', async () => {
  const first = await reported(office, 'KTP belum jadi', { from: '6280000000001' });
  office.at('2026-11-25T11:00');
  await taken(office, 'KK belum jadi', { from: '6280000000002' });
  const head = await office.person('headOfOffice');
  const late = async () => (await overdueFor(office.office, head)).map(({ id }) => id);
  office.at('2026-11-26T10:59'); // the first was due on the 24th at 11.00
  expect(await late()).toEqual([]);
  office.at('2026-11-26T11:01');
  expect(await late()).toEqual([first]);
});

describe('outside opening hours', () => {
  test('an ordinary report rings nobody’s telephone, one of an illegal levy does', async () => {
    office.at('2026-11-28T21:40'); // Saturday
    await reported(office, 'KTP saya belum jadi', { from: '6280000000001' });
    expect(await told('newComplaint')).toEqual([]);
    await reported(office, 'Di loket ada oknum minta 150 ribu supaya KK cepat jadi, pungli', { from: '6280000000002' });
    expect(await told('restricted')).toEqual(['operator', 'operator2']);
  });

  test('a reporter’s words wait for the morning, and are then on the desk of whoever holds the case', async () => {
    const id = await inProgress(office);
    office.at('2026-11-23T20:00');
    await office.writes('Kapan ya pak?');
    expect(await told('reporterReplied')).toEqual([]);
    const waits = async () => (await deskOf(office.office, await office.person('operator'))).items.map(({ kind }) => kind);
    expect(await waits()).toEqual(['words']);
    await office.does('operator', id, 'addNote', { note: 'Sudah dibaca.' });
    expect(await waits()).toEqual([]);
    office.at('2026-11-24T09:00');
    await office.writes('Mohon kabarnya pak');
    expect(await told('reporterReplied')).toEqual(['operator']);
    expect((await office.row(id)).status).toBe('inProgress');
  });
});
