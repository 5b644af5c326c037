import { typedReport } from '../../bot/channels/typedReport';
import { reportFields } from '../../bot/complaint/inputs';
import type { ComplaintRow } from '../../bot/database/tables';
import type { PersonaKey } from '../../bot/local/personas';
import { readButton } from '../../bot/teams/button';
import { cardBytes, maxCardBytes, type AdaptiveCardJson } from '../../bot/teams/cards/render';
import { openIntake, submitIntake } from '../../bot/teams/intakeDialog';
import { languages, textIn } from '../../bot/text/text';
import { openOfficeInTime, wib, type OfficeInTime } from '../casework/officeInTime';
import { everyNode, hostileTexts } from './cards/models';

/** "Catat aduan" and "Jadikan aduan": a report is entered without leaving Teams. */

let office: OfficeInTime;
beforeEach(async () => {
  office = await openOfficeInTime();
  office.office.tab = { teamsAppId: 'app', url: 'https://aduan.contoh.invalid/tab' };
});
afterEach(() => office.close());

const words = textIn('id');

interface Shown {
  said: string | null;
  card: AdaptiveCardJson;
  /** What stands in the form, and what its button sends. */
  typed: Record<string, unknown>;
  sends: Record<string, unknown>;
}

function shown(body: unknown): Shown {
  const { task } = body as { task: { type: string; value: string | { card: { content: AdaptiveCardJson } } } };
  if (typeof task.value === 'string') return { said: task.value, card: undefined as never, typed: {}, sends: {} };
  const card = task.value.card.content;
  const inputs = everyNode(card).filter(({ type }) => String(type).startsWith('Input.'));
  const sends = (card.actions.find(({ type }) => type === 'Action.Submit')?.data ?? {}) as Record<string, unknown>;
  return { said: null, card, typed: Object.fromEntries(inputs.map(({ id, value }) => [id as string, value])), sends };
}

const opened = async (who: PersonaKey, value: unknown = null): Promise<Shown> =>
  shown(await openIntake(office.office, await office.person(who), value));

const submitted = async (who: PersonaKey, { typed, sends }: Shown, more: object = {}): Promise<Shown> =>
  shown(
    await submitIntake(
      office.office,
      typedReport,
      await office.person(who),
      readButton({ data: { ...typed, ...more, ...sends } }),
    ),
  );

const complaints = () => office.db.read.find<ComplaintRow>('Complaint', { order: { ticketNumber: 'ASC' } });

const visit = { channel: 'counter', text: 'KK saya salah nama ibu.', readBack: 'true', contact: '0812-0000-0008' };

test('what stood at the counter gets number, clock and the way to its receipt; the next one begins from there', async () => {
  const form = await opened('operator');
  const done = await submitted('operator', form, { ...visit, name: 'Warga Contoh H' });
  expect(JSON.stringify(done.card.body)).toContain('ADU-2026-000001');
  expect(done.card.body.at(-1)!.text).toMatch(/paling lambat .*24 Nov/);
  expect(done.card.actions[0]).toMatchObject({ type: 'Action.OpenUrl', url: expect.stringContaining('ADU-2026-000001') });
  const [row] = await complaints();
  const [begun] = await office.log(row!.id);
  expect([row!.channel, begun!.action, begun!.actorId]).toEqual(['counter', 'receive', (await office.person('operator')).id]);
  const next = await submitted('operator', done);
  expect([next.typed.text, next.sends.submissionId === form.sends.submissionId]).toEqual(['', false]);
});

test('one form acts once, however often it is sent; changed words of the same press are asked about', async () => {
  const form = await opened('operator');
  await submitted('operator', form, visit);
  expect((await submitted('operator', form, visit)).card.speak).toContain('ADU-2026-000001');
  expect(await complaints()).toHaveLength(1);
  const changed = await submitted('operator', form, { ...visit, text: 'Hal lain.' });
  expect([changed.typed.text, await complaints()]).toEqual(['Hal lain.', [expect.anything()]]);
  await submitted('operator', changed);
  expect(await complaints()).toHaveLength(2);
});

test('several issues of a visit become its parts', async () => {
  const done = await submitted('operator', await opened('operator'), {
    ...visit,
    text2: 'Akta belum jadi.',
    service2: 'kk',
  });
  expect(done.card.speak).toContain('ADU-2026-000001');
  expect((await complaints()).map(({ holdsParts, service }) => [holdsParts, service])).toEqual([
    [true, null],
    [false, null],
    [false, 'kk'],
  ]);
});

