import { recountDuty } from '../../../bot/casework/clocks/recountClocks';
import { loadSettings } from '../../../bot/casework/office';
import { changing, writeSetting } from '../../../bot/casework/settings/change';
import { saveLimit } from '../../../bot/casework/settings/deadlines';
import { importHolidays, saveHoliday } from '../../../bot/casework/settings/holidays';
import { answered, taken } from '../journeys';
import { citizen, openOfficeInTime, wib } from '../officeInTime';
import type { OfficeInTime } from '../officeInTime';

let office: OfficeInTime;
let failures: string[];
let duty: ReturnType<typeof recountDuty>;
beforeEach(async () => {
  office = await openOfficeInTime();
  failures = [];
  duty = recountDuty(office.office, id => failures.push(id));
});
afterEach(() => office.close());

const closesOn = async (date: string): Promise<void> =>
  saveHoliday(office.office, await office.person('admin'), { date, holidayName: 'Cuti Bersama Contoh', holidayType: 'local' });
const limits = async (limitCode: string, amount: number, version: number): Promise<void> =>
  saveLimit(office.office, await office.person('admin'), { version, input: { limitCode, amount } });
const dueOf = async (id: string, code: Parameters<OfficeInTime['deadline']>[1]) => (await office.deadline(id, code))!.dueAt;
const recounts = async (id: string) => (await office.log(id)).filter(({ action }) => action === 'deadlinesRecounted');

async function sorted(from = citizen): Promise<string> {
  const id = await taken(office, undefined, { from });
  await office.does('operator', id, 'reclassify', { complaintClass: 'complaintNonSupervisory', category: 'delay' });
  return id;
}

test('there is nothing to do until the office changes its time rules', async () => {
  await sorted();
  expect(await duty.nextAt()).toBeNull();
});

test('a day that becomes closed moves what is owed after it, and the case’s chain says so once', async () => {
  const id = await sorted();
  expect(await dueOf(id, 'nonSupervisory')).toEqual(wib('2026-12-11T09:12'));
  const { version } = await office.row(id);
  await closesOn('2026-12-09');
  expect(await duty.nextAt()).toEqual(office.now());
  await duty.play();
  expect(await dueOf(id, 'nonSupervisory')).toEqual(wib('2026-12-14T09:12'));
  expect(await duty.nextAt()).toBeNull();
  const [entry, ...more] = await recounts(id);
  expect([entry!.detail, more]).toEqual([{ policyVersion: 2, clocks: 'nonSupervisory' }, []]);
  expect((await office.row(id)).version).toBe(version + 1);
  expect(await office.breakIn(id)).toBeNull();
});

test('where nothing comes out otherwise, nothing is said of it', async () => {
  const id = await sorted();
  await closesOn('2026-12-24');
  await duty.play();
  expect(await recounts(id)).toEqual([]);
  expect(await duty.nextAt()).toBeNull();
});

test('what was provisional becomes certain when the next year’s decree is entered', async () => {
  office.at('2026-12-21T09:12');
  const id = await sorted();
  expect((await office.deadline(id, 'nonSupervisory'))!.provisional).toBe(true);
  const days = Array.from({ length: 12 }, (_, at) => {
    const date = `2027-${String(at + 1).padStart(2, '0')}-04`;
    return { row: at + 2, date, name: `Libur Contoh ${at}`, type: 'national' as const };
  });
  await importHolidays(office.office, await office.person('admin'), { days, faulty: [] });
  await duty.play();
  expect((await office.deadline(id, 'nonSupervisory'))!.provisional).toBe(false);
  expect(await recounts(id)).toHaveLength(1);
});

test('a stricter limit counts for what is open, and warns at once of what is late by it', async () => {
  const id = await sorted();
  office.at('2026-11-30T09:12');
  await limits('nonSupervisory', 4, 1);
  await duty.play();
  const clock = (await office.deadline(id, 'nonSupervisory'))!;
  expect([clock.dueAt, clock.policyVersion]).toEqual([wib('2026-11-27T09:12'), 2]);
  expect(clock.nextReminderAt! <= office.now()).toBe(true);
  expect((await office.row(id)).nextDueAt! <= office.now()).toBe(true);
});

test('a reporter’s time is never cut short', async () => {
  const id = await answered(office);
  const before = await dueOf(id, 'autoClose');
  await limits('autoClose', 15, 1);
  await duty.play();
  const longer = await dueOf(id, 'autoClose');
  expect(longer > before).toBe(true);
  await limits('autoClose', 10, 2);
  await duty.play();
  expect(await dueOf(id, 'autoClose')).toEqual(longer);
  expect(await duty.nextAt()).toBeNull();
});

test('what stands still keeps what it stood, and a closed case is left alone', async () => {
  const [waiting, closed] = [await sorted('6280000000002'), await answered(office)];
  await office.does('operator', waiting, 'askReporter', { items: 'nomor registrasi' });
  await office.does('operator', closed, 'confirmSettled', {
    via: 'phone',
    at: office.now().toISOString(),
    quote: 'Sudah, terima kasih.',
  });
  const ended = await office.row(closed);
  await closesOn('2026-12-09');
  await duty.play();
  expect(await dueOf(waiting, 'nonSupervisory')).toEqual(wib('2026-12-14T09:12'));
  expect((await office.deadline(waiting, 'nonSupervisory'))!.pausedAt).not.toBeNull();
  expect(await office.row(closed)).toEqual(ended);
});

test('a case that cannot be counted holds up no other, and is not tried without end', async () => {
  const [broken, sound] = [await sorted(), await sorted('6280000000002')];
  await office.db.write(tx => tx.update('Complaint', { id: broken }, { logSeq: 0 }));
  await closesOn('2026-12-09');
  await duty.play();
  expect([failures, (await recounts(sound)).length]).toEqual([[broken], 1]);
  expect(await duty.nextAt()).toBeNull();
});

test('two settings that change in one transaction have versions of their own', async () => {
  const before = await loadSettings(office.db.read);
  await changing(office.office, await office.person('admin'), async change => {
    await writeSetting(change, 'ombudsmanContact', '138', before.version);
    await writeSetting(change, 'dpoContact', '139', null);
  });
  const { version, ombudsmanContact, dpoContact } = await loadSettings(office.db.read);
  expect([version, ombudsmanContact, dpoContact]).toEqual([before.version + 2, '138', '139']);
});
