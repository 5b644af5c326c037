import { casePapers } from '../../bot/casework/papers/casePapers';
import { findComplaint } from '../../bot/casework/list/find';
import { casePaperFile } from '../../bot/effects/casePaperFile';
import { papersHere } from '../../bot/effects/paperMaker';
import type { CasePaper } from '../../bot/documents/casePaper';
import type { PersonaKey } from '../../bot/local/personas';
import { answer, answered, inProgress, plain, review, sheetOf, taken } from '../casework/journeys';
import { openOfficeInTime, type OfficeInTime } from '../casework/officeInTime';

/** The papers of a case for one reader of it: which there are, what they name, and who signs. */

let office: OfficeInTime;
beforeEach(async () => {
  office = await openOfficeInTime();
});
afterEach(async () => {
  jest.restoreAllMocks();
  await office.close();
});

const ticket = 'ADU-2026-000001';
const fileFor = async (who: PersonaKey, paper: string, number: string | null = null) =>
  casePaperFile(office.office, await office.person(who), ticket, { paper, type: 'docx', number });

/** The paper as it is given to be drawn. */
async function paperFor(who: PersonaKey, kind: string, number: string | null = null): Promise<CasePaper> {
  const draw = jest.spyOn(papersHere, 'casePaper').mockResolvedValue(Buffer.from('drawn'));
  await fileFor(who, kind, number);
  return draw.mock.calls.at(-1)![0].paper;
}
const listed = async () => (await findComplaint(office.office, await office.person('operator'), ticket)).details!.papers;
/** An officer repeats what the reporter is called and wrote. */
const telling = { ...review, problem: 'Warga Contoh A, NIK 9999990101900001, belum menerima KTP-el.' };

test('a paper is there once its step is done, and before that says what comes first', async () => {
  const id = await taken(office);
  expect(await listed()).toEqual([]);
  for (const [kind, code] of Object.entries({ review: 'noReviewYet', disposition: 'noDispositionYet', answer: 'noAnswerYet' }))
    await expect(fileFor('operator', kind)).rejects.toMatchObject({ httpStatus: 409, code, values: { ticket } });
  await expect(fileFor('operator', 'memo')).rejects.toMatchObject({ httpStatus: 404, code: 'unknownPaper' });
  await office.does('operator', id, 'submitReview', review);
  expect(await listed()).toEqual(['review']);
  await office.does('policyAnalyst', id, 'verify', { findings: 'Sesuai.' });
  await office.does('headOfDivision', id, 'giveDisposition', sheetOf(office));
  await answer(office, id);
  expect(await listed()).toEqual([...casePapers]);
});

test('telaahan and disposition are those of the case, with the number that was typed or the place for it', async () => {
  await inProgress(office);
  expect(await paperFor('operator', 'review', '000.8.3.4/17/DKPS/XI/2026')).toMatchObject({
    ...{ ticketNumber: ticket, isDraft: false, createdAt: office.now() },
    content: {
      review: {
        ...{ number: '000.8.3.4/17/DKPS/XI/2026', urgency: 'Terbatas', sopNumber: '065/5.148/DKPS/II/2022' },
        ...{ to: 'Kepala Bidang Pemanfaatan Data dan Inovasi Pelayanan', verification: { by: 'Analis Contoh' } },
      },
    },
  });
  expect(await paperFor('operator', 'review')).toMatchObject({
    content: { review: { number: expect.stringMatching(/^\.+\/\.+\/DKPS\/XI\/2026$/) } },
  });
  expect(await paperFor('headOfDivision', 'disposition')).toMatchObject({
    content: {
      sheet: {
        letterNumber: expect.stringMatching(/^\.+$/),
        agendaNumber: ticket,
        decidedBy: { kind: 'definitive', name: 'Kabid Contoh' },
      },
    },
  });
});

