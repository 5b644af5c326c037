import { createDrafts, type Draft, type Keeper } from '../../tab/form/drafts';

function storageOf(entries: Record<string, string> = {}): Keeper {
  const kept = new Map(Object.entries(entries));
  return {
    get length() {
      return kept.size;
    },
    key: index => [...kept.keys()][index] ?? null,
    getItem: key => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: key => void kept.delete(key),
  };
}

const monday = Date.parse('2026-11-23T03:00:00Z');
const day = 86_400_000;
const draft: Draft = { values: { note: 'Contoh' }, submissionId: 'press-1', savedAt: new Date(monday).toISOString() };

test('what was typed comes back under its own name alone, with the id of its press', () => {
  const drafts = createDrafts(storageOf(), () => monday);
  drafts.keep('person.ADU-2026-000001.addNote', draft);
  expect(drafts.read('person.ADU-2026-000001.addNote')).toEqual(draft);
  expect(drafts.read('other.ADU-2026-000001.addNote')).toBeNull();
  drafts.drop('person.ADU-2026-000001.addNote');
  expect(drafts.read('person.ADU-2026-000001.addNote')).toBeNull();
});

test('words about citizens do not stay in a browser: after a week they are gone, also of cases nobody opens again', () => {
  const storage = storageOf({ 'aduan.lang': 'id' });
  createDrafts(storage, () => monday).keep('a', draft);
  expect(createDrafts(storage, () => monday + 6 * day).read('a')).toEqual(draft);
  createDrafts(storage, () => monday + 8 * day);
  expect(storage.getItem('aduan.draft.a')).toBeNull();
  expect(storage.getItem('aduan.lang')).toBe('id');
});

test('what is no draft is none', () => {
  for (const text of ['{', 'null', '"text"', '{"values":1,"savedAt":"x"}']) {
    expect(createDrafts(storageOf({ 'aduan.draft.a': text }), () => monday).read('a')).toBeNull();
  }
});

test('a browser that gives a framed page no storage, or has none left, keeps nothing and breaks nothing', () => {
  const none = createDrafts(null, () => monday);
  none.keep('a', draft);
  expect(none.read('a')).toBeNull();
  const full = storageOf();
  full.setItem = () => {
    throw new Error('QuotaExceededError');
  };
  expect(() => createDrafts(full, () => monday).keep('a', draft)).not.toThrow();
});

test('another officer’s drafts go when somebody else signs in at this machine', () => {
  const storage = storageOf();
  const drafts = createDrafts(storage);
  const draft = { values: { note: 'x' }, submissionId: 's', savedAt: new Date().toISOString() };
  drafts.keep('anna.ADU-2026-000001.addNote', draft);
  drafts.keep('budi.ADU-2026-000001.addNote', draft);
  drafts.dropOthers('budi');
  expect(drafts.read('anna.ADU-2026-000001.addNote')).toBeNull();
  expect(drafts.read('budi.ADU-2026-000001.addNote')).toEqual(draft);
});
