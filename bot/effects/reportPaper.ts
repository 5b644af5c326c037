import type { EntityManager } from 'typeorm';
import { loadSettings } from '../casework/office';
import { loadPeople } from '../casework/people';
import { figuresIn, isApproved, type ShownReport } from '../casework/report/reportMonth';
import { holdersOf } from '../casework/report/reportNews';
import type { Person, RoleHeld } from '../complaint/complaint';
import { sopNumber } from '../complaint/masterData';
import { pointsOf } from '../complaint/narrative';
import type { ReportAction } from '../complaint/sop';
import { rolesAt } from '../complaint/visibility';
import type { MonthlyReportRow } from '../database/tables';
import type { Signer } from '../documents/letterhead';
import { numberPlace } from '../documents/officialNumber';
import type { MemoPaper, MonthlyReportPaper } from '../documents/reportContent';
import { correctionsOf, disruptionPoints } from '../text/reportBody';
import { reportSections } from '../text/reportSections';
import type { Words } from '../text/text';

type Head = 'headOfDivision' | 'headOfOffice';

/** The report's cover memo, signed by the head of division who approved it, or who holds the post at `now`. */
export async function memoPaper(manager: EntityManager, report: ShownReport, words: Words, now: Date): Promise<MemoPaper> {
  const { month, frozenAt, history } = report;
  const approvedAt = done(report, 'approveReport');
  const date = approvedAt?.at ?? frozenAt ?? now;
  const { letterhead, unitCode } = await loadSettings(manager);
  return {
    ...{ letterhead, month, sopNumber, frozenAt },
    createdAt: frozenAt ? new Date(history.at(-1)?.at ?? frozenAt) : now,
    memo: {
      to: words('documents:report.memo.toHead'),
      copies: [words('documents:report.memo.secretary'), words('documents:report.memo.archive')],
      date,
      officialNumber: report.officialNumber ?? numberPlace(unitCode, date),
      urgency: words('documents:report.memo.ordinary'),
      enclosure: words('documents:report.memo.oneBundle'),
    },
    headOfDivision: (await signer(manager, 'headOfDivision', approvedAt, words)) ?? (await holder(manager, now, words)),
    isDraft: frozenAt === null || !isApproved(report),
  };
}

/** The report as its paper shows it, with its memo; signed by the head of office only after the acknowledgement. */
export async function reportPaper(
  manager: EntityManager,
  report: ShownReport,
  register: MonthlyReportPaper['register'],
  words: Words,
  now: Date,
): Promise<MonthlyReportPaper> {
  const { figuresHash, narrative } = report;
  return {
    ...(await memoPaper(manager, report, words, now)),
    sections: reportSections(figuresIn(report), words),
    corrections: correctionsOf(figuresIn(report), words),
    highlights: pointsOf(narrative?.highlights),
    improvements: pointsOf(narrative?.improvements),
    obstacles: [...disruptionPoints(figuresIn(report), words), ...pointsOf(narrative?.obstacles)],
    recommendations: pointsOf(narrative?.recommendations),
    headOfOffice: await signer(manager, 'headOfOffice', done(report, 'acknowledgeReport'), words),
    ...{ figuresHash, register },
  };
}

/** What is running has been signed by nobody, whatever was signed before it came back. */
const done = (report: ShownReport, action: ReportAction): Done | null => (report.frozenAt ? doneAt(report, action) : null);

interface Done {
  by: string;
  at: Date;
}

/** Who did it, in this round: what was approved before the last submission is void. */
function doneAt({ history }: MonthlyReportRow, action: ReportAction): Done | null {
  const round = history.slice(history.findLastIndex(entry => entry.action === 'submitReport'));
  const entry = round.findLast(each => each.action === action);
  return entry?.by ? { by: entry.by, at: new Date(entry.at) } : null;
}

async function signer(manager: EntityManager, head: Head, signed: Done | null, words: Words): Promise<Signer | null> {
  const person = signed && (await loadPeople(manager, 'ever')).find(each => each.id === signed.by);
  return person ? signerFrom(person, head, signed.at, signed.at, words) : null;
}

/** Nobody has approved it yet: the paper waits for the signature of whoever holds the post. */
const holder = async (manager: EntityManager, now: Date, words: Words): Promise<Signer> =>
  signerIn('headOfDivision', await loadPeople(manager), now, words);

/** Whoever of these holds the head's post at `now`, to sign by hand; nobody's name where nobody does. */
export function signerIn(head: Head, people: readonly Person[], now: Date, words: Words): Signer {
  const [person] = holdersOf(people, [head], now);
  if (person) return signerFrom(person, head, now, null, words);
  return { kind: 'definitive', post: words(`documents:report.post.${head}`), name: '…', rank: null, nip: null, approvedAt: null };
}

function signerFrom(person: Person, head: Head, at: Date, approvedAt: Date | null, words: Words): Signer {
  const post: RoleHeld | undefined = rolesAt(person, at).find(held => held.role === head && held.kind !== 'mandate');
  const { name, rank, nip } = person;
  return { kind: post?.kind ?? 'definitive', post: words(`documents:report.post.${head}`), name, rank, nip, approvedAt };
}
