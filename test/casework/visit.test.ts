import { archiveOrder } from '../../bot/casework/records/archive';
import { complaintView } from '../../bot/casework/reading/complaintView';
import { readCaseFile } from '../../bot/casework/reading/caseFile';
import { enterReport } from '../../bot/casework/receiving/enterReport';
import { findComplaints } from '../../bot/casework/list/find';
import { followUp } from '../../bot/casework/clocks/followUp';
import { loadSettings } from '../../bot/casework/office';
import { readReceipt } from '../../bot/casework/receiving/readReceipt';
import { reportersCases } from '../../bot/casework/reading/reportersCases';
import { typedReport } from '../../bot/channels/typedReport';
import type { ComplaintRow } from '../../bot/database/tables';
import { dossierOf } from '../../bot/effects/dossierOf';
import type { PersonaKey } from '../../bot/local/personas';
import { plain, review, sheetOf, taken } from './journeys';
import { openOfficeInTime, wib } from './officeInTime';
import type { OfficeInTime } from './officeInTime';

/** Several issues in one visit (DOMAIN §5.2, sample 8 of §10): own numbers, own ways, one answer. */

let office: OfficeInTime;
beforeEach(async () => {
  office = await openOfficeInTime();
});
afterEach(() => office.close());

const issues = {
  text: 'KK saya salah nama ibu.',
  text2: 'Akta anak kedua belum jadi.',
  text3: 'Petugas loket 4 membentak saya.',
};
const services = { service: 'kk', service2: 'akta_lahir', service3: 'umum' };

const enters = async (input: object = {}, submissionId: string | null = null): Promise<ComplaintRow> => {
  const form = { channel: 'counter', name: 'Warga Contoh H', contact: '0800-0000-0008', ...issues, ...services, ...input };
  const entered = await enterReport({
    office: office.office,
    by: await office.person('operator'),
    input: form,
    submissionId,
    ...typedReport,
  });
  return entered!;
};
const partsOf = (visitId: string) =>
  office.db.read.find<ComplaintRow>('Complaint', { where: { partOf: visitId }, order: { ticketNumber: 'ASC' } });

/** A conversation in WhatsApp that turned out to hold three issues. */
async function splits(): Promise<{ visit: string; parts: string[] }> {
  const visit = await taken(office, 'KK saya salah, akta anak belum jadi, petugas membentak saya');
  await office.does('operator', visit, 'split', { ...issues, ...services });
  return { visit, parts: (await partsOf(visit)).map(({ id }) => id) };
}

/** From the report to the disposition. */
async function worksOn(id: string): Promise<void> {
  await office.does('operator', id, 'take');
  await office.does('operator', id, 'submitReview', { ...review, service: 'kk' });
  await office.does('policyAnalyst', id, 'verify', { findings: 'Sesuai.' });
  await office.does('headOfDivision', id, 'giveDisposition', sheetOf(office));
}

async function answers(id: string, text = 'Sudah selesai diproses.'): Promise<void> {
  await office.does('policyAnalyst', id, 'draftAnswer', { text, ...plain });
  await office.does('operator', id, 'sendAnswer', plain);
}

test('on SQL Server a part’s visit is held before the part, so that two officers on two parts do not wait for each other', async () => {
  const { visit, parts } = await splits();
  const { read } = office.db;
  const held: Promise<{ id: string }[]>[] = [];
  const touching = 'UPDATE "complaint" SET "version" = "version"';
  jest.spyOn(read.dataSource.logger, 'logQuery').mockImplementation((sql, parameters) => {
    if (sql.startsWith(touching)) held.push(read.query(sql.replace(touching, 'SELECT "id" FROM "complaint"'), parameters));
  });
  office.office.db = { ...office.office.db, dialect: 'mssql' };
  await office.does('operator', parts[0]!, 'take');
  jest.restoreAllMocks();
  expect(await Promise.all(held)).toEqual([[{ id: visit }], [{ id: parts[0] }]]);
});

const states = (ids: readonly string[]) =>
  Promise.all(
    ids.map(async id => {
      const { status, answerState } = await office.row(id);
      return status === 'inProgress' ? answerState : status;
    }),
  );
