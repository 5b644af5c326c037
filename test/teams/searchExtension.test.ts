import { searchExtension, unfurlLink } from '../../bot/teams/searchExtension';
import type { PersonaKey } from '../../bot/local/personas';
import { taken } from '../casework/journeys';
import { openOfficeInTime, type OfficeInTime } from '../casework/officeInTime';

let office: OfficeInTime;
beforeEach(async () => {
  office = await openOfficeInTime();
  office.office.tab = { teamsAppId: 'app', url: 'https://aduan.contoh.invalid/tab' };
});
afterEach(() => office.close());

interface Answer {
  composeExtension: {
    type: string;
    text?: string;
    attachments?: { content: { actions?: { type: string; url?: string }[] }; preview: { content: Record<string, string> } }[];
  };
}

async function searched(who: PersonaKey, query: string): Promise<Answer['composeExtension']> {
  const value = { commandId: 'searchComplaints', parameters: [{ name: 'query', value: query }] };
  return ((await searchExtension(office.office, await office.person(who), value)) as unknown as Answer).composeExtension;
}

const words = 'KTP rakam balum tacetak di Langkai';

test('a search finds by words and by number, and gives the card that everybody may read', async () => {
  await taken(office, words);
  for (const query of ['tacetak', 'ADU-2026-000001', '']) {
    const { type, attachments } = await searched('operator', query);
    expect([query, type, attachments?.length]).toEqual([query, 'result', 1]);
    expect(attachments![0]!.preview.content).toMatchObject({ title: 'ADU-2026-000001' });
    const card = JSON.stringify(attachments![0]!.content);
    expect(card).not.toContain('tacetak');
    expect(card).not.toContain('Warga');
  }
});

test('a status finds the cases that stand there, in the searcher’s language', async () => {
  const first = await taken(office, words);
  await office.writes({ text: 'Akta balum jadi', from: '6280000000002' });
  for (const [query, found] of [
    ['Ditelaah', 'ADU-2026-000001'],
    ['diterima', 'ADU-2026-000002'],
    ['disposisi', undefined],
  ] as const) {
    const { attachments } = await searched('operator', query);
    expect([query, attachments?.map(({ preview }) => preview.content.title)]).toEqual([query, found && [found]]);
  }
  await office.does('operator', first, 'proposeRejection', { reason: 'tooVague', note: 'Tidak jelas.' });
  expect((await searched('operator', 'disposisi')).attachments).toHaveLength(1);
});

test('a whole name finds its person’s cases; only whoever searches sees it, and masked', async () => {
  await office.writes({ text: words, name: 'Warga Contoh A' });
  await office.writes({ text: 'Akta balum jadi', from: '6280000000002', name: 'Warga Contoh B' });
  const { attachments } = await searched('operator', 'warga contoh a');
  expect(attachments?.map(({ preview }) => preview.content.title)).toEqual(['ADU-2026-000001']);
  expect(attachments![0]!.preview.content.text).toMatch(/^W\S+ /);
  expect(JSON.stringify(attachments)).not.toContain('Contoh A');
  expect(JSON.stringify(attachments![0]!.content)).not.toMatch(/W[*•]/);
});

test('nobody is found by a name that was to be kept', async () => {
  await office.writes({ text: words, name: 'Warga Contoh A' });
  await office.db.write(tx => tx.update('Complaint', { ticketNumber: 'ADU-2026-000001' }, { isConfidential: true }));
  expect(await searched('headOfOffice', 'Warga Contoh A')).toMatchObject({ type: 'message' });
});

test('a card that a person puts into a conversation has links and nothing to press: the bot could not change it', async () => {
  await taken(office, words);
  const { attachments } = await searched('operator', '');
  const actions = attachments![0]!.content.actions ?? [];
  expect(actions.map(action => action.type)).toEqual(['Action.OpenUrl']);
  expect(actions[0]!.url).toContain('https://teams.microsoft.com/l/entity/app/aduan?');
  expect(new URL(actions[0]!.url!).searchParams.get('context')).toBe('{"subEntityId":"ADU-2026-000001"}');
});

test('of a case under restriction it says the number alone, and by words only to whoever may read them', async () => {
  const id = await taken(office, words);
  await office.does('operator', id, 'flagSupervisory', { reason: 'Dugaan.', reportedParty: 'unknown' });
  const mine = await searched('headOfOffice', 'tacetak');
  expect(mine.attachments?.[0]!.preview.content.text).not.toMatch(/disposisi/i);
  expect(await searched('policyAnalyst', 'tacetak')).toMatchObject({ type: 'message' });
  expect((await searched('policyAnalyst', 'ADU-2026-000001')).attachments).toHaveLength(1);
});

describe('a link that somebody pastes', () => {
  const pasted = async (who: PersonaKey, url: unknown) =>
    ((await unfurlLink(office.office, await office.person(who), { url })) as unknown as Answer).composeExtension;

  test('to a complaint becomes the card that everybody may read, by the tab’s path or by its place in the page', async () => {
    await taken(office, words);
    for (const rest of ['/complaints/ADU-2026-000001', '#/complaints/ADU-2026-000001', '/complaints/adu-2026-1?x=1']) {
      const { type, attachments } = await pasted('policyAnalyst', `https://aduan.contoh.invalid/tab${rest}`);
      expect([rest, type, attachments?.length]).toEqual([rest, 'result', 1]);
      expect(attachments![0]!.preview.content).toMatchObject({ title: 'ADU-2026-000001' });
      expect(JSON.stringify(attachments![0]!.content)).not.toContain('tacetak');
    }
  });

  test.each([
    ['of somebody else', 'https://lain.contoh.invalid/tab/complaints/ADU-2026-000001'],
    ['of a host as long as ours', 'https://warga.contoh.invalid/tab/complaints/ADU-2026-000001'],
    ['that only begins like ours', 'https://aduan.contoh.invalid/tabel/complaints/ADU-2026-000001'],
    ['to no complaint', 'https://aduan.contoh.invalid/tab/reports/2026-11'],
    ['to a number that is not there', 'https://aduan.contoh.invalid/tab/complaints/ADU-2026-000009'],
    ['that is none', { href: 1 }],
  ])('%s stays a link', async (_, url) => {
    await taken(office, words);
    expect(await pasted('operator', url)).toEqual({ type: 'result', attachmentLayout: 'list', attachments: [] });
  });

  test('is unfurled for nobody who may not know of the case', async () => {
    await taken(office, words);
    expect((await pasted('admin', 'https://aduan.contoh.invalid/tab/complaints/ADU-2026-000001')).attachments).toEqual([]);
  });
});
