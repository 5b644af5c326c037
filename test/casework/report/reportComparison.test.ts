import { comparedFigures } from '../../../bot/casework/report/reportComparison';
import { actOnReport } from '../../../bot/casework/report/monthlyReport';
import { readReportBody, readReportFigures } from '../../../bot/casework/report/reportBody';
import { figuresIn, hashOf, isFrozen, reportOf, type FrozenReport } from '../../../bot/casework/report/reportMonth';
import type { PersonaKey } from '../../../bot/local/personas';
import { textIn } from '../../../bot/text/text';
import { reported, resolved, taken } from '../journeys';
import { openOfficeInTime, wib, type OfficeInTime } from '../officeInTime';

/** A report beside other months, and what came late to months that were frozen before. */

let office: OfficeInTime;
beforeEach(async () => {
  office = await openOfficeInTime('2026-10-05T09:00');
});
afterEach(() => office.close());

const first = { ticketNumber: 'ADU-2026-000001' };
const submit = async (month: string): Promise<FrozenReport> => {
  await actOnReport(office.office, { month, action: 'submitReport', by: await office.person('operator') });
  const report = await reportOf(office.db.read, month);
  if (!report || !isFrozen(report)) throw new Error('not frozen');
  return report;
};
const compared = (month: string) => comparedFigures(office.db.read, office.office, month);
const body = async (month: string, who: PersonaKey = 'operator') =>
  readReportBody(office.office, await office.person(who), month, textIn('id'));
const section = async (month: string, number: number, who?: PersonaKey) => (await body(month, who)).sections[number - 1]!.blocks;

test('the month before stands beside it, counted or as it was frozen; a month before the office worked does not', async () => {
  await resolved(office);
  office.at('2026-11-03T09:00');
  const live = (await compared('2026-11')).comparison!;
  expect(live.previous).toMatchObject({ month: '2026-10', isFrozen: false, figures: { recap: { registered: 1 } } });
  expect([live.lastYear, (await compared('2026-10')).comparison!.previous]).toEqual([null, null]);
  await submit('2026-10');
  await office.db.write(tx => tx.update('Complaint', first, { registeredAt: wib('2026-09-30T09:00') }));
  const { previous } = (await compared('2026-11')).comparison!;
  expect(previous).toMatchObject({ isFrozen: true, figures: { recap: { openStart: 0, registered: 1 } } });
});

test('the same month a year ago is held against it, from its frozen figures', async () => {
  await reported(office);
  office.at('2026-11-02T09:00');
  await submit('2026-10');
  office.at('2027-10-15T09:00');
  const { comparison } = await compared('2027-10');
  expect(comparison!.lastYear).toMatchObject({ month: '2026-10', isFrozen: true, figures: { recap: { registered: 1 } } });
  expect(await section('2027-10', 2)).toMatchObject([{ headings: ['Okt 2027', 'Sep 2027 (belum beku)', 'Okt 2026'] }]);
});

test('what was brought over with an older date does not make older months comparable', async () => {
  const id = await reported(office);
  await office.db.write(tx => tx.update('Complaint', { id }, { registeredAt: wib('2026-08-05T09:00'), priorNumber: '12' }));
  await reported(office, 'Baru', { from: '6280000000002' });
  expect((await compared('2026-10')).comparison!.previous).toBeNull();
});

