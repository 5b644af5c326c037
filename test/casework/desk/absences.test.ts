import { absencesOf, awayNow, sayAway, sayBack } from '../../../bot/casework/desk/absences';
import type { PersonaKey } from '../../../bot/local/personas';
import { inProgress, reported, taken } from '../journeys';
import { openOfficeInTime, type OfficeInTime } from '../officeInTime';

let office: OfficeInTime;
beforeEach(async () => {
  office = await openOfficeInTime();
});
afterEach(() => office.close());

const absences = async (who: PersonaKey) => absencesOf(office.office, await office.person(who));
async function away(who: PersonaKey, standIn: PersonaKey, more: Record<string, string> = {}): Promise<void> {
  const days = { from: '2026-11-23', until: '2026-11-25' };
  const input = {
    ...days,
    note: 'Pelapor ADU-2026-000001 menunggu kabar Rabu.',
    standIn: (await office.person(standIn)).id,
    ...more,
  };
  await sayAway(office.office, await office.person(who), input);
}

test('who stands in sees the note and what waits for the colleague, as long as they are away', async () => {
  await taken(office);
  expect((await absences('operator2')).handedOver).toEqual([]);
  await away('operator', 'operator2');
  const { name } = await office.person('operator');
  const [left, ...more] = (await absences('operator2')).handedOver;
  expect([left!.name, left!.until, left!.note, more]).toEqual([name, '2026-11-25', expect.stringContaining('Rabu'), []]);
  expect(left!.items.map(({ complaint, action }) => [complaint.ticketNumber, action])).toEqual([
    ['ADU-2026-000001', 'submitReview'],
  ]);
  expect((await absences('operator')).own).toMatchObject({
    from: '2026-11-23',
    standIn: { name: (await office.person('operator2')).name },
  });
  expect((await absences('policyAnalyst')).handedOver).toEqual([]);
  office.at('2026-11-26T08:00');
  expect([(await absences('operator2')).handedOver, (await absences('operator')).own]).toEqual([[], null]);
});

test('a stand-in sees of the colleague’s cases what their own post lets them see, and no more', async () => {
  const id = await inProgress(office);
  await away('technicalDivision', 'technicalDivision2');
  expect((await absences('technicalDivision2')).handedOver).toMatchObject([{ items: [], total: 0 }]);
  await away('technicalDivision', 'policyAnalyst');
  const { ticketNumber } = await office.row(id);
  const { items } = (await absences('policyAnalyst')).handedOver[0]!;
  expect(items.map(({ complaint }) => complaint.ticketNumber)).toEqual([ticketNumber]);
});

test('what nobody has taken yet lies on the stand-in’s own desk, and is not handed over besides', async () => {
  await reported(office);
  await away('operator', 'operator2');
  expect((await absences('operator2')).handedOver).toMatchObject([{ items: [], total: 0 }]);
});

test('what is to come is shown to its owner alone; coming back ends it', async () => {
  await reported(office);
  await away('operator', 'operator2', { from: '2026-11-24' });
  expect([(await absences('operator')).own?.from, (await absences('operator2')).handedOver]).toEqual(['2026-11-24', []]);
  expect((await awayNow(office.db.read, office.now())).size).toBe(0);
  office.at('2026-11-24T08:00');
  expect([...(await awayNow(office.db.read, office.now())).values()]).toEqual(['2026-11-25']);
  await sayBack(office.office, await office.person('operator'));
  expect([(await absences('operator')).own, (await absences('operator2')).handedOver]).toEqual([null, []]);
});

test('what is said anew replaces what was said, and an identity number in the note is covered', async () => {
  await away('operator', 'operator2');
  await away('operator', 'policyAnalyst', { note: 'NIK 9999990101900001 menunggu.' });
  expect((await absences('operator2')).handedOver).toEqual([]);
  expect((await absences('policyAnalyst')).handedOver[0]!.note).toBe('NIK 9999••••••••0001 menunggu.');
});

test.each<[string, PersonaKey, Record<string, string>, object]>([
  ['no stand-in', 'operator2', { standIn: '' }, { name: 'standIn', fault: 'missing' }],
  ['oneself', 'operator', {}, { name: 'standIn', fault: 'unknownPerson' }],
  ['somebody without a post', 'handler', {}, { name: 'standIn', fault: 'unknownPerson' }],
  ['no date', 'operator2', { from: 'Senin' }, { name: 'from', fault: 'notADate' }],
  ['what is over', 'operator2', { until: '2026-11-22' }, { name: 'until', fault: 'inThePast' }],
  [
    'an end before the beginning',
    'operator2',
    { from: '2026-12-02', until: '2026-12-01' },
    { name: 'until', fault: 'inThePast' },
  ],
  ['no note', 'operator2', { note: ' ' }, { name: 'note', fault: 'missing' }],
])('%s is refused at its field', async (_, standIn, more, fault) => {
  await expect(away('operator', standIn, more)).rejects.toMatchObject({ fields: [fault] });
  expect((await absences('operator')).own).toBeNull();
});

test('a longer absence than a leave is a change of posts', async () => {
  await expect(away('operator', 'operator2', { until: '2027-03-04' })).rejects.toMatchObject({ code: 'absenceTooLong' });
  await away('operator', 'operator2', { until: '2027-03-02' });
});
