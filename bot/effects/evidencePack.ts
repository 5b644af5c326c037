import { createHash } from 'node:crypto';
import { bundleFileName, evidenceName } from '../archive/path';
import { archiveOrder } from '../casework/records/archive';
import { readCaseFile } from '../casework/reading/caseFile';
import { mostSamples, type Sample } from '../casework/evidence/chooseSamples';
import { fileForOutsiders } from '../casework/evidence/outsiders';
import { readEvidence, type Evidence } from '../casework/evidence/readEvidence';
import { recordGiven } from '../casework/evidence/recordGiven';
import { loadSettings, type Office } from '../casework/office';
import type { Person } from '../complaint/complaint';
import { canonicalJson } from '../complaint/figures';
import { sopNumber } from '../complaint/masterData';
import type { ComplaintRow } from '../database/tables';
import type { Letterhead } from '../documents/letterhead';
import { sopAsIssued } from '../documents/sopAsIssued';
import { periodName } from '../documents/words';
import { channelName } from './dossierColumns';
import { dossierOf } from './dossierOf';
import { figureSheets } from './figureSheets';
import { paperMaker } from './paperMaker';
import type { Papers } from './papers';
import { officeWords, paperWords } from './paperWords';
import type { ReportFile } from './reportFile';
import { summaryPaper } from './summaryFile';

/** Hears how many of the papers are drawn. */
export type Progress = (done: number, of: number) => void;

type Draw = (papers: Papers) => Promise<Buffer>;

/**
 * What assessors of the Ombudsman or of bureaucratic reform are given of a month, a quarter or a year (bukti dukung), as one ZIP: the SOP,
 * a summary for the public, the figures, the register and sample cases, with a list of contents and SHA-256 of each. Of the same frozen
 * month it has the same bytes. That it was given stands in the log of each sample case before anything is handed out.
 * @throws as `readEvidence` does
 */
export async function evidencePack(office: Office, person: Person, name: string, tell: Progress): Promise<ReportFile> {
  const evidence = await readEvidence(office, person, name, officeWords);
  const { letterhead } = await loadSettings(office.db.read);
  const papers = paperMaker();
  const wanted = papersOf(office, evidence, letterhead);
  const files: Record<string, Buffer> = {};
  for (const [at, { path, draw }] of wanted.entries()) {
    tell(at, wanted.length + 1);
    files[path] = await draw(papers);
  }
  tell(wanted.length, wanted.length + 1);
  const listed = wanted.map(({ path, about }) => ({ path, about, sha256: sha256(files[path]!) }));
  files[indexPath] = await papers.evidenceIndex(indexOf(evidence, letterhead, listed));
  files['SHA256SUMS.txt'] = Buffer.from(sumsOf(files));
  const bytes = await papers.zip(files);
  await recordGiven(office, person, evidence.samples, { period: name, sha256: sha256(bytes) });
  return { bytes, mimeType: 'application/zip', name: evidenceName(name, evidence.isDraft) };
}

const indexPath = '00-Daftar-Isi.pdf';
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** As `sha256sum -c` reads it. */
const sumsOf = (files: Record<string, Buffer>): string =>
  Object.entries(files)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([path, bytes]) => `${sha256(bytes)}  ${path}\n`)
    .join('');

function papersOf(office: Office, evidence: Evidence, letterhead: Letterhead): { path: string; about: string; draw: Draw }[] {
  const { period, figures, rows, samples, at: createdAt, isDraft } = evidence;
  const title = (key: string): string => paperWords(`evidence.${key}`, { period: periodName(period, paperWords) });
  const paper = (path: string, key: string, draw: Draw) => ({ path, about: paperWords(`evidence.file.${key}`), draw });
  const register = { rows, title: title('registerTitle'), createdAt, isDraft };
  const sheets = { title: title('figuresTitle'), createdAt, sheets: figureSheets(figures) };
  return [
    paper('01-SOP-065-5.148-DKPS-II-2022.pdf', 'sop', papers => papers.sop(sopAsIssued)),
    paper(`02-Ringkasan-Publik-${period.name}.pdf`, 'summary', papers =>
      papers.summary(summaryPaper(evidence, letterhead, { isPublic: true })),
    ),
    paper(`03-Angka-${period.name}.xlsx`, 'figures', papers => papers.sheets(sheets)),
    paper(`03-Angka-${period.name}.json`, 'json', async () => Buffer.from(`${canonicalJson(figures)}\n`)),
    paper(`04-Register-Tersamar-${period.name}.xlsx`, 'register', papers => papers.register(register)),
    ...samples.map(sample =>
      paper(`05-Contoh-Berkas/${bundleFileName(sample.complaint.ticketNumber)}`, 'sample', papers =>
        sampleDossier(office, papers, sample, letterhead),
      ),
    ),
  ];
}

/** The dossier as it was filed, with nothing in it that may not leave the office. */
async function sampleDossier(
  office: Office,
  papers: Papers,
  { complaint: { id } }: Sample,
  letterhead: Letterhead,
): Promise<Buffer> {
  const complaint = await office.db.read.findOneByOrFail<ComplaintRow>('Complaint', { id });
  const file = await readCaseFile(office.db.read, office, complaint);
  const order = archiveOrder(file.log)!; // an archived case was sent there
  return papers.dossier(dossierOf(fileForOutsiders(file, paperWords('evidence.withheld')), order, letterhead));
}

function indexOf(evidence: Evidence, letterhead: Letterhead, files: { path: string; about: string; sha256: string }[]) {
  const { period, at, isFrozen, isDraft, rows, samples } = evidence;
  return {
    ...{ letterhead, sopNumber, period, at, isFrozen, isDraft, mostSamples, files, registerCount: rows.length },
    samples: samples.map(({ complaint: { ticketNumber, channel }, steps }) => ({
      ...{ ticketNumber, channel: channelName(channel), steps },
    })),
  };
}