describe('what is missing or wrong', () => {
  test('is said above the form, which keeps what was typed and the same press', async () => {
    const form = await opened('operator');
    const again = await submitted('operator', form, { ...visit, contact: '' });
    expect(JSON.stringify(again.card.body[0])).toContain('cara menghubungi pelapor');
    expect(again.typed).toMatchObject({ ...visit, contact: '' });
    expect(again.sends).toEqual(form.sends);
    expect(await complaints()).toEqual([]);
  });

  test('opens the folded part in which it is', async () => {
    const open = (card: AdaptiveCardJson, heading: string): unknown => {
      const all = everyNode(card);
      const button = all.find(({ type, title }) => type === 'Action.ToggleVisibility' && title === heading);
      return all.find(({ id }) => id === (button?.targetElements as string[])[0])?.isVisible;
    };
    const [further, later] = [words('tab:enter.addIssue'), words('tab:enter.later')];
    const { card, ...form } = await opened('operator');
    expect([open(card, further), open(card, later)]).toEqual([false, false]);
    const future = await submitted(
      'operator',
      { card, ...form },
      { ...visit, receivedAt: '2026-12-24', receivedAt__time: '10:00' },
    );
    expect([open(future.card, further), open(future.card, later)]).toEqual([false, true]);
    expect(future.typed).toMatchObject({ receivedAt: '2026-12-24', receivedAt__time: '10:00' });
    const issue = await submitted('operator', form as Shown, { ...visit, contact: '', text2: 'Akta belum jadi.' });
    expect(open(issue.card, further)).toBe(true);
  });
});

describe('who may enter reports', () => {
  test('nobody else gets a form or enters anything with a forged one', async () => {
    const form = await opened('operator');
    expect((await opened('policyAnalyst')).said).toBe(words('tab:enter.notYours'));
    expect((await submitted('policyAnalyst', form, visit)).said).toBe(words('tab:enter.notYours'));
    expect(await complaints()).toEqual([]);
  });

  test('the liaison officer enters what LAPOR! has, and is asked for no other channel', async () => {
    const form = await opened('liaisonOfficer');
    expect(form.typed.channel).toBe('lapor');
    await submitted('liaisonOfficer', form, { text: 'KTP belum jadi', externalId: '9900001' });
    expect(await complaints()).toMatchObject([{ channel: 'lapor', externalId: '9900001' }]);
  });
});

describe('a message of Teams that is made a complaint', () => {
  const message = (content: string, more: object = {}) => ({
    commandId: 'makeComplaint',
    messagePayload: {
      body: { contentType: 'html', content },
      from: { user: { displayName: 'Petugas Contoh B' } },
      createdDateTime: wib('2026-11-23T08:40').toISOString(),
      ...more,
    },
  });

  test('brings its words without markup, and the time from which the clock runs', async () => {
    const html =
      '<p>Ibu di loket: <b>KK</b> salah &amp; hilang.<br>Sudah <at id="0">Petugas Contoh A</at> catat <emoji alt="🙂"></emoji></p>' +
      '<p><a href="https://contoh.invalid/x">lihat</a> <img src="https://contoh.invalid/a.png" alt="foto"></p>';
    const form = await opened('operator', message(html));
    expect(form.typed.text).toBe('Ibu di loket: KK salah & hilang.\nSudah Petugas Contoh A catat 🙂\n\nlihat');
    expect(form.typed).toMatchObject({ receivedAt: '2026-11-23', receivedAt__time: '08:40' });
    expect(JSON.stringify(form.card.body)).toContain('Petugas Contoh B');
    await submitted('operator', form, { channel: 'phone', contact: '0812-0000-0008' });
    expect((await complaints())[0]!.receivedAt).toEqual(wib('2026-11-23T08:40'));
  });

  test('keeps who wrote it where the form comes back', async () => {
    const again = await submitted('operator', await opened('operator', message('<p>x</p>')), { channel: 'phone' });
    expect(JSON.stringify(again.card.body)).toContain('Petugas Contoh B');
  });

  test.each([
    ['of a clock that runs ahead', { createdDateTime: '2031-01-01T00:00:00Z' }],
    ['without a time', { createdDateTime: undefined }],
    ['of nobody known', { from: null, createdDateTime: null }],
  ])('%s gives no time of receipt, and says so', async (_, more) => {
    const form = await opened('operator', message('<p>KTP belum jadi</p>', more));
    expect(form.typed).toMatchObject({ text: 'KTP belum jadi', receivedAt: '', receivedAt__time: '' });
  });

  test.each([
    null,
    'x',
    {},
    { messagePayload: null },
    { messagePayload: { body: null } },
    { messagePayload: { body: { content: 7 } } },
  ])('that cannot be read (%j) leaves an empty form', async value =>
    expect((await opened('operator', value)).typed.text).toBe(''),
  );

  test('is inert in the form, whatever it holds', async () => {
    for (const text of hostileTexts) {
      const { typed, card } = await opened('operator', message(text, { body: { contentType: 'text', content: text } }));
      expect(typed.text).toBe(text.trim());
      expect(JSON.stringify(everyNode(card).filter(({ type }) => type === 'TextBlock'))).not.toContain(text);
    }
  });
});

test.each(languages)('in %s the form asks for every field of a report and keeps the contract', async language => {
  const person = { ...(await office.person('operator')), language };
  const { card } = shown(await openIntake(office.office, person, null));
  expect(cardBytes(card)).toBeLessThanOrEqual(maxCardBytes);
  expect(JSON.stringify(card)).not.toMatch(/\$\{|null|undefined/);
  const ids = everyNode(card).flatMap(({ id, type }) => (String(type).startsWith('Input.') ? [id] : []));
  expect(ids).toEqual(expect.arrayContaining(reportFields.map(({ name }) => name)));
  expect(everyNode(card).find(({ id }) => id === 'readBack')?.title).toContain(textIn(language)('staff:channel.phone'));
});
