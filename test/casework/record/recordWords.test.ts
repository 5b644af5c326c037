import type { ComplaintRow, DeadlineRow, TaskRow } from '../../../bot/database/tables';
import { findComplaint } from '../../../bot/casework/list/find';
import { answered, inProgress, resolved } from '../journeys';
import { openOfficeInTime, wib } from '../officeInTime';
import type { OfficeInTime } from '../officeInTime';

/** What a reporter says later by another way, recorded by an officer (SOP step 5, DOMAIN §4.9). */

let office: OfficeInTime;
beforeEach(async () => {
  office = await openOfficeInTime('2026-11-23T09:12');
});
afterEach(() => office.close());

const said = (id: string, more: Record<string, unknown> = {}, who: 'operator' | 'liaisonOfficer' = 'operator') =>
  office.does(who, id, 'recordWords', { via: 'phone', quote: 'Nama ibu saya keliru, Warga Contoh B', ...more });
const tasks = async (complaintId: string) =>
  (await office.db.read.findBy<TaskRow>('Task', { complaintId })).filter(({ doneAt }) => doneAt === null).map(({ kind }) => kind);
const windowOf = async ({ contactId }: ComplaintRow) =>
  (await office.db.read.findOneByOrFail<{ id: string; lastInboundAt: Date }>('ReporterContact', { id: contactId! }))
    .lastInboundAt;

test('words by telephone stand in the conversation with their time and who typed them, and move neither status nor window', async () => {
  const id = await inProgress(office);
  const before = await office.row(id);
  const open = await windowOf(before);
  office.at('2026-11-24T10:00');
  await said(id, { saidAt: '2026-11-24T09:30' });
  const operator = await office.person('operator');
  const { details } = await findComplaint(office.office, operator, before.ticketNumber);
  expect(details!.messages.at(-1)).toMatchObject({
    ...{ direction: 'in', text: 'Nama ibu saya keliru, Warga Contoh B', at: wib('2026-11-24T09:30'), enteredBy: operator.name },
  });
  const after = await office.row(id);
  expect([after.status, after.step]).toEqual([before.status, before.step]);
  expect(await windowOf(after)).toEqual(open);
  // The answer must not leave past them unread.
  expect(after.lastInboundMessageId).toBe(details!.messages.at(-1)!.id);
  expect((await office.log(id)).at(-1)).toMatchObject({ action: 'recordWords', detail: { via: 'phone' } });
  expect(await tasks(id)).toEqual([]);
});

test('a moment that has not come is refused, and nothing is written', async () => {
  const id = await inProgress(office);
  const before = await office.log(id);
  await expect(said(id, { saidAt: '2026-11-25T09:30' })).rejects.toMatchObject({ code: 'invalidInput' });
  expect(await office.log(id)).toEqual(before);
});

test('words on an answer wait for an officer who says what they mean', async () => {
  const id = await answered(office);
  await said(id, { quote: 'Sudah, terima kasih' });
  expect((await office.row(id)).status).toBe('answered');
  expect(await tasks(id)).toEqual(['interpretReply']);
});

test('words on a closed case give the operator one business day; after 30 days they are a report of their own', async () => {
  const id = await resolved(office);
  await said(id);
  expect(await tasks(id)).toContain('afterClosing');
  const clocks = await office.db.read.findBy<DeadlineRow>('Deadline', { complaintId: id, code: 'afterClosing' });
  expect(clocks).toHaveLength(1);
  office.at('2026-12-28T09:00');
  await expect(said(id)).rejects.toMatchObject({ code: 'within30Days' });
});

test('words of an illegal levy restrict the case as they would by WhatsApp', async () => {
  const id = await inProgress(office);
  await said(id, { quote: 'Petugasnya minta 150 ribu supaya cepat, ini pungli' });
  expect((await office.row(id)).restricted).toBe(true);
});
