import { greetingsDuty } from '../../../bot/casework/receiving/greetings';
import { createSchedule } from '../../../bot/outbox/schedule';
import { reported } from '../journeys';
import { openOfficeInTime, wib } from '../officeInTime';
import type { OfficeInTime } from '../officeInTime';

let office: OfficeInTime;
beforeEach(async () => {
  office = await openOfficeInTime();
});
afterEach(() => office.close());

const play = () =>
  createSchedule({ duties: [greetingsDuty(office.office)], now: office.now, log: { error: () => undefined } }).playDue();
const onlyComplaint = async () => (await office.db.read.find<{ id: string; receivedAt: Date }>('Complaint'))[0];

test('a greeting after which nothing came gets its number 15 minutes after the last of them', async () => {
  const duty = greetingsDuty(office.office);
  expect(await duty.nextAt()).toBeNull();
  await office.writes('Assalamualaikum');
  office.pass(10);
  await office.writes('halo min');
  expect(await duty.nextAt()).toEqual(wib('2026-11-23T09:37'));
  office.at('2026-11-23T09:36');
  expect([await play(), await onlyComplaint()]).toEqual([0, undefined]);
  office.at('2026-11-23T09:37');
  expect(await play()).toBe(1);
  const complaint = await onlyComplaint();
  expect(complaint).toMatchObject({ status: 'received', receivedAt: wib('2026-11-23T09:12'), needsSummary: false });
  expect(await office.told(complaint!.id)).toEqual(['receipt']);
  expect(await duty.nextAt()).toBeNull();
  expect(await play()).toBe(0);
});

test('what comes after that joins it', async () => {
  await office.writes('Assalamualaikum');
  office.pass(20);
  await play();
  const { kind, complaint } = await office.writes('KTP saya belum jadi');
  expect([kind, complaint!.ticketNumber]).toEqual(['joined', 'ADU-2026-000001']);
});

test('a message whose question stays unanswered is put before an officer within the hour', async () => {
  const first = await reported(office);
  await office.does('operator', first, 'take');
  const id = await office.writesOfAnother('Akta anak belum jadi.');
  office.at('2026-11-23T11:00');
  await office.writes('bagaimana kabarnya pak');
  office.at('2026-11-23T11:59');
  expect(await play()).toBe(0);
  office.at('2026-11-23T12:00');
  expect(await play()).toBe(1);
  expect((await office.texts({ complaintId: id })).at(-1)).toMatchObject({ text: 'bagaimana kabarnya pak' });
  expect(await office.tasks(id)).toMatchObject([{ kind: 'interpretReply', doneAt: null }]);
  expect(await office.breakIn(id)).toBeNull();
});
