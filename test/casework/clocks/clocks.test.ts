import { complaintView } from '../../../bot/casework/reading/complaintView';
import { readCaseFile } from '../../../bot/casework/reading/caseFile';
import { followUp } from '../../../bot/casework/clocks/followUp';
import type { PersonaKey } from '../../../bot/local/personas';
import { answered, inProgress, plain, review, taken } from '../journeys';
import { openOfficeInTime, wib } from '../officeInTime';
import type { OfficeInTime } from '../officeInTime';

let office: OfficeInTime;
beforeEach(async () => {
  office = await openOfficeInTime();
});
afterEach(() => office.close());

const play = (): Promise<void> =>
  followUp(office.office, (_, error) => {
    throw error;
  });

/** Plays what is due until nothing is, and gives the reminders of a clock so far. */
async function remindedOf(deadline: string): Promise<string[]> {
  for (let round = 0; round < 10; round += 1) await play();
  const news = (await office.outbox('notify')).filter(
    ({ payload }) => (payload.values as { deadline?: string }).deadline === deadline,
  );
  return [...new Set(news.map(({ payload }) => String(payload.key)))];
}

const classed = (complaintClass: string) => ({ complaintClass, category: 'delay' });

test('clocks that did not move are not written, new ones together', async () => {
  const id = await taken(office);
  const written: string[] = [];
  jest.spyOn(office.db.read.dataSource.logger, 'logQuery').mockImplementation(sql => {
    if (/^(INSERT INTO|UPDATE) "deadline"/.test(sql)) written.push(sql);
  });
  await office.does('operator', id, 'addNote', { note: 'Berkas diminta ke Kecamatan.' });
  expect(written).toEqual([]);
  await office.does('operator', id, 'submitReview', { ...review, service: 'kk' });
  expect(written).toEqual([expect.stringMatching(/^INSERT/)]);
  jest.restoreAllMocks();
});

describe('a settlement clock that gets another limit', () => {
  test('says at once how late it is by the new one, and does not make up for what it never said', async () => {
    const id = await taken(office);
    await office.does('operator', id, 'reclassify', classed('complaintNonSupervisory'));
    office.at('2026-11-27T15:00'); // 4.7 of 5 working days
    await office.does('operator', id, 'reclassify', classed('informationRequest'));
    expect(await remindedOf('infoRequest')).toEqual(['reminder80']);
    office.at('2026-11-30T09:12');
    expect(await remindedOf('infoRequest')).toEqual(['reminder80', 'reminder100']);
  });

  test('warns of the new one from the beginning where the old one had warned already', async () => {
    const id = await taken(office);
    await office.does('operator', id, 'reclassify', classed('informationRequest'));
    office.at('2026-11-27T15:00');
    expect(await remindedOf('infoRequest')).toEqual(['reminder50', 'reminder80']);
    await office.does('operator', id, 'reclassify', classed('complaintNonSupervisory'));
    expect(await remindedOf('nonSupervisory')).toEqual([]);
    office.at('2026-12-02T09:12'); // 7 of 14
    expect(await remindedOf('nonSupervisory')).toEqual(['reminder50']);
  });

  test('keeps what it stood still in its new due time', async () => {
    const id = await taken(office);
    await office.does('operator', id, 'reclassify', classed('complaintNonSupervisory'));
    await office.does('operator', id, 'askReporter', { items: 'nomor registrasi' });
    office.at('2026-11-25T09:12');
    await office.does('operator', id, 'cancelRequest');
    await office.does('operator', id, 'reclassify', classed('informationRequest'));
    expect((await office.deadline(id, 'infoRequest'))!.dueAt).toEqual(wib('2026-12-02T09:12'));
  });
});

test('taking a withdrawn case up again settles what its reporter wrote meanwhile: task and clock end', async () => {
  const id = await taken(office);
  await office.does('operator', id, 'withdraw', { via: 'phone', quote: 'Batal.' });
  await office.writes('Bagaimana kabarnya?');
  expect((await office.deadline(id, 'afterClosing'))!.metAt).toBeNull();
  await office.does('operator', id, 'reopen', { reason: 'Pelapor menulis lagi.' });
  expect((await office.deadline(id, 'afterClosing'))!.metAt).toEqual(office.now());
  expect((await office.tasks(id)).map(({ kind, doneAt }) => [kind, doneAt])).toEqual([['afterClosing', office.now()]]);
});

test('whoever sends a text by hand gets it as it is; nobody else does, and nothing else is unmasked', async () => {
  const id = await inProgress(office);
  await office.db.write(tx => tx.update('ReporterContact', { mode: 'cloud' }, { mode: 'manual' }));
  const text = 'Rekening 1234567890123456, hubungi 081234567890.';
  await office.does('technicalDivision', id, 'draftAnswer', { text, ...plain });
  await office.does('operator', id, 'sendAnswer', plain);
  const seenBy = async (who: PersonaKey) => {
    const file = await readCaseFile(office.db.read, office.office, await office.row(id));
    return complaintView(file, await office.person(who), office.now())!.details!;
  };
  const [full, masked] = [await seenBy('operator'), await seenBy('headOfOffice')];
  expect(full.tasks.map(task => task.text)).toEqual([expect.stringContaining(text)]);
  expect(masked.tasks.map(task => task.text)).toEqual([expect.not.stringContaining('081234567890')]);
  // The answer is the office's own and is written on as it stands; no NIK gets into it (DOMAIN §2.4).
  expect([full.answer!.text, masked.answer!.text]).toEqual([text, expect.not.stringContaining('081234567890')]);
  for (const shown of full.messages.map(message => message.text)) {
    expect(shown).not.toContain('1234567890123456');
  }
});

test('a text other than an answer that fails leaves a task and moves nothing', async () => {
  const id = await answered(office);
  await office.does('operator', id, 'sendProgress', { text: 'Masih dicetak.', promisedAt: '2026-11-25T10:00' });
  await office.textGoesOut(id, 'progressNote', ['failed']);
  expect(await office.tasks(id)).toMatchObject([{ kind: 'textFailed', doneAt: null }]);
  expect(await office.row(id)).toMatchObject({ status: 'answered', answerState: 'sent' });
});
