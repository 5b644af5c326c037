import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mentionsRestricted } from '../../bot/complaint/restrictedWords';
import { findNationalIds } from '../../bot/complaint/personalData';
import { trackFor } from '../../bot/casework/receiving/register';
import { beginIn, lookAt, playedTo } from '../../bot/local/demo/demoFolder';
import { matters } from '../../bot/local/demo/matters';
import { isShort } from '../../bot/local/demo/matters/matter';
import { monthOf } from '../../bot/local/demo/month';
import { opensAt, playMonth, type Played } from '../../bot/local/demo/playMonth';
import { samples } from '../../bot/local/demo/samples';
import { openLocalOffice, type LocalOffice } from '../journeys/localOffice';
import type { Data } from '../journeys/officeDriver';

const signal = new AbortController().signal;

describe('a short month, played by the routes', () => {
  let office: LocalOffice;
  let played: Played;
  beforeAll(async () => {
    office = await openLocalOffice({ ADUAN_LOCAL_START: opensAt.toISOString() });
    played = (await playMonth(office.baseUrl, { count: 8, seed: 2867, signal }))!;
  }, 300_000);
  afterAll(() => office?.stop());

  const ticketOf = async (sample: number): Promise<string> => {
    const chat = await office.chat(samples[sample - 1]!.citizen!.from);
    return chat.map(({ text }) => /ADU-\d{4}-\d{6}/.exec(text)?.[0]).find(Boolean)!;
  };

  test('nothing waits and nothing is parked', () => {
    expect(played.settled).toEqual({ pending: 0, parked: 0 });
  });

  test('the same seed leads to the same statuses', () => {
    const moving = { answered: 5, inProgress: 1, inReview: 1, awaitingReporter: 1 };
    expect(played.statuses).toEqual({ ...moving, archived: 12, dismissed: 1, outline: 1 });
  });

  test('the report of November awaits the head of division, with the words of the operator', async () => {
    expect(played.reportStatus).toBe('submittedToHeadOfDivision');
    const { body } = await office.get('/api/reports/2026-11', await office.token('headOfDivision'));
    expect(body.narrative.highlights).toContain('KTP-el');
    expect(body.figures.recap.registered).toBeGreaterThan(15);
  });

  test('sample 2 is merged into sample 1, which is settled and counts once', async () => {
    const first = await ticketOf(1);
    expect(await office.complaint(first)).toMatchObject({ status: 'archived', outcome: 'resolved', rating: 4 });
    const { body } = await office.get('/api/complaints?channel=lapor', await office.token('operator'));
    const entries = await Promise.all(body.items.map(({ ticketNumber }: Data) => office.complaint(ticketNumber)));
    expect(entries.find(({ externalId }: Data) => externalId === '99000001')).toMatchObject({ outcome: 'merged' });
  });

  test('sample 5 lies with the inspectorate in time, seen by its handler and not by the operator or the head of division', async () => {
    const { body } = await office.get('/api/complaints', await office.token('handler'));
    const secret = body.items.find(({ status }: Data) => status === 'withInspectorate');
    expect(secret.due.overdue).toBe(false);
    for (const persona of ['operator', 'headOfDivision'])
      expect(await office.complaint(secret.ticketNumber, persona)).toMatchObject({ view: 'outline' });
  });

  test('sample 8 was answered once, and its visit stands until the last of its three issues is over', async () => {
    const { body } = await office.get('/api/complaints?status=inParts', await office.token('operator'));
    const visit = await office.complaint(body.items[0].ticketNumber);
    expect(visit.parts.map(({ status }: Data) => status)).toEqual(['archived', 'answered', 'answered']);
    expect(visit.messages.filter(({ purpose }: Data) => purpose === 'jointAnswer')).toHaveLength(1);
  });

  test('sample 7 was referred out, sample 10 is in its second round, sample 11 was escalated', async () => {
    expect(await office.complaint(await ticketOf(7))).toMatchObject({ status: 'archived', outcome: 'referredOut' });
    expect(await office.complaint(await ticketOf(10))).toMatchObject({ status: 'answered', cycle: 2 });
    expect(await office.complaint(await ticketOf(11))).toMatchObject({
      ...{ status: 'inProgress', cycle: 4 },
      escalatedAt: expect.any(String),
    });
  });

  test('the samples are offered to the phone', async () => {
    const { body } = await office.get('/local/samples');
    expect(body.map(({ number }: Data) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(body[0]).toMatchObject({
      channel: 'whatsapp',
      citizen: { name: 'Warga Contoh A' },
      title: { id: expect.any(String) },
    });
  });
});

describe('the invented complaints', () => {
  const told = (seed: number) =>
    monthOf(200, seed).map(({ fate, channel, at, words, who }) => ({ fate, channel, at, words, who }));

  test('are the same for the same seed and others for another', () => {
    expect(told(1)).toEqual(told(1));
    expect(told(1)).not.toEqual(told(2));
  });

  test('come in November, most of them by WhatsApp, from numbers and names that nobody has', () => {
    const lives = told(1);
    expect(lives.every(({ at }) => at >= opensAt && at < new Date('2026-12-01T00:00:00+07:00'))).toBe(true);
    expect(lives.filter(({ channel }) => channel === 'whatsapp').length).toBeGreaterThan(100);
    expect(
      lives.every(({ who }) => /^(62800\d{8}|\S+@contoh\.invalid)$/.test(who.from) && /^Warga Contoh [A-Z]{2}$/.test(who.name)),
    ).toBe(true);
    expect(new Set(lives.map(({ who }) => who.from)).size).toBe(200);
  });

  test('speak of no levy and name nobody by a number', () => {
    for (const { texts, answer, again, review } of matters) {
      const all = [...texts, answer, again, ...review];
      expect(texts.filter(text => mentionsRestricted(text).restricted)).toEqual([]);
      expect(all.flatMap(text => findNationalIds(text))).toEqual([]);
    }
  });

  test('take the short track where the office would give it to them', () => {
    for (const matter of matters) {
      const track = trackFor(matter.complaintClass, matter.category, 1);
      expect([matter.texts[0], track]).toEqual([matter.texts[0], isShort(matter) ? 'short' : 'full']);
    }
  });
});

describe('the demo’s folder', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'aduan-demo-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('is begun when it is empty, and only opened once it was played to the end', () => {
    expect(lookAt(folder)).toBe('empty');
    expect(lookAt(join(folder, 'none'))).toBe('empty');
    beginIn(folder);
    expect(lookAt(folder)).toBe('unfinished');
    playedTo(folder);
    expect(lookAt(folder)).toBe('played');
  });

  test('is emptied when its play broke off', () => {
    beginIn(folder);
    writeFileSync(join(folder, 'aduan.sqlite'), 'half a month');
    beginIn(folder);
    expect(readdirSync(folder)).toEqual(['demo.json']);
  });

  test('is left alone when it holds anything that is not the demo’s, or while another process plays in it', () => {
    mkdirSync(join(folder, 'files'));
    expect(lookAt(folder)).toBe('foreign');
    for (const text of ['{"state":', '{"name":"somebody’s own demo"}', '{"state":"playing"}', '7', 'null']) {
      writeFileSync(join(folder, 'demo.json'), text);
      expect(lookAt(folder)).toBe('foreign');
    }
    writeFileSync(join(folder, 'demo.json'), JSON.stringify({ state: 'playing', pid: process.ppid }));
    expect(lookAt(folder)).toBe('beingPlayed');
    expect(existsSync(join(folder, 'files'))).toBe(true);
  });
});
