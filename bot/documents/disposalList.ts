import { nameInText } from '../text/nameInText';
import { text, type Block } from './block';
import { renderDocx } from './blockDocx';
import { renderPdf } from './blockPdf';
import type { Letterhead } from './letterhead';
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

/** The points that the minutes take with their signatures: they are signed on the page that they stand on. */
const wholeMinutes = 395;
const signers = ['recordsOfficer', 'headOfDivision', 'headOfOffice'] as const;

/**
 * The list of records whose inactive time is over, with the minutes (berita acara) of their appraisal to fill in by hand: prepared for
 * people to decide. It says of itself that it decides nothing. As PDF/A-2b or as DOCX, from the same blocks; the same input gives the same
 * bytes.
 */
export function renderDisposalList(paper: DisposalPaper, type: 'pdf' | 'docx', words: Words): Promise<Buffer> {
  const { letterhead, officialNumber: number, createdAt } = paper;
  const about = { title: words('disposal.title'), author: letterhead.office, createdAt, isDraft: false };
  const drawn = { ...about, footer: words('disposal.footer', { number }), blocks: blocksOf(paper, words) };
  return type === 'pdf' ? renderPdf(drawn, words) : renderDocx(drawn, words);
}

function blocksOf({ letterhead: of, officialNumber: number, schedule, createdAt, lines }: DisposalPaper, words: Words): Block[] {
  const [office, place] = [of.office, of.place];
  return [
    { kind: 'letterhead', of },
    { kind: 'title', text: words('disposal.title').toUpperCase(), subtitle: words('disposal.number', { number }) },
    {
      kind: 'fields',
      fields: [
        [words('disposal.date'), longDate(createdAt, words)],
        [words('disposal.schedule'), words('disposal.years', { ...schedule })],
        [words('disposal.source'), schedule.source],
        [words('disposal.count'), String(lines.length)],
      ],
    },
    text('strong', words('disposal.standing')),
    {
      kind: 'grid',
      columns: [
        { heading: words('disposal.column.no'), share: 0.06, align: 'right' },
        { heading: words('disposal.column.ticket'), share: 0.18 },
        { heading: words('disposal.column.code'), share: 0.12 },
        { heading: words('disposal.column.closed'), share: 0.12 },
        { heading: words('disposal.column.inactiveUntil'), share: 0.12 },
        { heading: words('disposal.column.decision'), share: 0.4 },
      ],
      rows: lines.map((line, at) => [
        ...[String(at + 1), line.ticketNumber, line.classificationCode, line.closed, line.inactiveUntil],
        words('disposal.choices'),
      ]),
    },
    { kind: 'heading', level: 2, text: words('disposal.minutes'), room: wholeMinutes },
    text('running', words('disposal.minutesText', { office: nameInText(office), place })),
    {
      kind: 'list',
      mark: '1.',
      points: ['appraisal', 'approval', 'execution', 'record'].map(step => words(`disposal.step.${step}`)),
    },
    { kind: 'toSign', posts: signers.map(signer => words(`disposal.signer.${signer}`)), line: words('disposal.signLine') },
  ];
}