const texts = async (id: string, purpose: string) =>
  (await office.texts({ complaintId: id })).filter(each => each.purpose === purpose);
const presses = (button: string) => office.writes({ text: 'x', kind: 'interactive', button });
const follows = () => followUp(office.office, (_, error) => void expect(error).toBeUndefined());
const seen = async (who: PersonaKey, id: string) =>
  complaintView(await readCaseFile(office.db.read, office.office, await office.row(id)), await office.person(who), office.now());

/** All three are answered by one text, which has arrived. */
async function answeredTogether(): Promise<{ visit: string; parts: string[]; numbers: string[]; ticket: string }> {
  const { visit, parts } = await splits();
  for (const id of parts) {
    await worksOn(id);
    await answers(id);
  }
  await office.textGoesOut(visit, 'jointAnswer');
  const numbers = (await partsOf(visit)).map(({ ticketNumber }) => ticketNumber);
  office.pass(30);
  return { visit, parts, numbers, ticket: (await office.row(visit)).ticketNumber };
}

describe('a visit with three issues', () => {
  test('gets a number, and a complaint with its own number and clocks for each issue', async () => {
    const visit = await enters();
    const parts = await partsOf(visit.id);
    expect(visit).toMatchObject({ status: 'inParts', holdsParts: true, service: null });
    expect(parts.map(({ ticketNumber, status, service, division }) => [ticketNumber, status, service, division])).toEqual([
      ['ADU-2026-000002', 'received', 'kk', 'populationRegistration'],
      ['ADU-2026-000003', 'received', 'akta_lahir', 'civilRegistration'],
      ['ADU-2026-000004', 'received', 'umum', 'secretariat'],
    ]);
    expect((await office.deadline(visit.id, 'sopResponse')) ?? (await office.row(visit.id)).nextDueAt).toBeNull();
    for (const { id } of parts) {
      expect((await office.deadline(id, 'sopResponse'))!.dueAt).toEqual(wib('2026-11-24T09:12'));
      expect(await office.breakIn(id)).toBeNull();
    }
    expect((await office.texts({ complaintId: parts[1]!.id })).map(({ text }) => text)).toEqual([issues.text2]);
  });

  test('has one receipt with all numbers, and no words that belong to a part', async () => {
    const { id, ticketNumber } = await enters();
    const [receipt] = await texts(id, 'receiptVisit');
    expect(receipt!.text).toContain('ADU-2026-000002, ADU-2026-000003, ADU-2026-000004');
    expect((await office.texts({ complaintId: id })).filter(({ direction }) => direction === 'in')).toEqual([]);
    expect(await readReceipt(office.office, await office.person('operator'), ticketNumber)).toMatchObject({
      ...{ ticketNumber, description: null, dueAt: wib('2026-11-24T09:12') },
      parts: Object.values(issues).map((description, at) => ({ ticketNumber: `ADU-2026-00000${at + 2}`, description })),
    });
  });

  test('sent twice it is one visit, and with one issue a complaint like any other', async () => {
    const [first, again] = [await enters({}, 'form-1'), await enters({}, 'form-1')];
    expect([again.id === first.id, await office.db.read.count('Complaint')]).toEqual([true, 4]);
    expect(await enters({ text2: '', text3: '' })).toMatchObject({ status: 'received', holdsParts: false, service: 'kk' });
  });

  test('stands in lists by its parts, and is found by its number and by its status', async () => {
    const { ticketNumber } = await enters();
    const person = await office.person('operator');
    const found = async (wanted: object) =>
      (await findComplaints(office.office, person, { limit: 10, ...wanted })).items.map(item => item.ticketNumber);
    const [second, third, fourth] = ['ADU-2026-000002', 'ADU-2026-000003', 'ADU-2026-000004'];
    expect(await found({})).toEqual([fourth, third, second]);
    expect(await found({ channel: 'counter' })).toEqual([fourth, third, second]);
    expect(await found({ q: ticketNumber })).toEqual([ticketNumber]);
    expect(await found({ status: 'inParts' })).toEqual([ticketNumber]);
  });
});

