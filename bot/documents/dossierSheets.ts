import { section } from './dossierReport';
import { letterhead, signatureBlock, type Letterhead, type Signer } from './letterhead';
import { fields, heading, list, paragraph, rule, type Paper } from './paper';
import { form } from './table';
import { longDate, longTime, type Words } from './words';

/** Telaahan staf (DOMAIN §2.6). The short track fills `problem`, `conclusion` and `recommendation` only. */
export interface StaffReview {
  isShort: boolean;
  to: string;
  from: string;
  date: Date;
  number: string | null;
  urgency: string | null;
  enclosure: string | null;
  subject: string;
  problem: string;
  assumptions: string | null;
  facts: string[];
  analysis: string | null;
  conclusion: string;
  recommendation: string;
  signer: Signer;
  /** Who checked the substance (SOP step 4), and what was found; null = not verified. */
  verification: { by: string; at: Date; findings: string | null } | null;
}

/** Lembar disposisi (DOMAIN §2.6). Texts of `otherInstructions` get a ticked box of their own. */
export interface DispositionSheet {
  origin: string;
  letterNumber: string | null;
  letterDate: Date | null;
  receivedOn: Date;
  agendaNumber: string;
  urgency: 'immediate' | 'urgent' | 'normal';
  isConfidential: boolean;
  subject: string;
  forwardTo: string[];
  instructions: ('respond' | 'process' | 'coordinate')[];
  otherInstructions: string[];
  note: string | null;
  dueAt: Date | null;
  /** The written order behind Plt., Plh. and a.n. */
  orderNumber: string | null;
  decidedBy: Signer;
  decidedAt: Date;
}

const none = '–';
const tick = (isTicked: boolean, text: string): string => `${isTicked ? '☑' : '☐'} ${text}`;

/** Section 3: one telaahan a round, each on a page of its own with the letterhead. */
export function reviewSheets(paper: Paper, reviews: StaffReview[], office: Letterhead): void {
  if (reviews.length === 0) return section(paper, 3, 'review', true);
  reviews.forEach((review, i) => {
    paper.doc.addPage();
    if (i === 0) section(paper, 3, 'review', false);
    reviewSheet(paper, review, office);
  });
}

function reviewSheet(paper: Paper, review: StaffReview, office: Letterhead): void {
  const { words } = paper;
  letterhead(paper, office);
  paragraph(paper, words('dossier.review.title'), { face: 'bold', size: 13, align: 'center', tag: 'H2', after: 10 });
  fields(paper, reviewFields(review, words), 90);
  rule(paper, 0.7);
  paper.doc.y += 8;
  if (review.isShort) paragraph(paper, words('dossier.review.short'), { face: 'italic', size: 8.5, color: '#555' });
  for (const part of reviewParts(review)) {
    heading(paper, `${part.number}. ${words(`dossier.review.${part.key}`)}`, 3);
    if (typeof part.text === 'string') paragraph(paper, part.text, { indent: 18 });
    else list(paper, part.text, i => `${i + 1}.`, 18);
  }
  signatureBlock(paper, review.signer, { place: office.place, date: review.date, approvalKey: 'signature.submittedInApp' });
  if (review.verification) verification(paper, review.verification);
}

function verification(paper: Paper, { by, at, findings }: NonNullable<StaffReview['verification']>): void {
  const { words } = paper;
  fields(paper, [
    [words('dossier.review.verifiedBy'), words('dossier.answer.byAt', { name: by, at: longTime(at, words) })],
    [words('dossier.review.findings'), findings],
  ]);
}

function reviewFields(review: StaffReview, words: Words): [string, string | null][] {
  const values: [string, string | null][] = [
    ['to', review.to],
    ['from', review.from],
    ['date', longDate(review.date, words)],
    ['number', review.number],
    ['urgency', review.urgency],
    ['enclosure', review.enclosure],
    ['subject', review.subject],
  ];
  return values.map(([key, value]) => [words(`dossier.review.${key}`), value]);
}

function reviewParts(review: StaffReview): { number: string; key: string; text: string | string[] }[] {
  const parts = [
    { number: 'I', key: 'problem', text: review.problem },
    { number: 'II', key: 'assumptions', text: review.assumptions ?? none },
    { number: 'III', key: 'facts', text: review.facts.length > 0 ? review.facts : none },
    { number: 'IV', key: 'analysis', text: review.analysis ?? none },
    { number: 'V', key: 'conclusion', text: review.conclusion },
    { number: 'VI', key: 'recommendation', text: review.recommendation },
  ];
  return review.isShort ? parts.filter(({ number }) => ['I', 'V', 'VI'].includes(number)) : parts;
}

/** Section 4: one sheet a disposition, each on a page of its own. */
export function dispositionSheets(paper: Paper, sheets: DispositionSheet[], office: Letterhead): void {
  if (sheets.length === 0) return section(paper, 4, 'disposition', true);
  sheets.forEach((sheet, i) => {
    paper.doc.addPage();
    if (i === 0) section(paper, 4, 'disposition', false);
    dispositionSheet(paper, sheet, office);
  });
}

function dispositionSheet(paper: Paper, sheet: DispositionSheet, office: Letterhead): void {
  const { words } = paper;
  const label = (key: string): string => words(`dossier.disposition.${key}`);
  const day = (date: Date | null): string => (date ? longDate(date, words) : none);
  letterhead(paper, office);
  paragraph(paper, label('title'), { face: 'bold', size: 13, align: 'center', tag: 'H2', after: 10 });
  form(paper, [
    [cell(0.5, label('origin'), sheet.origin), cell(0.5, label('receivedOn'), day(sheet.receivedOn))],
    [cell(0.5, label('letterNumber'), sheet.letterNumber ?? none), cell(0.5, label('agendaNumber'), sheet.agendaNumber)],
    [cell(0.5, label('letterDate'), day(sheet.letterDate)), cell(0.5, label('urgency'), urgencyBoxes(sheet, label))],
    [cell(1, label('subject'), sheet.subject)],
    [
      cell(0.5, label('forwardTo'), sheet.forwardTo.map((name, i) => `${i + 1}. ${name}`).join('\n') || none),
      cell(0.5, label('instructions'), instructionBoxes(sheet, label)),
    ],
    [cell(1, label('note'), sheet.note ?? none)],
    [cell(1, label('dueAt'), sheet.dueAt ? longTime(sheet.dueAt, words) : none)],
    ...(sheet.orderNumber ? [[cell(1, label('orderNumber'), sheet.orderNumber)]] : []),
  ]);
  signatureBlock(paper, { ...sheet.decidedBy, approvedAt: sheet.decidedAt }, { place: office.place, date: sheet.decidedAt });
}

const cell = (share: number, label: string, text: string): { share: number; label: string; text: string } => ({
  share,
  label,
  text,
});

function urgencyBoxes({ urgency, isConfidential }: DispositionSheet, label: (key: string) => string): string {
  return [
    tick(urgency === 'immediate', label('immediate')),
    tick(urgency === 'urgent', label('urgent')),
    tick(isConfidential, label('confidential')),
  ].join('   ');
}

function instructionBoxes({ instructions, otherInstructions }: DispositionSheet, label: (key: string) => string): string {
  const printed = (['respond', 'process', 'coordinate'] as const).map(key => tick(instructions.includes(key), label(key)));
  return [...printed, ...otherInstructions.map(text => tick(true, text))].join('\n');
}
