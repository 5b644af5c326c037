import { enterReport } from '../../../bot/casework/receiving/enterReport';
import { reportersCases } from '../../../bot/casework/reading/reportersCases';
import { normalizePhone } from '../../../bot/channels/phoneNumber';
import type { ReporterRow } from '../../../bot/database/tables';
import { answered, reported, taken } from '../journeys';
import { openOfficeInTime } from '../officeInTime';
import type { OfficeInTime } from '../officeInTime';

/** One person behind many aliases: an officer says it, the app follows, and it can be taken back (DESIGN §5, DOMAIN §4.7). */

const second = '6280000000002';
let office: OfficeInTime;
beforeEach(async () => {
  office = await openOfficeInTime();
});
afterEach(() => office.db.close());

async function atCounter(more: Record<string, unknown> = {}): Promise<string> {
  const input = {
    channel: 'counter',
    name: 'Warga Contoh B',
    contact: '0800-0000-0002',
    text: 'KK saya salah nama ibu',
    ...more,
  };
  const understand = () => () => ({ intent: 'other', certain: false }) as const;
  const parts = { office: office.office, by: await office.person('operator'), input, phoneNumber: normalizePhone, understand };
  return (await enterReport(parts))!.id;
}
const numberOf = async (id: string): Promise<string> => (await office.row(id)).ticketNumber;
const byPhone = (text: string) => office.writes({ text, from: second, name: 'Warga Contoh B' });
const toldTo = async (id: string) =>
  (await office.texts({ contactId: (await office.row(id)).contactId! }))
    .filter(each => each.direction === 'out')
    .map(each => each.text!);
const persons = async (...ids: string[]) => {
  const rows = await Promise.all(
    ids.map(async id => office.db.read.findOneByOrFail<ReporterRow>('Reporter', { id: (await office.row(id)).reporterId })),
  );
  return rows.map(({ id, samePersonAs }) => samePersonAs ?? id);
};
const links = async (id: string, to: string) => office.does('operator', id, 'linkReporter', { complaint: await numberOf(to) });
const parts = (id: string) => office.does('operator', id, 'unlinkReporter', { reason: 'Ternyata ibunya' });

test('whoever holds the receipt and the telephone named at the counter is told the state by WhatsApp, before anybody links them', async () => {
  const own = await reported(office, 'KTP saya belum jadi', { from: second });
  const visit = await atCounter();
  await byPhone(`STATUS ${await numberOf(visit)}`);
  expect((await toldTo(own)).at(-1)).toContain(`${await numberOf(visit)} saat ini`);
  await byPhone(`tanda terima ${await numberOf(visit)}`);
  expect((await toldTo(own)).at(-1)).not.toContain('KK saya salah');
});

test('another telephone is told nothing of it, and no telephone of a case that is kept secret', async () => {
  const stranger = await reported(office, 'KTP saya belum jadi');
  const visit = await atCounter();
  await office.writes(`STATUS ${await numberOf(visit)}`);
  expect((await toldTo(stranger)).at(-1)).toContain('tidak menemukan');
  const own = await reported(office, 'KTP saya belum jadi', { from: second });
  for (const secret of [await atCounter({ isConfidential: true }), await atCounter({ text: 'Oknum minta uang pelicin' })]) {
    await byPhone(`STATUS ${await numberOf(secret)}`);
    expect((await toldTo(own)).at(-1)).toContain('tidak menemukan');
  }
});

test('after linking, what comes by the other way joins the case, and its verdict counts as the reporter’s', async () => {
  const own = await reported(office, 'Syarat KIA apa?', { from: second });
  const other = await answered(office);
  await links(own, other);
  await office.does('operator', own, 'withdraw', { via: 'phone', quote: 'Sudah tahu' });
  expect(await byPhone(`${await numberOf(other)} masih menunggu`)).toMatchObject({ kind: 'joined', complaint: { id: other } });
  await byPhone(`Sudah selesai ${await numberOf(other)}`);
  expect(await office.row(other)).toMatchObject({ outcome: 'resolved', closeReason: 'confirmed' });
  expect((await office.log(other)).find(({ action }) => action === 'confirmSettled')).toMatchObject({ actorKind: 'reporter' });
});

