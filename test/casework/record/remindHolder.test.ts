import { Refused } from '../../../bot/complaint/errors';
import type { PersonaKey } from '../../../bot/local/personas';
import { reported, review, sheetOf, taken } from '../journeys';
import { openOfficeInTime } from '../officeInTime';
import type { OfficeInTime } from '../officeInTime';

let office: OfficeInTime;
beforeEach(async () => {
  office = await openOfficeInTime();
});
afterEach(() => office.close());

/** Who heard of a reminder so far, by login name, as often as they heard. */
async function reminded(): Promise<string[]> {
  const told = (await office.outbox('notify')).map(({ payload }) => payload as { key: string; personId: string });
  const keys: PersonaKey[] = ['operator', 'operator2', 'policyAnalyst', 'technicalDivision', 'headOfDivision', 'headOfOffice'];
  const names = new Map<string, string>();
  for (const key of keys) names.set((await office.person(key)).id, key);
  return told.filter(({ key }) => key === 'reminded').map(({ personId }) => names.get(personId) ?? personId);
}

const remind = (who: PersonaKey, id: string) => office.does(who, id, 'remindHolder');

test('the reminder goes to whoever it waits for, and not to who gives it', async () => {
  const id = await reported(office);
  await remind('operator', id);
  expect(await reminded()).toEqual(['operator2']);

  office.at('2026-11-24T09:00');
  await office.does('operator', id, 'take');
  await remind('operator2', id);
  expect((await reminded()).slice(1)).toEqual(['operator']);

  office.at('2026-11-25T09:00');
  await office.does('operator', id, 'submitReview', review);
  await office.does('policyAnalyst', id, 'verify', { findings: 'Sesuai.' });
  await remind('operator', id);
  expect((await reminded()).slice(2)).toEqual(['headOfDivision']);
  expect((await office.log(id)).at(-1)).toMatchObject({
    action: 'remindHolder',
    sopStep: null,
    toStatus: 'awaitingDisposition',
  });
});

test('once on a day, whoever reminds; on the next day again', async () => {
  const id = await taken(office);
  await remind('headOfDivision', id);
  office.at('2026-11-23T15:30');
  await expect(remind('operator2', id)).rejects.toEqual(new Refused('notRemindedToday'));
  office.at('2026-11-24T08:00');
  await remind('operator2', id);
  expect(await reminded()).toEqual(['operator', 'operator']);
});

test('nobody’s telephone rings outside opening hours but for what is told at any hour', async () => {
  const id = await taken(office);
  office.at('2026-11-23T19:00');
  await expect(remind('headOfDivision', id)).rejects.toEqual(new Refused('withinOpeningHours'));
  await office.db.write(tx => tx.update('Complaint', { id }, { restricted: true }));
  await remind('headOfOffice', id);
  expect(await reminded()).toEqual(['operator']);
});

test('whoever holds it cannot remind themself, and nobody is reminded of what waits for the reporter', async () => {
  const id = await taken(office);
  await expect(remind('operator', id)).rejects.toEqual(new Refused('waitsForYou'));
  await office.does('operator', id, 'askReporter', { items: 'nomor registrasi' });
  await expect(remind('operator2', id)).rejects.toMatchObject({ code: 'notNow' });
  expect(await reminded()).toEqual([]);
  expect(await office.row(id)).toMatchObject({ holderRemindedAt: null });
});

test('a disposed case waits for the division that was named in it', async () => {
  const id = await taken(office);
  await office.does('operator', id, 'submitReview', review);
  await office.does('policyAnalyst', id, 'verify', { findings: 'Sesuai.' });
  await office.does('headOfDivision', id, 'giveDisposition', sheetOf(office));
  await remind('headOfDivision', id);
  expect(await reminded()).toEqual(['technicalDivision']);
});