test('a change after freezing is a correction in the next report and leaves the frozen one as it was', async () => {
  await resolved(office);
  office.at('2026-11-02T09:00');
  const october = await submit('2026-10');
  expect((await compared('2026-11')).comparison!.corrected).toBeNull();
  await office.db.write(tx => tx.update('Complaint', first, { service: 'kk', rating: 4 }));
  const [table, heading, points] = await section('2026-11', 2);
  expect(table).toMatchObject({ kind: 'table' });
  expect(heading).toEqual({ kind: 'heading', text: 'Koreksi atas laporan Oktober 2026 yang sudah dibekukan' });
  expect((points as { points: string[] }).points).toEqual(
    expect.arrayContaining([
      'Aduan menurut jenis layanan/bidang, KTP-el: pencetakan – Masuk: semula 1, menjadi 0',
      'Aduan menurut jenis layanan/bidang, Kartu Keluarga – Masuk: semula 0, menjadi 1',
      'Kepuasan dan siklus jawaban, Nilai kepuasan penanganan aduan (1–4): semula –, menjadi 4',
    ]),
  );
  expect(await reportOf(office.db.read, '2026-10')).toEqual(october);
  office.at('2026-12-01T09:00');
  const november = await submit('2026-11');
  await office.db.write(tx => tx.update('Complaint', first, { service: 'kia' }));
  expect(JSON.stringify(await section('2026-11', 2))).toContain('Kartu Keluarga');
  expect(hashOf(figuresIn(november))).toBe(november.figuresHash);
});

test('other opening hours than at the time of freezing are no correction', async () => {
  await resolved(office);
  office.at('2026-11-02T09:00');
  await submit('2026-10');
  const hours = [{ from: '09:15', to: '15:30' }];
  const openingHours = { 1: hours, 2: hours, 3: hours, 4: hours, 5: hours, 6: [], 7: [] };
  const change = { key: 'policy', version: 2, value: { openingHours }, changedBy: null, changedAt: new Date() };
  await office.db.write(tx => tx.insert('Setting', change));
  const { corrected, previous } = (await compared('2026-11')).comparison!;
  expect([corrected, previous!.figures.policyVersion]).toEqual([null, 1]);
});

test('fourteen sections with the words of the paper; what nobody wrote is "Nihil"', async () => {
  await reported(office);
  office.at('2026-11-02T09:00');
  const before = await body('2026-10');
  expect(before.sections.map(({ number }) => number)).toEqual(Array.from({ length: 14 }, (_, i) => i + 1));
  expect(before).toMatchObject({ hash: null, frozenAt: null });
  expect(before.sections[9]).toEqual({ number: 10, title: 'Aduan menonjol', blocks: [{ kind: 'text', text: 'Nihil' }] });
  expect(before.sections[1]!.blocks[0]).toMatchObject({
    headings: ['Jumlah'],
    rows: expect.arrayContaining([{ label: 'Masuk (terdaftar)', values: ['1'] }]),
  });
  const lines = (before.sections[5]!.blocks[0] as { rows: { label: string }[] }).rows.map(({ label }) => label);
  expect(lines).toEqual(['Menurut bidang:', 'Bidang belum ditentukan', 'Menurut jenis layanan:', 'Layanan belum ditentukan']);
  const input = { highlights: '- Antrean cetak, NIK 9999990101900001\n- Jaringan' };
  await actOnReport(office.office, { month: '2026-10', action: 'submitReport', by: await office.person('operator'), input });
  const after = await body('2026-10');
  expect(after.hash).toMatch(/^[0-9a-f]{64}$/);
  expect(after.sections[9]!.blocks).toEqual([{ kind: 'points', points: ['Antrean cetak, NIK 9999••••••••0001', 'Jaringan'] }]);
});

test('a late case about its reader is counted and not listed to them', async () => {
  const id = await taken(office);
  const { id: reportedPerson } = await office.person('technicalDivision');
  await office.does('operator', id, 'markConflict', { reason: 'Terlapor.', reportedParty: 'person', reportedPerson });
  office.at('2026-11-02T09:00');
  const told = async (who: PersonaKey) => {
    const { figures } = await readReportFigures(office.office, await office.person(who), '2026-10');
    return [figures.timeliness.overdueCount, figures.timeliness.overdue.map(each => each.ticketNumber)];
  };
  expect(await told('operator')).toEqual([1, ['ADU-2026-000001']]);
  expect(await told('technicalDivision')).toEqual([1, []]);
  expect(JSON.stringify(await body('2026-10', 'technicalDivision'))).not.toContain('ADU-2026-000001');
});