test('a letter names its reader, bears the day on which it is drawn, and is signed by whoever leads the office then', async () => {
  await answered(office);
  office.at('2026-11-24T09:00');
  const letter = { to: 'Bapak/Ibu Warga Contoh A', date: office.now(), answer: 'Sudah dicetak, dapat diambil di loket.' };
  const post = 'Kepala Dinas Kependudukan dan Pencatatan Sipil';
  expect(await paperFor('operator', 'answer')).toMatchObject({
    isDraft: false,
    content: { letter: { ...letter, signer: { kind: 'definitive', name: 'Kadis Contoh', post, approvedAt: null } } },
  });
  const { id } = await office.person('headOfOffice');
  await office.db.write(tx => tx.update('RoleAssignment', { personId: id }, { toAt: office.now() }));
  await office.appoint('headOfDivision', {
    ...{ role: 'headOfOffice', kind: 'plh', orderNumber: '800/1/CONTOH' },
    ...{ from: office.now(), to: null },
  });
  expect(await paperFor('operator', 'answer')).toMatchObject({
    content: { letter: { signer: { kind: 'plh', name: 'Kabid Contoh' } } },
  });
});

test('a letter whose answer nobody has approved or sent is a draft', async () => {
  const id = await inProgress(office);
  await office.does('technicalDivision', id, 'draftAnswer', { text: 'Sudah dicetak.', ...plain });
  expect((await paperFor('operator', 'answer')).isDraft).toBe(true);
  expect((await fileFor('operator', 'answer')).name).toBe('KONSEP-ADU-2026-000001_jawaban.docx');
  await office.does('headOfDivision', id, 'approveAnswer');
  expect((await paperFor('operator', 'answer')).isDraft).toBe(false);
});

test('identity numbers are masked for everybody; who sees the name masked, sees it masked in every text', async () => {
  const id = await taken(office);
  await office.does('operator', id, 'submitReview', telling);
  await office.does('policyAnalyst', id, 'verify', { findings: 'Data Warga Contoh A sesuai.' });
  await office.does('headOfDivision', id, 'giveDisposition', { ...sheetOf(office), instructions: 'Layani Warga Contoh A.' });
  await answer(office, id, 'Kepada Warga Contoh A: hubungi (0536) 3222639.');
  const read = async (who: PersonaKey) => {
    const all = [];
    for (const kind of casePapers) all.push(JSON.stringify((await paperFor(who, kind)).content));
    return all.join('\n');
  };
  const [open, masked] = [await read('operator'), await read('headOfOffice')];
  expect(open).toContain('Warga Contoh A, NIK 9999••••••••0001, belum');
  expect(open).toContain('hubungi (0536) 3222639');
  expect(masked).not.toMatch(/Warga Contoh A|9999990101900001|3222639\./);
  expect(masked.match(/W•••• C••••• A•/g)).toHaveLength(5);

  await office.db.write(tx => tx.update('Complaint', { id }, { isConfidential: true }));
  expect(JSON.stringify(await paperFor('operator', 'review'))).not.toContain('Warga Contoh A');
  expect(await paperFor('operator', 'answer')).toMatchObject({
    content: { letter: { to: 'Bapak/Ibu Warga Contoh A', urgency: 'Rahasia' } },
  });

  await office.db.write(tx => tx.update('Complaint', { id }, { isConfidential: false, isAnonymous: true }));
  const unnamed = JSON.stringify((await paperFor('operator', 'answer')).content);
  expect(unnamed).toContain('"to":"Pelapor laporan ADU-2026-000001"');
  expect(unnamed).not.toContain('Warga Contoh A');
});

test('where the case is about the head of office, its handler signs the letter', async () => {
  const id = await answered(office);
  const [head, handler] = [await office.person('headOfOffice'), await office.person('handler')];
  const about = { reportedParty: 'person', reportedPersonId: head.id, track: 'supervisory', handlerId: handler.id } as const;
  await office.db.write(tx => tx.update('Complaint', { id }, about));
  expect(await paperFor('handler', 'answer')).toMatchObject({
    content: { letter: { signer: { name: handler.name, post: 'Penangan khusus', approvedAt: null } } },
  });
  await expect(fileFor('headOfOffice', 'answer')).rejects.toMatchObject({ code: 'unknownComplaint' });
});
