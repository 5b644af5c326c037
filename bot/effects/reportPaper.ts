import type { EntityManager } from 'typeorm';
import { loadSettings } from '../casework/office';
import { loadPeople } from '../casework/people';
import { holdersOf } from '../casework/reportNews';
import type { Person, RoleHeld } from '../complaint/complaint';
import type { MonthlyFigures } from '../complaint/figures';
import { maskText } from '../complaint/personalData';
import type { ReportAction } from '../complaint/sop';
import { rolesAt } from '../complaint/visibility';
import type { MonthlyReportRow } from '../database/tables';
import type { Signer } from '../documents/letterhead';
import type { MonthlyReportPaper } from '../documents/monthlyReport';
import type { Words } from '../text/text';
import { reportSections } from './reportFigures';

/** Verbatim, although its month and the SOP's date disagree (DOMAIN §1.2). */
const sopNumber = '065/5.148/DKPS/II/2022';

type Head = 'headOfDivision' | 'headOfOffice';

/** A report whose figures are frozen: the only kind that becomes a paper. */
export type FrozenReport = MonthlyReportRow & { figures: Record<string, unknown>; figuresHash: string; frozenAt: Date };

/**
 * The report as its paper shows it. Signed by the head of division who approved it, or who holds the post at `now`; by the head
 * of office only after the acknowledgement.
 */
export async function reportPaper(
  manager: EntityManager,
  report: FrozenReport,
  register: MonthlyReportPaper['register'],
  words: Words,
  now: Date,
): Promise<MonthlyReportPaper> {
  const { month, frozenAt, figuresHash, narrative, history } = report;
  const approvedAt = doneAt(report, 'approveReport');
  return {
    letterhead: (await loadSettings(manager)).letterhead,
    month,
    createdAt: new Date(history.at(-1)?.at ?? frozenAt),
    sopNumber,
    memo: {
      to: words('documents:report.memo.toHead'),
      copies: [words('documents:report.memo.secretary'), words('documents:report.memo.archive')],
      date: approvedAt?.at ?? frozenAt,
      officialNumber: report.officialNumber,
      urgency: words('documents:report.memo.ordinary'),
      enclosure: words('documents:report.memo.oneBundle'),
    },
    sections: reportSections(report.figures as unknown as MonthlyFigures, words),
    highlights: lines(narrative?.highlights),
    improvements: lines(narrative?.improvements),
    obstacles: lines(narrative?.obstacles),
    recommendations: lines(narrative?.recommendations),
    headOfDivision: (await signer(manager, 'headOfDivision', approvedAt, words)) ?? (await holder(manager, now, words)),
    headOfOffice: await signer(manager, 'headOfOffice', doneAt(report, 'acknowledgeReport'), words),
    ...{ frozenAt, figuresHash, register },
  };
}

/** Who did it, in this round: what was approved before the last submission is void. */
function doneAt({ history }: MonthlyReportRow, action: ReportAction): { by: string; at: Date } | null {
  const round = history.slice(history.findLastIndex(entry => entry.action === 'submitReport'));
  const entry = round.findLast(each => each.action === action);
  return entry?.by ? { by: entry.by, at: new Date(entry.at) } : null;
}

async function signer(manager: EntityManager, head: Head, done: ReturnType<typeof doneAt>, words: Words): Promise<Signer | null> {
  const person = done && (await loadPeople(manager, 'ever')).find(each => each.id === done.by);
  return person ? signerFrom(person, head, done.at, done.at, words) : null;
}

/** Nobody has approved it yet: the paper waits for the signature of whoever holds the post. */
async function holder(manager: EntityManager, now: Date, words: Words): Promise<Signer> {
  const [person] = holdersOf(await loadPeople(manager), ['headOfDivision'], now);
  const post = words('documents:report.post.headOfDivision');
  if (!person) return { kind: 'definitive', post, name: '…', rank: null, nip: null, approvedAt: null };
  return signerFrom(person, 'headOfDivision', now, null, words);
}

function signerFrom(person: Person, head: Head, at: Date, approvedAt: Date | null, words: Words): Signer {
  const post: RoleHeld | undefined = rolesAt(person, at).find(held => held.role === head && held.kind !== 'mandate');
  const { name, rank, nip } = person;
  return { kind: post?.kind ?? 'definitive', post: words(`documents:report.post.${head}`), name, rank, nip, approvedAt };
}

/** Each line that was typed is a point of its own; marks in front of it are the paper's business. */
function lines(text: string | null | undefined): string[] {
  const typed = (text ?? '').split(/\r?\n/).map(line => line.replace(/^\s*(?:[-–•*]|\d{1,2}[.)])\s+/, '').trim());
  return typed.filter(line => line !== '').map(maskText);
}
