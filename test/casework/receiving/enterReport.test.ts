import type { EntityManager } from 'typeorm';
import { enterReport } from '../../../bot/casework/receiving/enterReport';
import type { EnterReportParts } from '../../../bot/casework/receiving/enterReport';
import { findComplaint } from '../../../bot/casework/list/find';
import { typedReport } from '../../../bot/channels/typedReport';
import type { ComplaintRow } from '../../../bot/database/tables';
import type { PersonaKey } from '../../../bot/local/personas';
import { answered, reported } from '../journeys';
import { citizen, openOfficeInTime, wib } from '../officeInTime';
import type { OfficeInTime } from '../officeInTime';

/** What an officer types in for somebody else counts as typed in by that officer, once, and tells them nothing new. */

let office: OfficeInTime;
beforeEach(async () => {
  office = await openOfficeInTime();
});
afterEach(() => office.close());

const enters = async (who: PersonaKey, input: object, more: Partial<EnterReportParts> = {}): Promise<ComplaintRow | null> =>
  enterReport({
    office: office.office,
    by: await office.person(who),
    input: { channel: 'whatsapp', contact: citizen, ...input },
    ...typedReport,
    ...more,
  });
const messages = (complaintId: string) => office.db.read.countBy('Message', { complaintId, direction: 'in' });

test('what was said at the counter stands before the receipt for it', async () => {
  const form = { channel: 'counter', name: 'Warga Contoh A', text: 'Akta belum jadi', readBack: true };
  const { ticketNumber } = (await enters('operator', form))!;
  const { details } = await findComplaint(office.office, await office.person('operator'), ticketNumber);
  expect(details!.messages.map(({ direction }) => direction)).toEqual(['in', 'out']);
});

describe('words of a reporter that an officer typed in', () => {
  test.each(['sudah selesai', 'belum', 'cabut laporan'])('“%s” moves nothing before an officer says so by name', async text => {
    const id = await answered(office);
    office.pass(5);
    await enters('operator', { text });
    expect((await office.row(id)).status).toBe('answered');
    const [task] = (await office.tasks(id)).filter(({ doneAt }) => doneAt === null);
    expect(task!.kind).toBe('interpretReply');
    const entry = (await office.log(id)).at(-1);
    const { id: actorId } = await office.person('operator');
    expect(entry).toMatchObject({ action: 'message', actorKind: 'person', actorId, detail: { enteredFor: 'reporter' } });
    await office.does('operator', id, 'confirmSettled', { via: 'whatsapp', quote: text });
    expect((await office.row(id)).closeReason).toBe('confirmed');
    expect(await office.breakIn(id)).toBeNull();
  });

  test.each([
    ['from the handset', {}],
    ['from a letter', { channel: 'letter', contact: 'Jl. Contoh 1' }],
  ])('%s are registered under the officer’s name', async (_, more) => {
    const complaint = await enters('operator', { text: 'KTP saya belum jadi', ...more });
    const { id: actorId } = await office.person('operator');
    expect((await office.log(complaint!.id)).map(entry => [entry.action, entry.actorKind, entry.actorId])).toEqual([
      ['receive', 'person', actorId],
      ['message', 'person', actorId],
    ]);
  });

  test('keep the officer’s name while they wait for a complaint', async () => {
    await enters('operator', { text: 'Assalamualaikum' });
    office.pass(2);
    const { complaint } = await office.writes('KTP saya belum jadi');
    const said = (await office.log(complaint!.id)).filter(({ action }) => action === 'message');
    expect(said.map(({ actorKind }) => actorKind)).toEqual(['person', 'reporter']);
  });
});

describe('a report that joined a case whose words are not for the officer', () => {
  test.each([
    ['under seal', { track: 'supervisory' }],
    ['about themselves', { reportedParty: 'person' }],
  ])('%s is answered as if it was only noted, and is in the case all the same', async (_, secret) => {
    const id = await reported(office);
    const { id: reportedPersonId } = await office.person('operator');
    const accused = 'reportedParty' in secret ? { reportedPersonId } : {};
    await office.db.write(tx => tx.update('Complaint', { id }, { ...secret, ...accused }));
    office.pass(5);
    for (const submissionId of ['form-1', 'form-1'])
      expect(await enters('operator', { text: 'kapan selesai?' }, { submissionId })).toBeNull();
    expect(await messages(id)).toBe(2);
  });
});

