import { randomBytes } from 'node:crypto';
import { inspect } from 'node:util';
import pino from 'pino';
import { createSealer, Erased, Sealed, Unreadable } from '../../bot/database/sealed';

const keys = { first: randomBytes(32), second: randomBytes(32) };
const sealer = createSealer({ masterKeys: { current: 'first', keys: { first: keys.first } } });
const rotated = createSealer({ masterKeys: { current: 'second', keys, lookup: 'first' } });
const place = { id: '0193a000-0000-7000-8000-000000000001', column: 'name' };
const words = 'Warga Contoh A, 9999990101900001';
const newKey = () => sealer.newDataKey('reporter-1');

test('what was sealed opens in its place, also after a trip through the column', () => {
  const { key } = newKey();
  const column = sealer.seal(words, key, place).toColumn();
  expect(column).not.toContain('Warga');
  expect(sealer.open(Sealed.fromColumn(column), key, place)).toBe(words);
  expect(sealer.open(Sealed.fromColumn(column), key, { ...place, id: place.id.toUpperCase() })).toBe(words);
  expect(sealer.open(sealer.seal('', key, place), key, place)).toBe('');
});

test('the same words are sealed differently each time', () => {
  const { key } = newKey();
  expect(sealer.seal(words, key, place).toColumn()).not.toBe(sealer.seal(words, key, place).toColumn());
});

test('a sealed value moved to another row or column, altered, cut, or opened with another key is unreadable', () => {
  const { key } = newKey();
  const sealed = sealer.seal(words, key, place);
  const text = sealed.toColumn();
  const flipped = text.slice(0, -2) + (text.at(-2) === 'A' ? 'B' : 'A') + text.at(-1);
  const opening = [
    () => sealer.open(sealed, key, { ...place, id: 'other' }),
    () => sealer.open(sealed, key, { ...place, column: 'phone' }),
    () => sealer.open(Sealed.fromColumn(flipped), key, place),
    () => sealer.open(Sealed.fromColumn(text.slice(0, 20)), key, place),
    () => sealer.open(Sealed.fromColumn('plain'), key, place),
    () => sealer.open(sealed, newKey().key, place),
    () => sealer.open(sealed, sealer.systemKey, place),
  ];
  for (const open of opening) expect(open).toThrow(Unreadable);
});

test('neither a sealed value nor a key shows itself when printed, logged, joined or serialised', () => {
  const { key } = newKey();
  const sealed = sealer.seal(words, key, place);
  const secret = sealed.toColumn();
  const lines: string[] = [];
  pino({}, { write: line => void lines.push(line) }).info({ sealed, key, nested: { sealed } }, 'logged');
  const printed = [
    String(sealed),
    `${sealed}`,
    sealed + '',
    JSON.stringify({ sealed, key }),
    inspect({ sealed, key }, { showHidden: true, depth: 9 }),
    inspect(sealed, { customInspect: false, showHidden: true }),
    JSON.stringify(structuredClone({ sealed, key })),
    JSON.stringify({ ...sealed, ...key }),
    lines.join(),
  ];
  expect(printed.filter(text => text.includes(secret) || text.includes(secret.slice(12, 40)))).toEqual([]);
  expect(printed[0]).toBe('[sealed]');
  expect(JSON.parse(printed[3]!)).toEqual({ sealed: '[sealed]', key: '[key]' });
  expect(lines[0]).toContain('"sealed":"[sealed]"');
});

test('a data key comes back from its wrapping for its own reporter only', () => {
  const { key, wrapped } = newKey();
  const sealed = sealer.seal(words, key, place);
  expect(sealer.open(sealed, sealer.unwrap(wrapped, 'reporter-1'), place)).toBe(words);
  expect(() => sealer.unwrap(wrapped, 'reporter-2')).toThrow(Unreadable);
  expect(wrapped.length).toBeLessThan(300);
});

