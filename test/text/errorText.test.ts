import { Invalid, NotAllowed, Refused } from '../../bot/complaint/errors';
import { errorText } from '../../bot/text/errorText';
import { faultTexts } from '../../bot/text/fieldText';
import { textIn } from '../../bot/text/text';

const id = textIn('id');
const en = textIn('en');

test('a stale card says who did what meanwhile', () => {
  const stale = new Refused('stale', { who: 'Petugas Contoh A', done: 'take' });
  expect(errorText(id, stale)).toBe('Kartu ini sudah berubah: Petugas Contoh A sudah menerima laporan. Berikut keadaan terkini.');
  expect(errorText(en, stale)).toBe('This card has changed: Petugas Contoh A took the report. Here is the current state.');
});

test('codes among the values are read as words', () => {
  expect(errorText(en, new NotAllowed('notYourRole', { roles: ['headOfDivision', 'policyAnalyst'] }))).toContain(
    'Head of division, Policy analyst',
  );
  expect(errorText(id, new Refused('notNow', { action: 'sendAnswer', status: 'archived' }))).toContain('“Kirim jawaban”');
  expect(errorText(id, new Refused('notNow', { action: 'approveReport', status: 'acknowledged' }))).toContain(
    'Diterima Kepala Dinas',
  );
});

test('faulty input names every field with its fault', () => {
  const invalid = new Invalid('invalidInput', [
    { name: 'problem', fault: 'missing' },
    { name: 'answer', fault: 'tooLong', limit: 3500 },
  ]);
  expect(errorText(id, invalid)).toBe(
    'Isian belum benar: I. Persoalan: wajib diisi; Jawaban kepada pelapor: terlalu panjang, paling banyak 3500 karakter. Perbaiki lalu kirim lagi.',
  );
  expect(faultTexts(en, 'sendProgress', [{ name: 'text', fault: 'missing' }])).toEqual([
    { name: 'text', text: 'News to the reporter: required' },
  ]);
});

test('an error without a text is refused rather than shown as a code', () => {
  expect(() => errorText(id, new Refused('noSuchCode'))).toThrow('noSuchCode');
});
