import { openLocalOffice, type LocalOffice } from './localOffice';
import type { Data } from './officeDriver';

/** The whole office against a Teams that refuses what is over its limits (TEAMS §1). */

const citizens = 12;
let office: LocalOffice;
beforeAll(async () => {
  office = await openLocalOffice({ ADUAN_LOCAL_TEAMS_LIMITS: 'on' });
}, 60_000);
afterAll(() => office.stop());

test('a burst of reports, each card changed at once, never runs into a limit: every card stands once, as the case is', async () => {
  const reports = Array.from({ length: citizens }, (_, n) =>
    office.post('/local/phone/messages', {
      ...{ from: `62800000090${String(n).padStart(2, '0')}`, name: 'Warga Contoh', text: 'KTP saya belum jadi' },
    }),
  );
  expect((await Promise.all(reports)).map(({ status }) => status)).toEqual(Array(citizens).fill(200));
  await office.settle();
  const token = await office.token('operator');
  const { body: list } = await office.get('/api/complaints?limit=50', token);
  for (const { ticketNumber } of list.items as Data[]) {
    const { body } = await office.get(`/api/complaints/${ticketNumber}`, token);
    const reply = await office.post(
      `/api/complaints/${ticketNumber}/actions`,
      { action: 'take', step: body.step, input: {} },
      token,
    );
    expect(reply.status).toBe(200);
  }
  await office.settle();
  const { body: counts } = await office.get('/local/teams/limits');
  expect(counts.refused).toBe(0);
  expect(counts.taken).toBeGreaterThanOrEqual(2 * citizens);
  const { body: posts } = await office.get('/local/teams/channels/aduan/messages');
  const cards = (posts as Data[]).map(post => JSON.stringify(post.card));
  expect(cards).toHaveLength(citizens);
  for (const { ticketNumber } of list.items as Data[]) {
    const own = cards.filter(card => card.includes(ticketNumber));
    expect(own).toHaveLength(1);
    expect(own[0]).toContain('Petugas Contoh A');
  }
}, 90_000);
