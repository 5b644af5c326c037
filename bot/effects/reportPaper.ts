import type { EntityManager } from 'typeorm';
import { loadSettings } from '../casework/office';
import { loadPeople } from '../casework/people';
import { figuresIn, isApproved, type ShownReport } from '../casework/reportMonth';
import { holdersOf } from '../casework/reportNews';
import type { Person, RoleHeld } from '../complaint/complaint';
import { sopNumber } from '../complaint/masterData';
import { pointsOf } from '../complaint/narrative';
import type { ReportAction } from '../complaint/sop';
import { rolesAt } from '../complaint/visibility';
import type { MonthlyReportRow } from '../database/tables';
import type { Signer } from '../documents/letterhead';
import type { MonthlyReportPaper } from '../documents/reportContent';
import { correctionsOf, disruptionPoints } from '../text/reportBody';
import { reportSections } from '../text/reportSections';
import type { Words } from '../text/text';

type Head = 'headOfDivision' | 'headOfOffice';

/**
 * The report as its paper shows it. Signed by the head of division who approved it, or who holds the post at `now`; by the head
 * of office only after the acknowledgement.
 */
export async function reportPaper(
  manager: EntityManager,
  report: ShownReport,
  register: MonthlyReportPaper['register'],
  words: Words,
  now: Date,
): Promise<MonthlyReportPaper> {
  const { month, frozenAt, figuresHash, narrative, history } = report;
  // What is running has been signed by nobody, whatever was signed before it came back.
  const done = (action: ReportAction) => (frozenAt ? doneAt(report, action) : null);
  const approvedAt = done('approveReport');
  const counted = frozenAt ?? now;
  return {
    letterhead: (await loadSettings(manager)).letterhead,
    month,
    createdAt: frozenAt ? new Date(history.at(-1)?.at ?? frozenAt) : now,
    sopNumber,
    memo: {
      to: words('documents:report.memo.toHead'),
      copies: [words('documents:report.memo.secretary'), words('documents:report.memo.archive')],
      date: approvedAt?.at ?? counted,
      officialNumber: report.officialNumber,
      urgency: words('documents:report.memo.ordinary'),
      enclosure: words('documents:report.memo.oneBundle'),
    },
    sections: reportSections(figuresIn(report), words),
    corrections: correctionsOf(figuresIn(report), words),
    highlights: pointsOf(narrative?.highlights),
    improvements: pointsOf(narrative?.improvements),
    obstacles: [...disruptionPoints(figuresIn(report), words), ...pointsOf(narrative?.obstacles)],
    recommendations: pointsOf(narrative?.recommendations),
    headOfDivision: (await signer(manager, 'headOfDivision', approvedAt, words)) ?? (await holder(manager, now, words)),
    headOfOffice: await signer(manager, 'headOfOffice', done('acknowledgeReport'), words),
    isDraft: frozenAt === null || !isApproved(report),
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