describe('a conversation that holds several issues', () => {
  test('is split into two at least, so that nothing it says is left behind', async () => {
    const id = await taken(office);
    const refused = office.does('operator', id, 'split', { text: 'Akta belum jadi' });
    await expect(refused).rejects.toMatchObject({ code: 'invalidInput', fields: [{ name: 'text2', fault: 'missing' }] });
    expect(await office.row(id)).toMatchObject({ status: 'inReview', holdsParts: false });
  });

  test('becomes the visit: its clocks end, it can be added to, and its parts cannot be split again', async () => {
    const { visit, parts } = await splits();
    expect(await office.row(visit)).toMatchObject({ status: 'inParts', nextDueAt: null });
    await office.does('operator', visit, 'split', { text: 'KTP juga belum.' });
    expect(await partsOf(visit)).toHaveLength(4);
    const again = office.does('operator', parts[0]!, 'split', { text: 'A', text2: 'B' });
    await expect(again).rejects.toMatchObject({ code: 'notAPart' });
    await expect(office.does('operator', visit, 'take')).rejects.toMatchObject({ code: 'notNow' });
    const other = await office.writesOfAnother('KK hilang');
    const merging = office.does('operator', other, 'merge', { into: (await office.row(visit)).ticketNumber });
    await expect(merging).rejects.toMatchObject({ code: 'mergeIntoVisit' });
  });

  test('a message that follows is asked about by the parts’ numbers', async () => {
    await splits();
    office.pass(60);
    const { complaint, kind } = await office.writes('bagaimana kabarnya');
    expect([kind, complaint]).toEqual(['asked', null]);
    const { contactId } = await office.row(
      (await partsOf((await office.db.read.findOneByOrFail<ComplaintRow>('Complaint', { holdsParts: true })).id))[0]!.id,
    );
    const [question] = (await office.texts({ contactId: contactId! })).filter(({ purpose }) => purpose === 'chooseComplaint');
    expect(question!.buttons!.map(({ title }) => title)).toEqual(['ADU-2026-000002', 'ADU-2026-000003', 'ADU-2026-000004']);
  });
});

