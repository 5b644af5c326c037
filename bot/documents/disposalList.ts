import { letterhead, type Letterhead } from './letterhead';
import { closePaper, fields, heading, keepTogether, list, openPaper, paragraph } from './paper';
import { table } from './table';
import { longDate, type Words } from './words';

/** One record as the list for appraisal names it; nothing in it is personal. */
export interface DisposalLine {
  ticketNumber: string;
  classificationCode: string;
  /** Days as `dd/mm/yyyy`. */
  closed: string;
  inactiveUntil: string;
}

/** What the list for appraisal holds. */
export interface DisposalPaper {
  letterhead: Letterhead;
  /** Typed by a person: numbers of letters are the secretariat's (DOMAIN §2.6). */
  officialNumber: string;
  /** By what rule records are kept, and for how many years. */
  schedule: { activeYears: number; inactiveYears: number; source: string };
  createdAt: Date;
  lines: DisposalLine[];
}

const signers = ['recordsOfficer', 'headOfDivision', 'headOfOffice'] as const;

/**
 * The list of records whose inactive time is over, with the minutes (berita acara) of their appraisal to fill in by hand: prepared for
 * people to decide. It says of itself that it decides nothing. PDF/A-2b; the same input gives the same bytes.
 */
export async function renderDisposalList(paperOf: DisposalPaper, words: Words): Promise<Buffer> {
  const { letterhead: head, officialNumber, schedule, createdAt, lines } = paperOf;
  const title = words('disposal.title');
  const paper = await openPaper({ title, author: head.office, createdAt, words });
  letterhead(paper, head);
  paragraph(paper, title.toUpperCase(), { face: 'bold', size: 12, align: 'center', tag: 'H1', after: 2 });
  paragraph(paper, words('disposal.number', { number: officialNumber }), { align: 'center', after: 12 });
  fields(paper, [
    [words('disposal.date'), longDate(createdAt, words)],
    [words('disposal.schedule'), words('disposal.years', { ...schedule })],
    [words('disposal.source'), schedule.source],
    [words('disposal.count'), String(lines.length)],
  ]);
  paper.doc.y += 8;
  paragraph(paper, words('disposal.standing'), { face: 'bold' });
  table(
    paper,
    [
      { heading: words('disposal.column.no'), share: 0.06, align: 'right' },
      { heading: words('disposal.column.ticket'), share: 0.18 },
      { heading: words('disposal.column.code'), share: 0.12 },
      { heading: words('disposal.column.closed'), share: 0.12 },
      { heading: words('disposal.column.inactiveUntil'), share: 0.12 },
      { heading: words('disposal.column.decision'), share: 0.4 },
    ],
    lines.map((line, at) => [
      ...[String(at + 1), line.ticketNumber, line.classificationCode, line.closed, line.inactiveUntil],
      words('disposal.choices'),
    ]),
    { size: 8.5 },
  );
  heading(paper, words('disposal.minutes'), 2);
  paragraph(paper, words('disposal.minutesText', { office: head.office, place: head.place }), { align: 'justify' });
  list(
    paper,
    ['appraisal', 'approval', 'execution', 'record'].map(step => words(`disposal.step.${step}`)),
    at => `${at + 1}.`,
  );
  for (const signer of signers) {
    keepTogether(paper, 70);
    paragraph(paper, words(`disposal.signer.${signer}`), { after: 34 });
    paragraph(paper, words('disposal.signLine'), { after: 8 });
  }
  return closePaper(paper, words('disposal.footer', { number: officialNumber }));
}
