import { numberNotes } from '../../bot/complaint/numberNotes';

const valid = '9999990101900001';

test.each([
  ['NIK saya 999999010190001 gak kebaca', [{ what: 'nik', note: 'digits', digits: 15 }]],
  ['nik: 99999901019000012', [{ what: 'nik', note: 'digits', digits: 17 }]],
  ['No. KK 9999.9901.0190.0001', [{ what: 'familyCard', note: 'unknownRegion', digits: 16 }]],
  ['nomor kartu keluarga saya 9999994101900002', [{ what: 'familyCard', note: 'impossible', digits: 16 }]],
  ['NIK 9999993213900001', [{ what: 'nik', note: 'impossible', digits: 16 }]],
  ['NIK 9999990101900000', [{ what: 'nik', note: 'impossible', digits: 16 }]],
  ['NIK saya 6372010101900001', [{ what: 'nik', note: 'otherRegion', digits: 16 }]],
  ['NIK saya 6271010101900001', []],
  [`atas nama ibu, ${valid}`, [{ what: 'either', note: 'unknownRegion', digits: 16 }]],
])('%j: %j', (text, notes) => {
  expect(numberNotes(text)).toEqual(notes);
});

test.each([
  'rekening 1234567890123456',
  `transfer ke rekening ${valid}`,
  `no registrasi ${valid}`,
  '1234567890123456',
  'NIK saya hilang, hubungi 081200000001',
  'NIK belum online sejak 2 November 2026',
  'KK 3 orang',
  'nik tidak terbaca, nomor rekening saya 123456789012345',
  '',
])('%j holds no number to speak of', text => {
  expect(numberNotes(text)).toEqual([]);
});

test('the same slip said twice is one note, and no note holds the digits', () => {
  const notes = numberNotes(`NIK 999999010190001. Sekali lagi NIK 999999010190001, KK ${valid}`);
  expect(notes).toHaveLength(2);
  expect(JSON.stringify(notes)).not.toMatch(/\d{5}/);
});