describe('the joint answer', () => {
  test('waits for the last part, and names each with its number', async () => {
    const { visit, parts } = await splits();
    for (const id of parts) await worksOn(id);
    await answers(parts[0]!, 'KK sudah terbit.');
    await answers(parts[1]!, 'Akta sudah jadi.');
    expect(await states(parts)).toEqual(['waiting', 'waiting', 'none']);
    expect(await texts(visit, 'jointAnswer')).toEqual([]);
    await answers(parts[2]!, 'Petugas sudah dibina.');
    expect(await states(parts)).toEqual(['sending', 'sending', 'sending']);
    const [joint] = await texts(visit, 'jointAnswer');
    expect(joint!.text).toContain('1. *ADU-2026-000002*: KK sudah terbit.\n\n2. *ADU-2026-000003*: Akta sudah jadi.\n\n3. *ADU');
    expect(joint!.buttons!.map(({ id }) => id)).toEqual(['sudah', 'belum', 'petugas'].map(word => `${word}:ADU-2026-000001`));
    await office.textGoesOut(visit, 'jointAnswer');
    expect(await states(parts)).toEqual(['answered', 'answered', 'answered']);
    for (const id of [visit, ...parts]) expect(await office.breakIn(id)).toBeNull();
  });

  test('does not wait for a part that ended otherwise', async () => {
    const { visit, parts } = await splits();
    for (const id of parts.slice(0, 2)) await worksOn(id);
    await answers(parts[0]!);
    await answers(parts[1]!);
    await office.does('operator', parts[2]!, 'dismiss', { reason: 'thanks' });
    expect(await states(parts)).toEqual(['sending', 'sending', 'dismissed']);
    expect(await texts(visit, 'jointAnswer')).toHaveLength(1);
  });

  test('of which one part is left is that part’s own answer', async () => {
    const { parts } = await splits();
    await worksOn(parts[0]!);
    await answers(parts[0]!);
    for (const id of parts.slice(1)) await office.does('operator', id, 'withdraw', { via: 'phone', quote: 'Dicabut.' });
    expect(await states(parts)).toEqual(['sending', 'withdrawn', 'withdrawn']);
    expect(await texts(parts[0]!, 'answer')).toHaveLength(1);
  });

  test('one that cannot wait goes alone, with the reason in the log', async () => {
    const { visit, parts } = await splits();
    for (const id of parts) await worksOn(id);
    await answers(parts[0]!);
    await office.does('operator', parts[0]!, 'sendWaiting', { reason: 'Batas waktu besok.' });
    expect(await states(parts)).toEqual(['sending', 'none', 'none']);
    expect(await texts(parts[0]!, 'answer')).toHaveLength(1);
    const view = await seen('operator', parts[0]!);
    expect(view!.details!.history.at(-1)).toMatchObject({ action: 'sendWaiting', words: { reason: 'Batas waktu besok.' } });
    await office.answerGoesOut(parts[0]!);
    await answers(parts[1]!);
    await answers(parts[2]!);
    expect((await texts(visit, 'jointAnswer'))[0]!.text).not.toContain('ADU-2026-000002');
  });

  test('a draft that waits can be written anew', async () => {
    const { parts } = await splits();
    await worksOn(parts[0]!);
    await answers(parts[0]!);
    await office.does('policyAnalyst', parts[0]!, 'draftAnswer', { text: 'Yang benar.', ...plain });
    expect(await states(parts.slice(0, 1))).toEqual(['draft']);
  });

  test('at the counter it is one text to hand over, and that answers all of them', async () => {
    const { id: visit } = await enters();
    const parts = (await partsOf(visit)).map(({ id }) => id);
    for (const id of parts) {
      await worksOn(id);
      await answers(id);
    }
    const tasks = (await office.tasks(visit)).filter(({ doneAt }) => doneAt === null);
    expect(tasks.map(({ kind }) => kind)).toEqual(['sendByHand']);
    await office.does('operator', visit, 'markSent', { task: tasks[0]!.id });
    expect(await states(parts)).toEqual(['answered', 'answered', 'answered']);
    expect((await office.deadline(parts[2]!, 'autoClose'))!.metAt).toBeNull();
    await office.does('operator', visit, 'settleParts', { via: 'counter', quote: 'Sudah semua.' });
    expect(await states(parts)).toEqual(['resolved', 'resolved', 'resolved']);
    expect(await office.row(parts[1]!)).toMatchObject({ closeReason: 'confirmed' });
  });

  test('what failed is sent anew together', async () => {
    const { visit, parts } = await splits();
    for (const id of parts) {
      await worksOn(id);
      await answers(id);
    }
    await office.textGoesOut(visit, 'jointAnswer', ['failed']);
    expect(await states(parts)).toEqual(['failed', 'failed', 'failed']);
    for (const id of parts) await office.does('operator', id, 'sendAnswer', plain);
    expect(await states(parts)).toEqual(['sending', 'sending', 'sending']);
    expect(await texts(visit, 'jointAnswer')).toHaveLength(2);
  });
});