test('when the wrapped key is gone, what it sealed says that it was erased', () => {
  const { key } = newKey();
  const sealed = sealer.seal(words, key, place);
  for (const gone of [null, undefined, '']) {
    expect(() => sealer.open(sealed, sealer.unwrap(gone, 'reporter-1'), place)).toThrow(Erased);
    expect(() => sealer.seal(words, sealer.unwrap(gone, 'reporter-1'), place)).toThrow(Erased);
  }
});

test('after a rotation old values and old wrappings still open, and new ones need the new master key', () => {
  const { key, wrapped } = newKey();
  const sealed = sealer.seal(words, key, place);
  const system = sealer.seal('raw', sealer.systemKey, place);
  const rewrapped = rotated.rewrap(wrapped, 'reporter-1');
  expect(rotated.open(sealed, rotated.unwrap(wrapped, 'reporter-1'), place)).toBe(words);
  expect(rotated.open(sealed, rotated.unwrap(rewrapped, 'reporter-1'), place)).toBe(words);
  expect(rotated.open(system, rotated.systemKey, place)).toBe('raw');
  expect(() => sealer.unwrap(rewrapped, 'reporter-1')).toThrow(Unreadable);
  expect(() => sealer.open(rotated.seal('raw', rotated.systemKey, place), sealer.systemKey, place)).toThrow(Unreadable);
});

test('lookups stay the same over a rotation and differ per kind, office and purpose', () => {
  const other = createSealer({ masterKeys: { current: 'first', keys: { first: randomBytes(32) } } });
  const phone = '6280000000001';
  expect(rotated.blindIndex('phone', phone)).toBe(sealer.blindIndex('phone', phone));
  expect(rotated.searchTerm('akta')).toBe(sealer.searchTerm('akta'));
  expect(rotated.logMac('entry')).toBe(sealer.logMac('entry'));
  const all = [
    sealer.blindIndex('phone', phone),
    sealer.blindIndex('bsuid', phone),
    other.blindIndex('phone', phone),
    sealer.logMac(phone),
    sealer.saltedDigest('salt', phone),
    sealer.saltedDigest('pepper', phone),
    sealer.saltedDigest('salt6', phone.slice(1)),
  ];
  expect(new Set(all).size).toBe(all.length);
  expect(all.every(text => /^[\w-]{43}$/.test(text))).toBe(true);
});

test('a search term is a whole number of 48 bits', () => {
  const terms = Array.from({ length: 500 }, (_, number) => sealer.searchTerm(`kata${number}`));
  expect(terms.every(term => Number.isInteger(term) && term >= 0 && term < 2 ** 48)).toBe(true);
  expect(Math.max(...terms)).toBeGreaterThan(2 ** 46);
});

test('an attachment is sealed and opened as bytes, bound to its row, and is never mistaken for text', () => {
  const { key } = newKey();
  const bytes = randomBytes(70_000);
  const sealed = sealer.sealBytes(bytes, key, place);
  expect(sealer.openBytes(sealed, key, place).equals(bytes)).toBe(true);
  expect(sealed.includes(bytes.subarray(0, 32))).toBe(false);
  expect(() => sealer.openBytes(sealed, key, { ...place, id: 'other' })).toThrow(Unreadable);
  expect(() => sealer.openBytes(Buffer.alloc(3), key, place)).toThrow(Unreadable);
  expect(() => sealer.openBytes(sealed, sealer.unwrap(null, 'reporter-1'), place)).toThrow(Erased);
});

test('incomplete master keys are refused with the reason', () => {
  const { first } = keys;
  expect(() => createSealer({ masterKeys: { current: 'x', keys: { first } } })).toThrow('not among the keys');
  expect(() => createSealer({ masterKeys: { current: 'first', keys: { first: first.subarray(1) } } })).toThrow('32 bytes');
  expect(() => createSealer({ masterKeys: { current: 'first', keys } })).toThrow('name the one that lookups use');
  expect(() => createSealer({ masterKeys: { current: 'a.b', keys: { 'a.b': first } } })).toThrow('letters, digits');
});
