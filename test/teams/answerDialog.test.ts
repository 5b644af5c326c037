import { saveBankText } from '../../bot/casework/bank/answerBank';
import { readCaseFile } from '../../bot/casework/reading/caseFile';
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

async function writes(title: string, answer: string, service = '') {
  const by = await office.person('policyAnalyst');
  const input = { title, answer, service, owner: 'policyAnalyst', reviewIn: '6' };
  await saveBankText({ office: office.office, by, id: null, version: null, input });
}

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

test('a text of the bank fills the answer; what was typed stays above it, and nothing is done', async () => {
  const id = await inProgress(office);
  await writes('Lain', 'KK sudah jadi.', 'kk');
  await writes('Siap diambil', 'Laporan {tiket}: {layanan} siap diambil.', 'ktpel_cetak');
  const before = await rows(id);
  const form = await opened('policyAnalyst', id, 'draftAnswer');
  const choices = everyNode(form).find(node => node.id === 'bankText')!.choices as { value: string; title: string }[];
  expect(choices.map(({ title }) => title)).toEqual(['Siap diambil (Layanan laporan ini)', 'Lain (Hal lain)']);
  const bankText = choices[0]!.value;
  const use = async (from: AdaptiveCardJson, typed: object) =>
    card(await pressed('policyAnalyst', from, 'Pakai teks ini', typed));

  const filled = await use(form, { bankText, containsPersonalData: 'false' });
  const text = 'Laporan ADU-2026-000001: KTP-el: pencetakan siap diambil.';
  expect(inputs(filled)).toMatchObject({ text, containsPersonalData: 'false' });
  expect(textsOf(filled).join()).toContain('Teks “Siap diambil” sudah diisikan.');
  expect(textsOf(filled).join()).toContain(`Jawaban laporan ADU-2026-000001: `);
  const added = await use(form, { bankText, text: 'Yth. Bapak/Ibu,' });
  expect(inputs(added).text).toBe(`Yth. Bapak/Ibu,\n\n${text}`);
  expect(textsOf(added).join()).toContain('ditambahkan di bawah yang sudah diketik');
  const full = 'x'.repeat(3490);
  expect(inputs(await use(form, { bankText, text: full })).text).toBe(full);
  expect(textsOf(await use(form, { text: full })).join()).toContain('Pilih dahulu sebuah teks');
  expect(await rows(id)).toEqual(before);

  expect(await pressed('policyAnalyst', filled, 'Tulis jawaban', {})).toBeNull();
  const { answers } = await readCaseFile(office.db.read, office.office, await office.row(id));
  expect(answers.map(answer => answer.text)).toEqual([text]);
});

test('where the bank is empty the form has no list', async () => {
  expect(
    everyNode(await opened('policyAnalyst', await inProgress(office), 'draftAnswer')).some(node => node.id === 'bankText'),
  ).toBe(false);
});

test('the fullest form still fits: what stands above it is shortened, what was typed is not', async () => {
  const id = await reported(office, 'Apa syarat membuat akta kelahiran? '.repeat(80));
  await office.does('operator', id, 'take', { complaintClass: 'informationRequest', category: 'information' });
  for (let count = 1; count <= 60; count++) await writes(`Teks ${count} ${'panjang '.repeat(12)}`, 'Isi.');
  const form = await opened('operator', id, 'submitShort');
  const long = (length: number) => 'Satu kalimat yang biasa. '.repeat(200).slice(0, length);
  const typed = { problem: long(3900), conclusion: long(3900), recommendation: long(3900), answer: long(3500) };
  const shown = card(await pressed('operator', form, 'Pratinjau', typed));
  expect(cardBytes(shown)).toBeLessThanOrEqual(maxCardBytes);
  expect(inputs(shown)).toMatchObject(typed);
  expect((everyNode(shown).find(node => node.id === 'bankText')?.choices as unknown[]).length).toBeGreaterThanOrEqual(5);
  expect(textsOf(shown)).toContain('Pratinjau ini dipersingkat agar dialognya muat; yang dikirim tetap lengkap.');
});

test('a dialog says who is filling in another about the same case, until that one is sent', async () => {
  const id = await inProgress(office);
  const first = await opened('technicalDivision', id, 'draftAnswer');
  expect(textsOf(first).join('\n')).not.toContain('sedang mengisi');
  const { name } = await office.person('technicalDivision');
  const line = `⚠ ${name} sedang mengisi “Tulis jawaban” pada laporan ini.`;
  expect(textsOf(await opened('policyAnalyst', id, 'draftAnswer'))).toContain(line);
  await pressed('technicalDivision', first, 'Tulis jawaban', { text: 'KTP-el sudah dicetak.', ...plain });
  expect(textsOf(await opened('policyAnalyst', id, 'draftAnswer')).join('\n')).not.toContain('sedang mengisi');
  expect((await office.log(id)).at(-1)!.detail).toMatchObject({ from: 'teams' });
});