describe('what the reporter says of the whole', () => {
  test('“Sudah” settles every part, is thanked for once, and one rating counts for all', async () => {
    const { visit, parts, ticket, numbers } = await answeredTogether();
    await presses(`sudah:${ticket}`);
    expect(await states(parts)).toEqual(['resolved', 'resolved', 'resolved']);
    const closed = (await Promise.all([visit, ...parts].map(id => texts(id, 'closed')))).flat();
    expect(closed.map(({ text }) => text!.includes(numbers.join(', ')))).toEqual([true]);
    await office.textGoesOut(visit, 'closed');
    office.pass(5);
    await office.writes('4');
    expect(await Promise.all(parts.map(async id => (await office.row(id)).rating))).toEqual([4, 4, 4]);
    expect((await office.row(visit)).rating).toBeNull();
  });

  test('“Belum” asks which, and moves that part alone', async () => {
    const { visit, parts, ticket, numbers } = await answeredTogether();
    await presses(`belum:${ticket}`);
    expect(await states(parts)).toEqual(['answered', 'answered', 'answered']);
    const [question] = await texts(visit, 'chooseUnsettled');
    expect(question!.buttons!.map(({ id }) => id)).toEqual([...numbers.map(each => `belum:${each}`), `semua:${ticket}`]);
    await office.textGoesOut(visit, 'chooseUnsettled');
    office.pass(1);
    await presses(`belum:${numbers[1]!}`);
    expect(await states(parts)).toEqual(['answered', 'none', 'answered']);
    expect((await office.row(parts[1]!)).cycle).toBe(2);
    office.pass(1);
    await presses(`sudah:${ticket}`);
    expect(await states(parts)).toEqual(['resolved', 'none', 'resolved']);
    expect((await office.row(visit)).status).toBe('inParts');
  });

  test('“Semua belum” sends all of them back', async () => {
    const { parts, ticket } = await answeredTogether();
    await presses(`semua:${ticket}`);
    expect(await states(parts)).toEqual(['none', 'none', 'none']);
  });

  test('typed without a number it answers what was asked last', async () => {
    const { parts } = await answeredTogether();
    await office.writes('sudah');
    expect(await states(parts)).toEqual(['resolved', 'resolved', 'resolved']);
  });

  test('STATUS tells of each part that may be told of', async () => {
    const { visit, ticket, numbers } = await answeredTogether();
    await office.writes(`status ${ticket}`);
    const [status] = await texts(visit, 'statusVisit');
    for (const number of numbers) expect(status!.text).toContain(`${number}: sudah kami jawab`);
  });
});

describe('silence', () => {
  test('is brought to mind once for the visit, and closes each part', async () => {
    const { visit, parts } = await answeredTogether();
    office.at('2026-11-25T14:00');
    for (let round = 0; round < 3; round++) await follows();
    expect(await texts(visit, 'reminderVisit')).toHaveLength(1);
    expect((await Promise.all(parts.map(id => texts(id, 'reminderClose')))).flat()).toEqual([]);
    office.at('2026-12-11T09:00');
    for (let round = 0; round < 3; round++) await follows();
    expect(await Promise.all(parts.map(async id => (await office.row(id)).closeReason))).toEqual([
      'silence',
      'silence',
      'silence',
    ]);
    expect(await texts(visit, 'closed')).toHaveLength(1);
    expect((await office.row(visit)).status).toBe('resolved');
  });
});

describe('the visit', () => {
  test('and its parts name each other in their dossiers, except where a part is kept from more people', async () => {
    const { visit, parts, ticket } = await answeredTogether();
    await presses(`sudah:${ticket}`);
    const dossier = async (id: string) => {
      const file = await readCaseFile(office.db.read, office.office, await office.row(id));
      return dossierOf(file, archiveOrder(file.log)!, (await loadSettings(office.db.read)).letterhead);
    };
    const all = 'ADU-2026-000002 (Selesai); ADU-2026-000003 (Selesai); ADU-2026-000004 (Selesai)';
    expect(await dossier(visit)).toMatchObject({ visit: null, parts: all });
    expect(await dossier(parts[0]!)).toMatchObject({ visit: ticket, parts: null });
    await office.db.write(tx => tx.update('Complaint', { id: parts[2]! }, { restricted: true }));
    expect((await dossier(visit)).parts).not.toContain('ADU-2026-000004');
  });

  test('ends and is filed with its last part, and goes on when one is taken up again', async () => {
    const { visit, parts, ticket } = await answeredTogether();
    await presses(`sudah:${ticket}`);
    expect(await office.row(visit)).toMatchObject({ status: 'resolved', outcome: 'resolved' });
    expect((await office.outbox('archiveDossier')).map(({ payload }) => payload.complaintId)).toContain(visit);
    await expect(office.does('operator', visit, 'reopen', { reason: 'x' })).rejects.toMatchObject({ code: 'holdsNoParts' });
    await office.does('operator', parts[0]!, 'reopen', { reason: 'Salah cetak.' });
    expect(await office.row(visit)).toMatchObject({ status: 'inParts', closedAt: null });
    await office.does('operator', parts[0]!, 'withdraw', { via: 'phone', quote: 'Dicabut.' });
    expect((await office.row(visit)).status).toBe('resolved');
    expect(await office.breakIn(visit)).toBeNull();
  });
});

