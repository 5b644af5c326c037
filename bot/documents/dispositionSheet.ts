import type { Block } from './block';
import type { Letterhead, Signer } from './letterhead';
import type { Cell } from './table';
import { longDate, longTime, type Words } from './words';

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
const cell = (share: number, label: string, text: string): Cell => ({ share, label, text });

/** The sheet as a printed form, under its letterhead. */
export function dispositionContent(sheet: DispositionSheet, of: Letterhead, words: Words, isToSign = false): Block[] {
  const { decidedBy, decidedAt: date } = sheet;
  return [
    { kind: 'letterhead', of },
    { kind: 'title', text: words('dossier.disposition.title') },
    { kind: 'form', rows: rowsOf(sheet, words) },
    { kind: 'signature', signer: { ...decidedBy, approvedAt: date }, dated: { place: of.place, date }, isToSign },
  ];
}

function rowsOf(sheet: DispositionSheet, words: Words): Cell[][] {
  const label = (key: string): string => words(`dossier.disposition.${key}`);
  const day = (date: Date | null): string => (date ? longDate(date, words) : none);
  return [
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
  ];
}

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
