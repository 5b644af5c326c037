import { nameInText } from '../../bot/text/nameInText';

test('an office in capitals on the letterhead is written as a sentence has it', () => {
  expect(nameInText('DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL')).toBe('Dinas Kependudukan dan Pencatatan Sipil');
  expect(nameInText('Dinas Dukcapil')).toBe('Dinas Dukcapil');
});
