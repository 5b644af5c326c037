import { statuses } from '../../../bot/complaint/complaint';
import { renderComplaintCard } from '../../../bot/teams/cards/complaintCard';
import type { ComplaintCardModel } from '../../../bot/teams/cards/complaintCard';
import { cardBytes, maxCardBytes } from '../../../bot/teams/cards/render';
import { languages, textIn } from '../../../bot/text/text';
import { longLink, everyNode, hostileTexts, roleModel } from './models';

const id = textIn('id');
const as = (view: 'base' | 'outline'): ComplaintCardModel =>
  // `told` is a word to the reader, not of the case.
  ({ ...roleModel('Rahasia Warga Contoh A'), view, told: null }) as ComplaintCardModel;
const laporPage = 'https://www.lapor.go.id/pengaduan/99000001';
const cases = languages.flatMap(language => statuses.map(status => [language, status] as const));

test.each(cases)('in %s the fullest card of status %s keeps the contract', (language, status) => {
  for (const view of ['role', 'base', 'outline'] as const) {
    const card = renderComplaintCard({ ...roleModel('Kata warga', status), view } as ComplaintCardModel, textIn(language));
    expect([card.type, card.version, card.lang]).toEqual(['AdaptiveCard', '1.5', language]);
    expect(cardBytes(card)).toBeLessThanOrEqual(maxCardBytes);
    expect(card.actions.length).toBeLessThanOrEqual(6);
    expect(JSON.stringify(card)).not.toMatch(/\$\{|null|undefined/);
    for (const node of everyNode(card)) {
      if (node.type === 'TextBlock') expect(node.wrap).toBe(true);
      if (node.type === 'ActionSet') expect((node.actions as unknown[]).length).toBeLessThanOrEqual(6);
      if (node.type === 'Action.Execute' && node.verb !== 'refresh') {
        const data = { ...(node.data as object), verb: node.verb };
        expect(node.fallback).toEqual({ type: 'Action.Submit', title: node.title, data });
      }
      expect(['Table', 'Badge', 'Icon', 'Media', 'Image', 'Chart']).not.toContain(node.type);
    }
  }
});

test.each(hostileTexts.map(text => [text.slice(0, 40), text]))('hostile words stay words: %j', (_, text) => {
  const card = renderComplaintCard(roleModel(text), id);
  expect(cardBytes(card)).toBeLessThanOrEqual(maxCardBytes);
  const texts = everyNode(card).flatMap(node =>
    [node.text, node.value, node.speak, node.fallbackText].filter(each => typeof each === 'string'),
  );
  const written = (texts as string[]).map(text => text.replace(`[#99000001](${laporPage})`, '#99000001'));
  for (const each of written) {
    expect(each).not.toMatch(/\$\{|\{\{|(?<!\\)\]\(|(?<!\\)</);
    // eslint-disable-next-line no-control-regex -- exactly the characters that must not be there
    expect(each).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u0000-\u0009\u000b-\u001f]/);
    expect(each).not.toMatch(/https?:\/|javascript:a|www\.j|jahat\.c|@jahat/);
  }
  const urls = everyNode(card).flatMap(node => (node.url ? [node.url] : []));
  const own = urls.filter(url => !longLink.startsWith(String(url)));
  expect(own).toEqual(['https://contoh.invalid/tab/ADU-2026-000123', 'https://contoh.invalid/arsip/ADU-2026-000123']);
});

test('LAPOR!’s number opens the report there, and its status stands beside ours, in role views alone', () => {
  const lapor = { number: '99000001', status: 'Proses', since: '24 November 2026, 08.30 WIB' } as const;
  const link = laporPage;
  const drawn = (model: ComplaintCardModel) => JSON.stringify(renderComplaintCard(model, id));
  const number = `[#99000001](${link})`;
  const shown = drawn({ ...roleModel(), lapor: { ...lapor, link } });
  expect(shown).toContain(`${number}, status di LAPOR!: Proses (tercatat 24 November 2026, 08.30 WIB)`);
  expect(drawn({ ...roleModel(), lapor: { ...lapor, since: null, link } })).toContain(`${number}, status di LAPOR!: Proses`);
  expect(drawn({ ...roleModel(), lapor: { ...lapor, status: null, link: null } })).toContain('"#99000001"');
  expect(drawn({ ...roleModel(), lapor: null })).not.toContain('99000001');
  for (const view of ['base', 'outline'] as const) expect(drawn(as(view))).not.toContain('99000001');
});

test('the second clock of a case in LAPOR! stands by its name, in role views alone', () => {
  const otherClock = { code: 'laporFollowUp', at: '3 Desember 2026, 16.00 WIB', overdue: false, provisional: false } as const;
  const fact = (clock: typeof otherClock) =>
    JSON.stringify(renderComplaintCard({ ...roleModel(), otherClock: clock }, id)).includes(
      JSON.stringify({ title: 'Tindak lanjut LAPOR!', value: clock.at }),
    );
  expect(fact(otherClock)).toBe(true);
  expect(JSON.stringify(renderComplaintCard({ ...roleModel(), otherClock: null }, id))).not.toContain('Tindak lanjut LAPOR!');
  expect(JSON.stringify(renderComplaintCard(as('base'), id))).not.toContain('Tindak lanjut LAPOR!');
});

test('the channel card shows the case but neither the citizen’s words and name nor the class', () => {
  const sent = JSON.stringify(
    renderComplaintCard({ ...as('base'), holder: { name: 'Petugas Contoh A', since: '09.00' } } as ComplaintCardModel, id),
  );
  for (const shown of ['ADU-2026-000123', 'Diproses', 'WhatsApp', 'Petugas Contoh A', 'Terlambat', 'Langkah SOP 5 dari 8'])
    expect(sent).toContain(shown);
  for (const hidden of [
    'Rahasia',
    'berkadar',
    'Lama/terlambat',
    'Pahandut',
    'Pendaftaran Penduduk',
    'Penyelesaian aduan',
    'Dibatasi',
  ]) {
    expect(sent).not.toContain(hidden);
  }
});

test('the card of a closed-door case holds its number and due time and names nobody', () => {
  const card = renderComplaintCard(as('outline'), id);
  const sent = JSON.stringify(card);
  expect(sent).toContain('ADU-2026-000123');
  expect(sent).toContain('23 November 2026');
  for (const hidden of ['Rahasia', 'Diproses', 'WhatsApp', 'Dipegang', 'Langkah', 'arsip', '29:'])
    expect(sent).not.toContain(hidden);
  expect(card.refresh).toBeUndefined();
});

test('everyone gets two buttons: their own view, and the tab', () => {
  const { actions } = renderComplaintCard({ ...as('base'), dossierUrl: null }, id);
  expect(actions.map(({ type, verb, title }) => [type, verb, title])).toEqual([
    ['Action.Execute', 'showMyActions', 'Tampilkan tindakan saya'],
    ['Action.OpenUrl', undefined, 'Buka di tab'],
  ]);
});

test('a card refreshes itself for at most sixty people and sends ids and the step only', () => {
  const { refresh } = renderComplaintCard(as('base'), id);
  expect(refresh?.userIds).toHaveLength(60);
  expect(refresh?.action).toMatchObject({
    type: 'Action.Execute',
    verb: 'refresh',
    data: { complaintId: roleModel().complaintId, step: 7 },
  });
});

test('buttons act with ids, the step and a submission; those that need words open a dialog', () => {
  const { actions } = renderComplaintCard(roleModel(), id);
  const data = { complaintId: roleModel().complaintId, step: 7 };
  expect(actions[0]).toMatchObject({ type: 'Action.Submit', title: 'Kirim jawaban', style: 'positive' });
  expect(actions[0].data).toMatchObject({ ...data, dialog: 'sendAnswer', msteams: { type: 'task/fetch' } });
  expect(actions[1]).toMatchObject({ type: 'Action.Execute', verb: 'approveAnswer', data });
  expect(actions.filter(action => action.type === 'Action.ShowCard').map(action => action.title)).toEqual(['Lainnya…']);
});

test('every action someone may take has exactly one button on the card', () => {
  const model = roleModel();
  const nodes = everyNode(renderComplaintCard({ ...model, tasks: [] }, id));
  const verbs = nodes.flatMap(node => {
    if (node.type === 'Action.Execute' && node.verb !== 'refresh') return [node.verb];
    const data = node.data as { dialog?: string } | undefined;
    return data?.dialog ? [data.dialog] : [];
  });
  expect(verbs.sort()).toEqual(model.buttons.map(button => button.action).sort());
});

test('a task’s buttons carry the task', () => {
  const nodes = everyNode(renderComplaintCard(roleModel(), id));
  expect(nodes).toContainEqual(expect.objectContaining({ dialog: 'closeTask', task: 'task-0', submissionId: 'close-0' }));
});

test('an ended case keeps its links and nothing to press', () => {
  const card = renderComplaintCard({ ...roleModel('x', 'archived'), ended: true }, id);
  expect(card.actions.map(action => action.title)).toEqual(['Buka di tab', 'Buka berkas']);
  expect(card.refresh).toBeUndefined();
  expect(everyNode(card).filter(node => node.type === 'ActionSet')).toEqual([]);
});

test('only web addresses become links', () => {
  const card = renderComplaintCard({ ...roleModel(), tabUrl: 'javascript:alert(1)', dossierUrl: 'http://localhost:3978/x' }, id);
  expect(card.actions.flatMap(action => (action.url ? [action.url] : []))).toEqual(['http://localhost:3978/x']);
});

test('an anonymous reporter without holder, due time or details still makes a whole card', () => {
  const model = roleModel();
  const bare = {
    ...model,
    reporterName: null,
    holder: null,
    due: null,
    sopStep: null,
    answer: null,
    tabUrl: null,
    dossierUrl: null,
  };
  const nothing = { complaintClass: null, category: null, service: null, division: null, district: null };
  const none = {
    classification: nothing,
    excerpts: [],
    promises: [],
    tasks: [],
    lastEvents: [],
    buttons: [],
    notices: [],
    refreshUserIds: [],
  };
  const sent = JSON.stringify(renderComplaintCard({ ...bare, ...none }, id));
  for (const shown of ['Pelapor anonim', 'Belum ada yang memegang', 'Tidak ada batas waktu berjalan'])
    expect(sent).toContain(shown);
  expect(sent).not.toMatch(/null|\$\{/);
});
