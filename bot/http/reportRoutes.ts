import type { Request } from 'restify';
import type { Person } from '../complaint/complaint';
import type { Office } from '../casework/office';
import { readRegister } from '../casework/report/readRegister';
import { askReportRefiling } from '../casework/records/reportRefiling';
import { readReportBody, readReportFigures, recountReport } from '../casework/report/reportBody';
import type { FileStore } from '../files/folderStore';
import type { Log } from '../log';
import { textIn, type Words } from '../text/text';
import type { Signed } from './api';
import { answer, fieldsIn, letterNumberIn, oneOf, queryOf, shortText } from './body';
import type { EvidenceNews, ReportChecked } from './contract';
import { languageOf } from './errors';
import { openLines } from './jsonLines';
import { sendFile, type FileToSend } from './sendFile';

type Routes =
  | ('showFigures' | 'showRecount' | 'showRegister' | 'showBody' | 'showFile' | 'showMemo')
  | ('showSummary' | 'giveEvidence' | 'checkReport' | 'refileReport');

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

/** Makes an assessor's bundle of a period, telling how far it is. */
export type EvidencePacks = (person: Person, period: string, tell: (done: number, of: number) => void) => Promise<FileToSend>;

/** Compares a month's files in SharePoint with what was confirmed when they were filed. */
export type CheckReport = (person: Person, month: string) => Promise<ReportChecked['found']>;

export interface ReportParts {
  office: Office;
  log: Log;
  reportFiles: ReportFiles;
  memoFiles: MemoFiles;
  summaryFiles: SummaryFiles;
  evidencePacks: EvidencePacks;
  checkReport: CheckReport;
}

/** What a month's report says and holds, for the tab and for scripts. Answers are those of `contract.ts`. @param kept its papers as filed */
export function createReportRoutes(
  { office, log, ...files }: ReportParts,
  kept: Pick<FileStore, 'read'>,
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
      sendFile(req, res, await files.reportFiles(person, String(req.params.month), type));
    },

    async showMemo(req, res, person) {
      const query = queryOf(req);
      const type = oneOf(query, 'type', ['pdf', 'docx'] as const) ?? 'pdf';
      sendFile(req, res, await files.memoFiles(person, String(req.params.month), { type, number: letterNumberIn(query) }));
    },

    async checkReport(req, res, person) {
      const month = String(req.params.month);
      const found = await files.checkReport(person, month);
      log.info({ person: person.id, month, found: found.map(({ state }) => state).join(' ') }, 'files of a report checked');
      answer(res, 200, { found } satisfies ReportChecked);
    },

    async refileReport(req, res, person) {
      const month = String(req.params.month);
      const { kind, reason, replaces } = fieldsIn(req.body);
      const asked = { kind: String(kind), reason: String(reason ?? ''), replaces: replaces === true };
      await askReportRefiling(office, kept, person, month, asked);
      log.info({ person: person.id, month }, 'a file of a report is filed again');
      answer(res, 200, {});
    },

    async showRegister(req, res, person) {
      answer(res, 200, await readRegister(office, person, String(req.params.month), wordsFor(req, person)));
    },

    async showSummary(req, res, person) {
      sendFile(req, res, await files.summaryFiles(person, String(req.params.period)));
    },

    async giveEvidence(req, res, person) {
      const period = shortText(fieldsIn(req.body).period) ?? '';
      let say: ((line: EvidenceNews) => void) | undefined;
      try {
        const { name, bytes } = await files.evidencePacks(person, period, (done, of) => (say ??= openLines(res))({ done, of }));
        log.info({ person: person.id, period }, 'evidence given');
        say!({ name, zip: bytes.toString('base64') });
        res.end();
      } catch (error) {
        if (!say) throw error;
        // What has begun can say no more than that it broke off.
        log.error({ traceId: req.getId(), reason: error instanceof Error ? error.name : 'thrown' }, 'evidence broke off');
        res.destroy();
      }
    },

    async showBody(req, res, person) {
      answer(res, 200, await readReportBody(office, person, String(req.params.month), wordsFor(req, person)));
    },
  };
}

const wordsFor = (req: Request, person: Person): Words => textIn(languageOf(req, person.language));
