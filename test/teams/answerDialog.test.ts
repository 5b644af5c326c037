import { readButton } from '../../bot/teams/button';
import { openDialog, submitDialog } from '../../bot/teams/dialogs';
import { cardBytes, maxCardBytes, type AdaptiveCardJson } from '../../bot/teams/cards/render';
import type { PersonaKey } from '../../bot/local/personas';
import { inProgress, plain, reported } from '../casework/journeys';
import { openOfficeInTime, type OfficeInTime } from '../casework/officeInTime';
import { everyNode } from './cards/models';

/** Writing an answer in a dialog: it comes back for help as often as one likes, and nothing is done or lost by that. */

let office: OfficeInTime;
beforeEach(async () => {
  office = await openOfficeInTime();
});
afterEach(() => office.close());

const card = (body: unknown): AdaptiveCardJson =>
  (body as { task: { value: { card: { content: AdaptiveCardJson } } } }).task.value.card.content;
const inputs = (drawn: AdaptiveCardJson) =>
  Object.fromEntries(everyNode(drawn).flatMap(({ type, id, value }) => (String(type).startsWith('Input.') ? [[id, value]] : [])));
const textsOf = (drawn: AdaptiveCardJson): string[] =>
  everyNode(drawn).flatMap(({ type, text }) => (type === 'TextBlock' ? [String(text)] : []));
/** The data of the button with this title. */
const button = (drawn: AdaptiveCardJson, title: string) =>
  everyNode(drawn).find(node => node.type === 'Action.Submit' && node.title === title)!.data as object;

async function opened(who: PersonaKey, id: string, dialog: string): Promise<AdaptiveCardJson> {
  const { step } = await office.row(id);
  return card(await openDialog(office.office, await office.person(who), readButton({ data: { dialog, complaintId: id, step } })));
}
const pressed = async (who: PersonaKey, drawn: AdaptiveCardJson, title: string, typed: object) =>
  submitDialog(
    office.office,
    await office.person(who),
    readButton({ data: { ...button(drawn, title), ...inputs(drawn), ...typed } }),
  );

const rows = async (id: string) => [await office.row(id), (await office.log(id)).length, await office.db.read.count('Message')];

test('"Pratinjau" brings the form back with what the reporter will see above it, and the press after it acts once', async () => {
  const id = await inProgress(office);
  const before = await rows(id);
  const form = await opened('policyAnalyst', id, 'draftAnswer');
  const typed = { text: 'KTP-el *sudah* dicetak.\nGratis.', isRefusal: 'true' };
  const shown = card(await pressed('policyAnalyst', form, 'Pratinjau', typed));
  expect(textsOf(shown)).toContain('Jendela 24 jam terbuka: pelapor langsung menerima pesan ini.');
  expect(textsOf(shown).join('\n')).toContain('Jawaban laporan ADU-2026-000001: KTP-el sudah dicetak.\n\nGratis.');
  expect(textsOf(shown)).toContain('Tombol: [ Sudah selesai ] [ Belum ] [ Hubungi petugas ]');
  expect(inputs(shown)).toMatchObject(typed);
  expect(await rows(id)).toEqual(before);
  // Twice the same press, as Teams sends it when an answer was lost.
  const done = () => pressed('policyAnalyst', shown, 'Tulis jawaban', plain);
  expect([await done(), await done()]).toEqual([null, null]);
  expect((await office.row(id)).answerState).toBe('draft');
  expect((await office.log(id)).length).toBe((before[1] as number) + 1);
});

test('a form that is not filled in may be looked at too; what is missing is said when it is sent', async () => {
  const id = await inProgress(office);
  const form = await opened('policyAnalyst', id, 'draftAnswer');
  const required = everyNode(form).filter(({ isRequired }) => isRequired === true);
  expect(required).toEqual([]);
  expect(everyNode(form).find(node => node.id === 'text')?.label).toBe('Jawaban kepada pelapor *');
  const shown = card(await pressed('policyAnalyst', form, 'Pratinjau', {}));
  expect(textsOf(shown)).toContain('Tulis jawabannya: di sini tampak persis yang akan dibaca pelapor.');
  const refused = card(await pressed('policyAnalyst', shown, 'Tulis jawaban', { text: 'Sudah.' }));
  expect(textsOf(refused).join()).toContain('Memuat data pribadi orang tertentu?: wajib diisi');
  expect(inputs(refused).text).toBe('Sudah.');
});

test('an answer that stands is shown as it will arrive before it is sent', async () => {
  const id = await inProgress(office);
  await office.does('policyAnalyst', id, 'draftAnswer', { text: 'Sudah dicetak.', ...plain });
  office.at('2026-11-24T09:12');
  const form = await opened('operator', id, 'sendAnswer');
  expect(textsOf(form)).toEqual(
    expect.arrayContaining([
      'Ada jawaban untuk aduan ADU-2026-000001. Balas LIHAT untuk membacanya.',
      expect.stringContaining('Jawaban laporan ADU-2026-000001: Sudah dicetak.'),
    ]),
  );
  expect(everyNode(form).find(node => node.id === 'containsPersonalData')?.isRequired).toBe(true);
});

test('the fullest form still fits: what stands above it is shortened, what was typed is not', async () => {
  const id = await reported(office, 'Apa syarat membuat akta kelahiran? '.repeat(80));
  await office.does('operator', id, 'take', { complaintClass: 'informationRequest', category: 'information' });
  const form = await opened('operator', id, 'submitShort');
  const long = (length: number) => 'Satu kalimat yang biasa. '.repeat(200).slice(0, length);
  const typed = { problem: long(3900), conclusion: long(3900), recommendation: long(3900), answer: long(3500) };
  const shown = card(await pressed('operator', form, 'Pratinjau', typed));
  expect(cardBytes(shown)).toBeLessThanOrEqual(maxCardBytes);
  expect(inputs(shown)).toMatchObject(typed);
  expect(textsOf(shown)).toContain('Pratinjau ini dipersingkat agar dialognya muat; yang dikirim tetap lengkap.');
});
