import fc from 'fast-check';
import {
  checkNationalId,
  findNationalIds,
  maskName,
  maskNameIn,
  maskNationalId,
  maskPhone,
  maskText,
  stripForSearch,
} from '../../bot/complaint/personalData';

const invented = ['99'];

describe('national ids', () => {
  test.each([
    ['9999990101900001', []],
    ['9999994101900002', []],
    ['9999992902000001', []],
    ['9999996902000001', []],
    ['999999010190000', ['notSixteenDigits']],
    ['0099990101900001', ['province']],
    ['9999990001900001', ['day']],
    ['9999993201900001', ['day']],
    ['9999994001900001', ['day']],
    ['9999997201900001', ['day']],
    ['9999990100900001', ['month']],
    ['9999990113900001', ['month']],
    ['9999993102900001', ['date']],
    ['9999992902010001', ['date']],
    ['9999997104900001', ['date']],
    ['9999990101900000', ['serial']],
    ['0000000000000000', ['province', 'day', 'month', 'serial']],
  ])('%s has these faults: %j', (digits, errors) => {
    expect(checkNationalId(digits, invented).errors).toEqual(errors);
  });

  test('a region is never more than a warning', () => {
    expect(checkNationalId('9999990101900001')).toEqual({ errors: [], warnings: ['unknownRegion'] });
    expect(checkNationalId('9999990101900001', invented)).toEqual({ errors: [], warnings: [] });
    expect(checkNationalId('3399990101900001', invented)).toEqual({ errors: [], warnings: ['otherRegion'] });
  });

  test('they are found in free text, with or without separators, and told where they stand', () => {
    for (const written of ['9999990101900001', '9999 9901 0190 0001', '999999.010190.0001', '999999-010190-0001']) {
      const text = `NIK saya ${written} gak kebaca di bank`;
      const [found, ...more] = findNationalIds(text, invented);
      expect(more).toEqual([]);
      expect(found).toMatchObject({ digits: '9999990101900001', errors: [], warnings: [], canBeFamilyCard: true });
      expect(text.slice(found!.start, found!.end)).toBe(written);
    }
  });

  test('a woman’s number cannot be that of a family card', () => {
    expect(findNationalIds('9999994101900002', invented)[0]!.canBeFamilyCard).toBe(false);
  });

  test('a number beside another number is found all the same', () => {
    const found = (text: string) => findNationalIds(text, invented).map(each => each.digits);
    expect(found('9999990101900001 9999994101900002')).toEqual(['9999990101900001', '9999994101900002']);
    expect(found('9999990101900001 080000000001')).toEqual(['9999990101900001']);
    expect(found('no 12 9999 9901 0190 0001')).toEqual(['9999990101900001']);
    expect(found('9999990101900001\n9999994101900002')).toHaveLength(2);
  });

  test('a bank account of 16 digits is reported with its faults, longer and shorter numbers are not', () => {
    expect(findNationalIds('rekening 1234567890123456')[0]!.errors).not.toEqual([]);
    expect(findNationalIds('12345678901234567 dan 123456789012345')).toEqual([]);
  });
});

describe('masking', () => {
  test('a national id keeps its first and last four digits, however it was written', () => {
    expect(maskNationalId('9999990101900001')).toBe('9999••••••••0001');
    expect(maskText('NIK 9999 9901 0190 0001, KK 9999990101100002.')).toBe('NIK 9999••••••••0001, KK 9999••••••••0002.');
  });

  test('an invalid 16-digit number is masked too', () => {
    expect(maskText('1234567890123456')).toBe('1234••••••••3456');
  });

  test('a digit too few or too many hides nobody, and other long numbers stay', () => {
    expect(maskText('NIK 999999010190001 atau 99999901019000011')).toBe('NIK 9999••••••••0001 atau 9999••••••••0011');
    expect(stripForSearch('KTP 999999010190001').trim()).toBe('KTP');
    expect(maskText('resi 99999999999999 dan 999999999999999999')).toBe('resi 99999999999999 dan 999999999999999999');
  });

  test.each([
    ['hubungi 080000000012', 'hubungi •••••••••012'],
    ['WA +62 800-0000-0012', 'WA ••••••••••012'],
    ['telp.0800 0000 0012 ya', 'telp.•••••••••012 ya'],
    ['kantor (0536) 3222639', 'kantor ••••••••639'],
    ['wa.me/6280000000001', 'wa.me/••••••••••001'],
  ])('the phone number in "%s" keeps three digits', (text, masked) => {
    expect(maskText(text)).toBe(masked);
  });

  test.each([
    ['lahir 08-12-1990 jam 08.00 - 16.00'],
    ['sejak 03-12-2026, bayar Rp 150.000'],
    ['ADU-2026-000123'],
    ['tiket LAPOR #99000001'],
    ['sudah 3 minggu'],
  ])('"%s" holds nothing to mask', text => {
    expect(maskText(text)).toBe(text);
  });

  test('a phone number alone keeps three digits', () => {
    expect(maskPhone('6280000000001')).toBe('••••••••••001');
    expect(maskPhone('+62 800-0000-0012')).toBe('•'.repeat(10) + '012');
    expect(maskPhone('12')).toBe('12');
  });

  test('a name keeps the first letter of each word', () => {
    expect(maskName('Warga Contoh A')).toBe('W•••• C••••• A•');
    expect(maskName('  Warga   Contoh ')).toBe('W•••• C•••••');
    expect(maskName('')).toBe('');
  });

  test('no 16-digit number survives in any text', () => {
    const word = fc.oneof(fc.stringMatching(/^\d{16}$/), fc.stringMatching(/^[a-z ,.]{0,12}$/), fc.stringMatching(/^\d{1,6}$/));
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), words => {
        const masked = maskText(words.join(' '));
        expect(masked).not.toMatch(/(?<!\d)\d{16}(?!\d)/);
      }),
    );
  });

  test('the search index gets the words without the numbers of people', () => {
    const text = 'KTP 9999990101900001 atas nama Warga Contoh A, WA 080000000012, ADU-2026-000123';
    expect(stripForSearch(text).replace(/\s+/g, ' ')).toBe('KTP atas nama Warga Contoh A, WA , ADU-2026-000123');
  });
});

test('a person’s own name is masked where it stands as words of its own, in any case, and no pattern in it is obeyed', () => {
  expect(maskNameIn('saya BUDI Contoh, bukan Budi Contohan', ' Budi Contoh ')).toBe('saya B••• C•••••, bukan Budi Contohan');
  expect(maskNameIn('a.b (c) dan axb', 'a.b (c)')).toBe('a•• (•• dan axb');
  expect([maskNameIn('tetap', null), maskNameIn('tetap', ' ')]).toEqual(['tetap', 'tetap']);
});