test('both histories say it and stay whole; neither holds a word of the other', async () => {
  const [own, other] = [await taken(office), await atCounter()];
  await links(own, other);
  expect((await office.log(own)).at(-1)).toMatchObject({ action: 'linkReporter', detail: { linked: await numberOf(other) } });
  expect((await office.log(other)).at(-1)).toMatchObject({
    action: 'linkReporter',
    detail: { linked: await numberOf(own) },
    words: null,
  });
  await parts(other);
  expect((await office.log(own)).at(-1)).toMatchObject({ action: 'unlinkReporter', words: null });
  expect([await office.breakIn(own), await office.breakIn(other)]).toEqual([null, null]);
});

test('taking it back, from either case, puts everything as it was', async () => {
  const [own, other] = [await reported(office, 'KTP saya belum jadi', { from: second }), await taken(office)];
  const before = await persons(own, other);
  await links(own, other);
  expect(new Set(await persons(own, other)).size).toBe(1);
  await parts(other);
  expect(await persons(own, other)).toEqual(before);
  await byPhone(`status ${await numberOf(other)}`);
  expect((await toldTo(own)).at(-1)).toContain('tidak menemukan');
  await links(other, own);
  await parts(other);
  expect(await persons(own, other)).toEqual(before);
});

test('of three, whoever was taken for another leaves alone and the others stay one', async () => {
  const [a, b] = [await taken(office), await reported(office, 'KTP saya belum jadi', { from: second })];
  const [c, d] = [await atCounter({ contact: 'c@contoh.invalid' }), await atCounter({ contact: 'd@contoh.invalid' })];
  await links(a, b);
  await links(c, d);
  await links(b, c);
  expect(new Set(await persons(a, b, c, d)).size).toBe(1);
  await parts(b);
  const [ofA, ofB, ofC, ofD] = await persons(a, b, c, d);
  expect([ofC === ofD, new Set([ofA, ofB, ofC]).size]).toEqual([true, 3]);
});

test('an anonymous reporter is tied to nobody; one person is not linked twice; alone there is nothing to take back', async () => {
  const own = await taken(office);
  const anonymous = await atCounter({ isAnonymous: true, contact: '' });
  await expect(links(own, anonymous)).rejects.toMatchObject({ code: 'notAnonymous' });
  await expect(links(anonymous, own)).rejects.toMatchObject({ code: 'notAnonymous' });
  await expect(links(own, own)).rejects.toMatchObject({ code: 'unknownComplaint' });
  await expect(parts(own)).rejects.toMatchObject({ code: 'reporterLinked' });
  const other = await atCounter();
  await links(own, other);
  await expect(links(other, own)).rejects.toMatchObject({ code: 'alreadyOnePerson' });
});

test('the log of an ordinary case does not tell that its reporter has a supervisory one', async () => {
  const secret = await reported(office, 'Oknum minta uang pelicin', { from: second });
  const other = await taken(office);
  await office.does('operator', secret, 'flagSupervisory', { reason: 'pungli', reportedParty: 'unknown' });
  const before = (await office.log(other)).length;
  await office.does('headOfOffice', secret, 'linkReporter', { complaint: await numberOf(other) });
  expect((await office.log(other)).length).toBe(before);
  await expect(links(other, secret)).rejects.toMatchObject({ code: 'unknownComplaint' });
});

test('a case with the same telephone number is offered, and afterwards known, to whoever may read it', async () => {
  const own = await reported(office, 'KTP saya belum jadi', { from: second });
  const visit = await atCounter();
  const seen = async (who: 'operator' | 'headOfOffice', action: 'linkReporter' | 'addNote' = 'linkReporter') => {
    const { known, sameNumber } = await reportersCases(office.office, await office.person(who), await office.row(visit), [
      action,
    ]);
    return [known, sameNumber].map(list => list.map(({ ticketNumber }) => ticketNumber));
  };
  expect(await seen('operator')).toEqual([[], [await numberOf(own)]]);
  await links(visit, own);
  expect(await seen('operator')).toEqual([[await numberOf(own)], []]);
  expect(await seen('operator', 'addNote')).toEqual([[], []]);
  await office.db.write(tx => tx.update('Complaint', { id: own }, { isConfidential: true }));
  expect(await seen('headOfOffice')).toEqual([[], []]);
});
