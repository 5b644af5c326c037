import { allowedActions } from '../../../bot/casework/act';
import { readCaseFile } from '../../../bot/casework/reading/caseFile';
import { complaintView } from '../../../bot/casework/reading/complaintView';
import { caseHints } from '../../../bot/teams/caseHints';
import { textIn } from '../../../bot/text/text';
import type { PersonaKey } from '../../../bot/local/personas';
import { reported } from '../journeys';
import { openOfficeInTime } from '../officeInTime';
import type { OfficeInTime } from '../officeInTime';

/** What an officer is made to notice in the words; none of it moves the case (DOMAIN §7, §10 no. 4 to 6). */

let office: OfficeInTime;
beforeEach(async () => {
  office = await openOfficeInTime();
});
afterEach(() => office.db.close());

const words = textIn('id');
async function detailsFor(id: string, who: PersonaKey = 'operator') {
  const file = await readCaseFile(office.db.read, office.office, await office.row(id));
  return complaintView(file, await office.person(who), office.now())!.details!;
}
async function hintsFor(id: string, who: PersonaKey = 'operator'): Promise<string> {
  const allowed = await allowedActions(office.db.read, office.office, await office.row(id), await office.person(who));
  return caseHints(await detailsFor(id, who), allowed, [], words).join('\n');
}

test('sample 6: the rude words are shown with what to do about them, the case stays as it was and can be taken', async () => {
  const id = await reported(
    office,
    'Woy dukcapil t*** kerja apa tidur?? jaringan rusak terus, 3x bolak balik dari Rakumpit. Pake otak!!',
  );
  expect((await detailsFor(id)).cues).toEqual({ isAbusive: true, numbers: [] });
  const hints = await hintsFor(id);
  expect(hints).toContain(words('staff:cue.abusive'));
  expect(hints).toContain('Gangguan aplikasi/jaringan');
  expect(await office.row(id)).toMatchObject({ status: 'received', restricted: false, complaintClass: null });
  await office.does('operator', id, 'take');
  expect((await office.row(id)).status).toBe('inReview');
});

test('a NIK with a digit too few is told of without its digits, to whoever reads the words', async () => {
  const id = await reported(office, 'NIK saya 999999010190001 gak kebaca di bank');
  await office.does('operator', id, 'take');
  for (const who of ['operator', 'policyAnalyst', 'headOfDivision'] as const) {
    expect(await hintsFor(id, who)).toContain('NIK dalam pesan: 15 angka');
    expect(await hintsFor(id, who)).not.toMatch(/\d{5}/);
  }
});

test.each([
  'Di loket ada oknum minta 150 ribu supaya KK cepat jadi',
  'Ada pemalsuan akta di kelurahan',
  'Data saya dijual ke pinjol',
])('%j waits for a person to say whether it is supervisory', async text => {
  const id = await reported(office, text);
  expect(await office.row(id)).toMatchObject({ status: 'received', restricted: true, track: 'full', complaintClass: null });
  expect(await hintsFor(id)).toContain(words('staff:cue.confirmSupervisory'));
  await office.does('operator', id, 'clearRestriction', { reason: 'Bukan petugas kantor' });
  expect(await hintsFor(id)).not.toContain(words('staff:cue.confirmSupervisory'));
});

test('once the case is over there is nothing to notice', async () => {
  const id = await reported(office, 'Goblok, NIK 999999010190001');
  await office.does('operator', id, 'withdraw', { via: 'phone', quote: 'Tidak jadi' });
  expect((await detailsFor(id)).cues).toEqual({ isAbusive: false, numbers: [] });
});

test.each([
  ['greeting', 'dismissedGreeting'],
  ['thanks', 'dismissedThanks'],
  ['wrongNumber', 'dismissedWrongNumber'],
  ['spam', null],
])('whoever holds a number is told kindly that %s is no report', async (reason, purpose) => {
  const id = await reported(office, 'Promo pinjaman tanpa agunan');
  await office.does('operator', id, 'dismiss', { reason });
  const told = (await office.told(id)).filter(each => each?.startsWith('dismissed'));
  expect(told).toEqual(purpose === null ? [] : [purpose]);
});
