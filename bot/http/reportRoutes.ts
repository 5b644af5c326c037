import type { Request } from 'restify';
import type { Person } from '../complaint/complaint';
import type { Office } from '../casework/office';
import { readRegister } from '../casework/readRegister';
import { readReportBody, readReportFigures, recountReport } from '../casework/reportBody';
import { textIn, type Words } from '../text/text';
import type { Signed } from './api';
import { answer, letterNumberIn, oneOf, queryOf } from './body';
import { languageOf } from './errors';
import { sendFile, type FileToSend } from './sendFile';

type Routes = 'showFigures' | 'showRecount' | 'showRegister' | 'showBody' | 'showFile' | 'showMemo' | 'showSummary';

/** Draws a month's report or register for one reader of it. */
export type ReportFiles = (person: Person, month: string, type: 'pdf' | 'docx' | 'xlsx') => Promise<FileToSend>;

/** Draws the cover memo of a month's report for one reader of it. */
export type MemoFiles = (
  person: Person,
  month: string,
  asked: { type: 'pdf' | 'docx'; number: string | null },
) => Promise<FileToSend>;

/** Draws one page over a month, a quarter or a year for one reader of it. */
export type SummaryFiles = (person: Person, period: string) => Promise<FileToSend>;

/** What a month's report says and holds, for the tab and for scripts. Answers are those of `contract.ts`. */
export function createReportRoutes(
  office: Office,
  files: ReportFiles,
  memos: MemoFiles,
  summaries: SummaryFiles,
): Record<Routes, Signed> {
  return {
    async showFigures(req, res, person) {
      const { report, figures, hash, frozenAt } = await readReportFigures(office, person, String(req.params.month));
      const { month, status } = report;
      answer(res, 200, { month, status, isFrozen: hash !== null, hash, frozenAt, figures });
    },

    async showRecount(req, res, person) {
      answer(res, 200, await recountReport(office, person, String(req.params.month)));
    },

    async showFile(req, res, person) {
      const type = oneOf(queryOf(req), 'type', ['pdf', 'docx', 'xlsx']) ?? 'pdf';
      sendFile(req, res, await files(person, String(req.params.month), type));
    },

    async showMemo(req, res, person) {
      const query = queryOf(req);
      const type = oneOf(query, 'type', ['pdf', 'docx'] as const) ?? 'pdf';
      sendFile(req, res, await memos(person, String(req.params.month), { type, number: letterNumberIn(query) }));
    },

    async showRegister(req, res, person) {
      answer(res, 200, await readRegister(office, person, String(req.params.month), wordsFor(req, person)));
    },

    async showSummary(req, res, person) {
      sendFile(req, res, await summaries(person, String(req.params.period)));
    },

    async showBody(req, res, person) {
      answer(res, 200, await readReportBody(office, person, String(req.params.month), wordsFor(req, person)));
    },
  };
}

const wordsFor = (req: Request, person: Person): Words => textIn(languageOf(req, person.language));
