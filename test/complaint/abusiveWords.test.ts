import { isAbusive } from '../../bot/complaint/abusiveWords';

test.each([
  'Woy dukcapil t*** kerja apa tidur?? jaringan rusak terus. Pake otak!!',
  'GOBLOOOOK semua',
  'dasar g0bl0k',
  'anj*ng lama banget',
  'petugasnya tolol',
  'bungul banar pang kalian ni',
  'asu, wis telung minggu',
  'gak punya otak ya',
  'Jancuk!',
])('%j is rude', text => {
  expect(isAbusive(text)).toBe(true);
});

test.each([
  'KTP ulun balum tacetak jua',
  'Kilen ampi ah? Jadi tahi aku mentehau',
  'Nama saya Asuransi Contoh, kota Asuhan',
  'Saya beternak babi, mau urus KK',
  '*Penting* mohon dibalas',
  '* KTP\n* KK',
  '***',
  'Kami kecewa sekali, pelayanan sangat lambat dan petugas tidak ramah',
  'RT 03/RW 01',
  'Terima kasih 🙏',
])('%j is not', text => {
  expect(isAbusive(text)).toBe(false);
});
