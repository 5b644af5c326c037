import { partOf, planParts } from '../../bot/channels/whatsappParts';

const to = { waId: '6280000000001', bsuid: null };
const text = (length: number, buttons = [{ id: 'sudah:1', title: 'Sudah selesai' }]) => ({
  ...{ to, body: 'Satu kalimat. '.repeat(length / 14), buttons, listLabel: 'Pilih', callbackData: 'a-message', template: null },
});

test('a text that fits is one part, and its callback data stands for the whole', () => {
  expect(planParts(text(700)).map(part => part.callbackData)).toEqual(['a-message']);
  expect(partOf('a-message')).toEqual({ callbackData: 'a-message', part: null });
});

test('of a longer text the parts that others follow are numbered, and the last one stands for the whole', () => {
  const parts = planParts(text(9_800));
  expect(parts.map(part => part.callbackData)).toEqual(['a-message/1', 'a-message/2', 'a-message/3', 'a-message']);
  expect(parts.map(part => partOf(part.callbackData).part)).toEqual([1, 2, 3, null]);
  expect(parts.map(part => part.buttons.length)).toEqual([0, 0, 0, 1]);
});

test('a template says that it is one', () => {
  const [only, ...others] = planParts({ ...text(9_800), template: { name: 'aduan_jawaban', parameters: ['ADU-2026-000001'] } });
  expect(others).toEqual([]);
  expect(partOf(only!.callbackData)).toEqual({ callbackData: 'a-message', part: 'template' });
});

test('under the buttons of a long answer stands the question, with the signature below it', () => {
  const question = 'Apakah jawaban ini sudah menyelesaikan masalah Bapak/Ibu?';
  const body = `${'Satu kalimat. '.repeat(200).trim()}\n\n${question}\n\nPetugas Pengaduan Disdukcapil Kota Palangka Raya`;
  const parts = planParts({ ...text(700), body });
  expect(parts.map(part => part.buttons.length)).toEqual([0, 1]);
  expect(parts[1]!.body).toBe(`${question}\n\nPetugas Pengaduan Disdukcapil Kota Palangka Raya`);
});
