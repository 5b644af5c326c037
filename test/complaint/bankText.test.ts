import { bankVariables, byFit, unknownVariables, withValues, withVariables } from '../../bot/complaint/bankText';
import { bankTextFields, validateFields } from '../../bot/complaint/inputs';
import { defaultPolicy } from '../../bot/complaint/officePolicy';
import type { ComplaintCategory, ServiceType } from '../../bot/complaint/masterData';
import { insertText } from '../../bot/text/insertText';
import { openingText } from '../../bot/text/openingText';
import { languages, textIn } from '../../bot/text/text';

const values = { tiket: 'ADU-2026-000001', layanan: 'Kartu Keluarga', bidang: 'PP', jam: 'Senin', alamat: 'Jl. A', kontak: '1' };

test('a case fills in the known variables and leaves everything else as it is', () => {
  expect(withValues('{tiket}: {layanan} di {alamat}. {x} {{tiket}}', values)).toBe(
    'ADU-2026-000001: Kartu Keluarga di Jl. A. {x} {ADU-2026-000001}',
  );
  expect(unknownVariables('{tiket} {nama} { jam } {} biasa')).toEqual(['nama', ' jam ', '']);
});

test('an answer is opened again where one case had filled it in, the longer value first', () => {
  const { tiket, jam } = values;
  const text = 'Laporan ADU-2026-000001: buka Senin–Jumat 08.00, di Jl. G. Obos, bukan hari Senin.';
  expect(withVariables(text, { tiket, jam: 'Senin–Jumat 08.00', alamat: 'Jl. G. Obos', kontak: 'Obos' })).toBe(
    'Laporan {tiket}: buka {jam}, di {alamat}, bukan hari Senin.',
  );
  expect(jam).toBe('Senin');
});

test('texts of the case’s service come first, then those of its category, then those for every case', () => {
  const text = (title: string, service: ServiceType | null, category: ComplaintCategory | null) => ({ title, service, category });
  const texts = [
    text('umum', null, null),
    text('lain', 'kk', null),
    text('kategori', null, 'delay'),
    text('layanan, kategori lain', 'ktpel_cetak', 'blankShortage'),
    text('layanan', 'ktpel_cetak', null),
    text('layanan dan kategori', 'ktpel_cetak', 'delay'),
  ];
  const found = byFit(texts, { service: 'ktpel_cetak', category: 'delay' });
  expect(found.map(({ title, fit }) => `${fit}: ${title}`)).toEqual([
    'service: layanan dan kategori',
    'service: layanan',
    'service: layanan, kategori lain',
    'category: kategori',
    'general: umum',
    'other: lain',
  ]);
  expect(byFit(texts, { service: null, category: null })[0]!.title).toBe('umum');
});

test('what was typed is never replaced: a text goes below it, stays out where it does not fit, and is not put in twice', () => {
  expect(insertText('  \n', 'Baku.', 20)).toEqual({ text: 'Baku.', how: 'filled' });
  expect(insertText('Ketikan saya. ', 'Baku.', 20)).toEqual({ text: 'Ketikan saya.\n\nBaku.', how: 'added' });
  expect(insertText('Ketikan saya.', 'Baku.', 19)).toEqual({ text: 'Ketikan saya.', how: 'tooLong' });
  expect(insertText('Ini Baku. Ya', 'Baku.', 99)).toEqual({ text: 'Ini Baku. Ya', how: 'there' });
});

const form = { title: 'Judul', answer: 'Buka {jam}.', owner: 'policyAnalyst', reviewIn: '6' };
const faults = (more: object) => {
  try {
    validateFields(bankTextFields, { ...form, ...more });
    return [];
  } catch (error) {
    return (error as { fields: { name: string; fault: string }[] }).fields.map(({ name, fault }) => `${name}: ${fault}`);
  }
};

test('a slip in a variable, somebody’s NIK and a number that was masked are not kept', () => {
  expect(faults({})).toEqual([]);
  expect(faults({ answer: 'Buka {jma}.' })).toEqual(['answer: unknownVariable']);
  expect(faults({ answer: 'NIK 9999990101900001' })).toEqual(['answer: hasNationalId']);
  expect(faults({ answer: 'Hubungi •••••••001' })).toEqual(['answer: isMasked']);
  expect(faults({ title: '', reviewIn: '24' })).toEqual(['title: missing', 'reviewIn: notAChoice']);
});

test.each(languages)('in %s every variable is explained, and a slip is answered with all of them', language => {
  const words = textIn(language);
  const said = words('errors:fieldFault.unknownVariable', { field: 'x', limit: '' });
  for (const name of bankVariables) {
    expect(said).toContain(`{${name}}`);
    expect(words.has(`tab:bank.variable.${name}`)).toBe(true);
  }
});

test('opening hours read as on a door', () => {
  expect(openingText(defaultPolicy.openingHours, 'id')).toBe('Senin–Jumat 08.00–16.00 WIB');
  const friday = [{ from: '08:00', to: '11:30' }];
  const split = [
    { from: '08:00', to: '12:00' },
    { from: '13:00', to: '16:00' },
  ];
  const hours = { ...defaultPolicy.openingHours, 1: split, 5: friday, 6: friday };
  expect(openingText(hours, 'en')).toBe(
    'Monday 08:00–12:00, 13:00–16:00; Tuesday–Thursday 08:00–16:00; Friday–Saturday 08:00–11:30 WIB',
  );
});