describe('the same form a second time', () => {
  test('leads to the same complaint and registers nothing', async () => {
    const letter = { channel: 'letter', contact: 'Jl. Contoh 1', text: 'Akta belum jadi' };
    const first = await enters('operator', letter, { submissionId: 'form-1' });
    const again = await enters('operator', letter, { submissionId: 'form-1' });
    const next = await enters('operator', letter, { submissionId: 'form-2' });
    expect([again!.id, next!.id === first!.id, await office.db.read.count('Complaint')]).toEqual([first!.id, false, 2]);
    expect(await messages(first!.id)).toBe(1);
  });

  test('with other words is refused, so that nothing typed counts as registered without being it', async () => {
    const letter = { channel: 'letter', contact: 'Jl. Contoh 1', text: 'Akta belum jadi' };
    await enters('operator', letter, { submissionId: 'form-1' });
    const changed = { ...letter, text: 'Akta belum jadi sejak Mei' };
    await expect(enters('operator', changed, { submissionId: 'form-1' })).rejects.toMatchObject({ code: 'pressChanged' });
    expect(await office.db.read.count('Complaint')).toBe(1);
  });

  test('is taken for what it was: of LAPOR! no duplicate, of a greeting nothing', async () => {
    const lapor = { channel: 'lapor', contact: null, externalId: '99000001', text: 'KTP lama' };
    const first = await enters('liaisonOfficer', lapor, { submissionId: 'form-1' });
    expect((await enters('liaisonOfficer', lapor, { submissionId: 'form-1' }))!.id).toBe(first!.id);
    await expect(enters('liaisonOfficer', lapor, { submissionId: 'form-2' })).rejects.toMatchObject({
      code: 'alreadyRegistered',
    });
    for (const submissionId of ['form-3', 'form-3'])
      expect(await enters('operator', { text: 'Assalamualaikum' }, { submissionId })).toBeNull();
    expect(await office.db.read.countBy('Message', { direction: 'in' })).toBe(2);
  });

  test('says nothing about the form of another officer', async () => {
    const letter = { channel: 'letter', contact: 'Jl. Contoh 1', text: 'Akta belum jadi', receivedAt: '2026-11-20' };
    const first = await enters('operator', letter, { submissionId: 'form-1' });
    await office.appoint('liaisonOfficer', {
      ...{ role: 'operator', kind: 'plt', orderNumber: '1', from: wib('2026-01-01T00:00'), to: null },
    });
    expect((await enters('liaisonOfficer', letter, { submissionId: 'form-1' }))!.id).not.toBe(first!.id);
  });
});

test('of two who enter the same LAPOR! number at once the later learns which complaint it is', async () => {
  const lapor = { channel: 'lapor', contact: null, externalId: '99000001', text: 'KTP lama' };
  const first = await enters('liaisonOfficer', lapor);
  const { write } = office.db;
  /** Its check ran before the other's commit. */
  const blind = (tx: EntityManager): EntityManager =>
    new Proxy(tx, {
      get: (target, name) => {
        const member = Reflect.get(target, name) as unknown;
        if (name !== 'findOneBy') return typeof member === 'function' ? (member.bind(target) as unknown) : member;
        return (entity: string, where: object) => ('externalId' in where ? null : target.findOneBy(entity, where));
      },
    });
  const hurried = { ...office.office, db: { ...office.db, write: (work => write(tx => work(blind(tx)))) as typeof write } };
  await expect(enters('operator', lapor, { office: hurried })).rejects.toMatchObject({
    ...{ httpStatus: 409, code: 'alreadyRegistered', values: { ticket: first!.ticketNumber } },
  });
});