describe('a part that accuses somebody', () => {
  const accusation = { reason: 'Dugaan pelanggaran.', reportedParty: 'person', reportedPerson: 'operator2' };

  test('stays out of the joint answer, and goes its way alone', async () => {
    const { id: visit } = await enters();
    const parts = (await partsOf(visit)).map(({ id }) => id);
    for (const id of parts.slice(0, 2)) {
      await worksOn(id);
      await answers(id);
    }
    expect(await states(parts)).toEqual(['waiting', 'waiting', 'received']);
    await office.does('operator', parts[2]!, 'flagSupervisory', accusation);
    expect(await states(parts)).toEqual(['sending', 'sending', 'awaitingDisposition']);
    const [joint] = await texts(visit, 'jointAnswer');
    expect(joint!.text).not.toContain((await office.row(parts[2]!)).ticketNumber);
  });

  test('is not known to whom it accuses, nor is its visit; others see its number alone', async () => {
    const { id: visit, ticketNumber } = await enters();
    const parts = (await partsOf(visit)).map(({ id }) => id);
    await office.does('operator', parts[2]!, 'flagSupervisory', accusation);
    const secret = (await office.row(parts[2]!)).ticketNumber;
    expect(await seen('operator2', visit)).toBeNull();
    expect((await seen('operator2', parts[0]!))!.details!.visit).toBeNull();
    await expect(readReceipt(office.office, await office.person('operator2'), ticketNumber)).rejects.toMatchObject({
      code: 'unknownComplaint',
    });
    const shown = (await seen('operator', visit))!.details!;
    expect(shown.parts.map(({ status, text }) => [status, text !== null])).toEqual([
      ['received', true],
      ['received', true],
      [null, false],
    ]);
    expect(JSON.stringify(shown)).not.toContain('membentak');
    const receipt = await readReceipt(office.office, await office.person('operator'), ticketNumber);
    expect(receipt.parts.at(-1)).toEqual({ ticketNumber: secret, description: null });
  });

  test('closes the conversation from which it was split, and then every part is answered by itself', async () => {
    const { visit, parts } = await splits();
    for (const id of parts.slice(0, 2)) await worksOn(id);
    await answers(parts[0]!);
    await office.does('operator', parts[2]!, 'flagSupervisory', accusation);
    expect((await seen('operator', visit))!.view).toBe('outline');
    expect((await seen('headOfOffice', visit))!.view).toBe('full');
    expect(await states(parts.slice(0, 1))).toEqual(['sending']);
    await answers(parts[1]!);
    expect(await texts(visit, 'jointAnswer')).toEqual([]);
    expect(await texts(parts[1]!, 'answer')).toHaveLength(1);
  });

  test('words of a levy keep a part from most people, and out of the joint answer', async () => {
    const { id: visit } = await enters({ text3: 'Petugas minta uang 150 ribu supaya cepat.' });
    const parts = await partsOf(visit);
    expect(parts.map(({ restricted }) => restricted)).toEqual([false, false, true]);
    for (const { id } of parts) {
      await worksOn(id).catch(() => undefined);
    }
    await answers(parts[0]!.id);
    await answers(parts[1]!.id);
    expect(await states(parts.slice(0, 2).map(({ id }) => id))).toEqual(['sending', 'sending']);
    const shown = (await seen('headOfDivision', visit))!.details!;
    expect(shown.parts.at(-1)).toMatchObject({ status: null, text: null });
  });
});

test('the issues of a visit are not told again as the reporter’s other cases', async () => {
  const visit = await enters();
  const [part] = await partsOf(visit.id);
  const elsewhere = await enters({ text: 'Antrean panjang sekali.', text2: '', text3: '', service2: '', service3: '' });
  for (const own of [visit, part!]) {
    const { known } = await reportersCases(office.office, await office.person('operator'), own, ['linkReporter']);
    expect(known.map(({ ticketNumber }) => ticketNumber)).toEqual([elsewhere.ticketNumber]);
  }
});
