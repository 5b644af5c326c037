import { openLocalOffice, type LocalOffice } from '../journeys/localOffice';

let office: LocalOffice;
beforeAll(async () => {
  office = await openLocalOffice();
}, 60_000);
afterAll(() => office?.stop());

const clock = async () => (await office.get('/local/clock')).body;
const wib = (text: string): string => new Date(`${text}+07:00`).toISOString();

test('a fresh office names the next opening and the month’s end, and nothing that is due', async () => {
  const { jumps, upcoming, underWay } = await clock();
  expect(jumps).toEqual({ nextWorkingDay: wib('2026-11-24T08:00'), nextMonth: wib('2026-12-01T08:00') });
  expect([upcoming, underWay]).toEqual([[], null]);
});

test('the clock tells which complaint’s clock is due when, soonest first, and the monthly report', async () => {
  await office.writes('6280000000001', { name: 'Warga Contoh A', text: 'KTP saya belum jadi' });
  const { upcoming, nextDueAt } = await clock();
  const moments = upcoming.map(({ at }: { at: string }) => at);
  expect(moments).toEqual([...moments].sort());
  expect(moments[0]).toBe(nextDueAt);
  expect(upcoming).toContainEqual(
    expect.objectContaining({ duty: 'followUp', ticketNumber: 'ADU-2026-000001', deadline: 'sopResponse', isReminder: true }),
  );
  expect(upcoming).toContainEqual({ duty: 'monthlyReport', at: wib('2026-12-01T08:00') });
});

test('a jump that is under way is told, and the next one waits for it', async () => {
  const first = office.post('/local/clock', { now: '2026-12-01T08:00:00' });
  let seen = await clock();
  while (!seen.underWay) seen = await clock();
  expect(seen.underWay).toMatchObject({ until: wib('2026-12-01T08:00') });
  const earlier = office.post('/local/clock', { now: '2026-11-30T08:00:00' });
  expect((await first).body).toMatchObject({ pending: 0, parked: 0 });
  await earlier;
  const { now, underWay } = await clock();
  expect(underWay).toBeNull();
  expect(now >= wib('2026-12-01T08:00') && now < wib('2026-12-01T08:05')).toBe(true);
}, 60_000);

test('backwards is refused in the reader’s language, with the time it is', async () => {
  const { status, body } = await office.post('/local/clock', { now: '2026-11-24T08:00:00' });
  expect(status).toBe(409);
  expect(body).toMatchObject({ code: 'clockBackwards', message: expect.stringContaining('1 Desember 2026, 08.0') });
});

test('a jump of more than two years is refused: it would play every day on the way and could not be called off', async () => {
  const before = (await clock()).now;
  const { status, body } = await office.post('/local/clock', { now: '2099-01-01T08:00:00' });
  expect([status, body.code]).toEqual([400, 'clockTooFar']);
  expect(Date.parse((await clock()).now) - Date.parse(before)).toBeLessThan(3_600_000);
});
