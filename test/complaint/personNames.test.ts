import { comparableName, compareNames, namesIn } from '../../bot/complaint/personNames';

test.each([
  ['atas ngaran Warga Contoh A, Kelurahan Langkai', 'Warga Contoh A'],
  ['Saya Warga Contoh A sudah perekaman 2 November', 'Warga Contoh A'],
  ['ktp an. rekaan contoh kelurahan langkai', 'rekaan contoh'],
  ['KTP a.n. Rekaan Contoh belum jadi', 'Rekaan Contoh'],
  ['nama saya rekaan contoh, rt 3', 'rekaan contoh'],
  ['nama lengkap saya: Rekaan Contoh\nalamat Jl. Umpama', 'Rekaan Contoh'],
])('%j names %j', (text, name) => {
  expect(namesIn(text)).toEqual([name]);
});

test.each(['Saya KTP Belum Jadi', 'saya sudah rekam', 'Saya Rekaan', 'atas nama anak', 'Mohon Maaf saya ke Dukcapil Kota', ''])(
  '%j names nobody',
  text => {
    expect(namesIn(text)).toEqual([]);
  },
);

test('a name is one however it is written: case, accents, titles', () => {
  expect(compareNames('Bapak WARGA CONTOH A', 'Warga Contoh A')).toBe('same');
  expect(comparableName('Hj. Rékaan Contoh')).toBe('rekaan contoh');
  expect(compareNames('Warga Contoh', 'Warga Contoh A')).toBe('similar');
  expect(compareNames('Rekaan Aminah', 'Rekaan Aminnah')).toBe('similar');
});

test('neighbours with like names stay two people; one word is nobody’s name', () => {
  expect(compareNames('Warga Contoh A', 'Warga Contoh B')).toBeNull();
  expect(compareNames('Rekaan Ani', 'Rekaan Adi')).toBeNull();
  expect(compareNames('Rekaan', 'Rekaan')).toBeNull();
  expect(comparableName('Ibu Rekaan')).toBeNull();
});
