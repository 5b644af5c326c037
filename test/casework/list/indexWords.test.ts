import { In } from 'typeorm';
import { findComplaints } from '../../../bot/casework/list/find';
import { indexWords, queueIndexing } from '../../../bot/casework/list/indexWords';
import type { OutboxRow, ReporterRow, SearchTermRow } from '../../../bot/database/tables';
import type { PersonaKey } from '../../../bot/local/personas';
import { reported } from '../journeys';
import { openOfficeInTime, type OfficeInTime } from '../officeInTime';

/** Cases whose words an earlier release did not store as they are searched now: gone through once, in pieces, by the outbox. */

let office: OfficeInTime;
beforeEach(async () => {
  office = await openOfficeInTime();
});
afterEach(() => office.close());

const search = async (q: string, who: PersonaKey = 'operator'): Promise<string[]> => {
  const { items } = await findComplaints(office.office, await office.person(who), { q, limit: 25 });
  return items.map(({ id }) => id);
};
const terms = () => office.db.read.find<SearchTermRow>('SearchTerm', { order: { complaintId: 'ASC', term: 'ASC' } });
const forgets = (...ids: string[]) => office.db.write(tx => tx.delete('SearchTerm', { complaintId: In(ids) }));
/** As the worker does, one row after another. @returns how many rows there were */
async function carriesOut(most = 100): Promise<number> {
  for (let done = 0; ; done += 1) {
    const [row] = (await office.outbox('indexWords')).filter(({ status }) => status === 'pending');
    if (!row || done === most) return done;
    await office.db.write(tx => tx.update('Outbox', { id: row.id }, { status: 'leased' } satisfies Partial<OutboxRow>));
    await indexWords(office.office, (row.payload as { after: string }).after);
    await office.db.write(tx => tx.update('Outbox', { id: row.id }, { status: 'done' } satisfies Partial<OutboxRow>));
  }
}

test('what lacks its words is found again, what has them stays as it is, and a second start has nothing to do', async () => {
  const [old, whole] = [
    await office.writesOfAnother('Pencetakan kartu saya lambat'),
    await office.writesOfAnother('Akta hilang'),
  ];
  const before = await terms();
  await forgets(old);
  expect([await search('mencetak'), await search('akta')]).toEqual([[], [whole]]);
  await queueIndexing(office.office);
  await queueIndexing(office.office); // another process starts, too
  expect(await carriesOut()).toBe(1);
  expect([await search('mencetak'), await terms()]).toEqual([[old], before]);
  await forgets(old);
  await queueIndexing(office.office);
  expect([await carriesOut(), await search('mencetak')]).toEqual([0, []]);
});

test('a new office has nothing to go through, then or later', async () => {
  await queueIndexing(office.office);
  await office.writesOfAnother('Pencetakan kartu saya lambat');
  await queueIndexing(office.office);
  expect(await office.outbox('indexWords')).toEqual([]);
});

test('is done in pieces, goes on where it was cut off, and stays out of the way while one stands still', async () => {
  const own = await office.writesOfAnother('Pencetakan kartu saya lambat');
  const row = await office.row(own);
  const others = Array.from({ length: 60 }, (_, at) => ({
    ...{ ...row, id: `00000000-0000-7000-8000-0000000001${String(at).padStart(2, '0')}` },
    ticketNumber: `ADU-2025-${String(at + 1).padStart(6, '0')}`,
  }));
  await office.db.write(async tx => {
    for (const each of others) await tx.insert('Complaint', each);
  });
  await forgets(own);
  await queueIndexing(office.office);
  expect([await carriesOut(1), await search('mencetak')]).toEqual([1, []]);
  await queueIndexing(office.office);
  const [next, ...more] = (await office.outbox('indexWords')).filter(({ status }) => status !== 'done');
  expect([next!.payload, more]).toEqual([{ after: others[49]!.ticketNumber }, []]);
  await office.db.write(tx => tx.update('Outbox', { id: next!.id }, { status: 'dead' } satisfies Partial<OutboxRow>));
  await queueIndexing(office.office);
  expect(await carriesOut()).toBe(0);
  await office.db.write(tx => tx.update('Outbox', { id: next!.id }, { status: 'pending' } satisfies Partial<OutboxRow>));
  expect([await carriesOut(), await search('mencetak')]).toEqual([1, [own]]);
});

test('nothing is stored of a reporter who was erased, and no number of anybody', async () => {
  const [erased, own] = [
    await reported(office, 'Pencetakan kartu saya lambat'),
    await reported(office, 'NIK 9999990101900001 salah', { from: '6280000000102', name: 'Warga Contoh B' }),
  ];
  const before = await terms();
  await forgets(erased, own);
  const { reporterId } = await office.row(erased);
  await office.db.write(tx => tx.update('Reporter', { id: reporterId }, { wrappedKey: null } satisfies Partial<ReporterRow>));
  await queueIndexing(office.office);
  await carriesOut();
  expect(await terms()).toEqual(before.filter(({ complaintId }) => complaintId === own));
  expect(await search('9999990101900001')).toEqual([]);
});
