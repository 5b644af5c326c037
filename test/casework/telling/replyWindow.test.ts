import { readCaseFile } from '../../../bot/casework/reading/caseFile';
import { complaintView } from '../../../bot/casework/reading/complaintView';
import { isOpenAt } from '../../../bot/complaint/replyWindow';
import type { MessageRow } from '../../../bot/database/tables';
import { reported, resolved } from '../journeys';
import { openOfficeInTime, wib, type OfficeInTime, type Written } from '../officeInTime';

/** Free text for 24 hours from the citizen's last message; afterwards a template, and LIHAT (DOMAIN §4.6). */

let office: OfficeInTime;
beforeEach(async () => {
  office = await openOfficeInTime();
});
afterEach(() => office.close());

const view = async (id: string) => {
  const file = await readCaseFile(office.db.read, office.office, await office.row(id));
  return complaintView(file, await office.person('operator'), office.now())!.details!;
};
const closing = async (id: string) => (await view(id)).replyWindow?.closesAt;

test('it closes 24 hours after the citizen’s last message, to the millisecond', () => {
  const last = wib('2026-11-23T09:12');
  const closes = wib('2026-11-24T09:12');
  expect([isOpenAt(last, new Date(closes.getTime() - 1)), isOpenAt(last, closes), isOpenAt(null, last)]).toEqual([
    true,
    false,
    false,
  ]);
});

test('the view tells when it closes, and reads the same at any time', async () => {
  const id = await reported(office);
  const first = await view(id);
  expect(first.replyWindow).toEqual({ closesAt: wib('2026-11-24T09:12') });
  office.at('2026-11-23T20:00');
  expect((await view(id)).replyWindow).toEqual(first.replyWindow);
  await office.writes('tambahan');
  expect(await closing(id)).toEqual(wib('2026-11-24T20:00'));
});

test('an older message that comes late does not close it sooner', async () => {
  const id = await reported(office);
  await office.writes({ text: 'sebelumnya', at: wib('2026-11-23T09:00') });
  expect(await closing(id)).toEqual(wib('2026-11-24T09:12'));
});

const quiet: Written[] = [
  { kind: 'system', text: 'User changed' },
  { kind: 'revoke', quotes: 'wamid.first' },
  { kind: 'echo', text: 'Baik, Pak.' },
];

test.each(quiet)('no message of the citizen’s, and it stays as it is: %j', async written => {
  const id = await reported(office, 'KTP belum jadi', { providerId: 'wamid.first' });
  const [receipt] = await office.texts({ complaintId: id }).then(all => all.filter(({ purpose }) => purpose === 'receipt'));
  await office.db.write(tx => tx.update('Message', { id: receipt!.id }, { status: 'waiting' }));
  office.pass(60);
  await office.writes(written);
  expect(await closing(id)).toEqual(wib('2026-11-24T09:12'));
  const { status } = await office.db.read.findOneByOrFail<MessageRow>('Message', { id: receipt!.id });
  expect(status).toBe('waiting');
});

test('what waits is not sent for a message that is itself older than a day: it would only become a template again', async () => {
  const id = await reported(office);
  const [receipt] = await office.texts({ complaintId: id }).then(all => all.filter(({ purpose }) => purpose === 'receipt'));
  await office.db.write(tx => tx.update('Message', { id: receipt!.id }, { status: 'waiting' }));
  const status = async () => (await office.db.read.findOneByOrFail<MessageRow>('Message', { id: receipt!.id })).status;
  office.at('2026-11-26T09:00');
  await office.writes({ text: 'LIHAT', at: wib('2026-11-24T10:00') });
  expect(await status()).toBe('waiting');
  await office.writes('LIHAT');
  expect(await status()).toBe('queued');
});

test('there is none where no program sends, and none for a closed case', async () => {
  const byHand = await reported(office);
  await office.does('operator', byHand, 'take');
  await office.db.write(tx => tx.update('ReporterContact', { channel: 'whatsapp' }, { mode: 'manual' }));
  expect((await view(byHand)).replyWindow).toBeNull();
  const closed = await resolved(office, 'KK salah', { from: '6280000000002' });
  expect((await view(closed)).replyWindow).toBeNull();
});
