import { paragraphs, text, type Block } from './block';
import type { Letterhead, Signer } from './letterhead';
import { longDate, type Words } from './words';

/** The answer as a letter to the reporter (surat jawaban, SOP step 5), for whoever wants it on paper. */
export interface AnswerLetter {
  ticketNumber: string;
  /** The day of the letter; the number's Roman month is this one's. */
  date: Date;
  number: string;
  urgency: string;
  /** As the letter addresses them: a name, or "Pelapor laporan …" where none may or can be named. */
  to: string;
  receivedAt: Date;
  channel: string;
  subject: string;
  answer: string;
  ombudsmanContact: string;
  signer: Signer;
}

/**
 * Place and date on the right, number to subject on the left and the addressee below them, as letters of local government stand. It tells
 * of the right to turn to the Ombudsman (Law 25/2009 art. 46), cited as the law was published and not as the SOP cites it (DOMAIN §1.2).
 */
export function answerLetterContent(letter: AnswerLetter, of: Letterhead, words: Words): Block[] {
  const say = (key: string, values?: Record<string, string>): string => words(`letter.${key}`, values);
  const { ticketNumber: ticket, channel, subject, ombudsmanContact: ombudsman } = letter;
  const fields: [string, string][] = [
    ['number', letter.number],
    ['urgency', letter.urgency],
    ['enclosure', '–'],
    ['subject', say('subjectText', { ticket })],
  ];
  return [
    { kind: 'letterhead', of },
    text('right', `${of.place}, ${longDate(letter.date, words)}`),
    { kind: 'fields', fields: fields.map(([key, value]) => [words(`dossier.review.${key}`), value]) },
    text('plain', say('to', { to: letter.to })),
    text('running', say('opening', { receivedAt: longDate(letter.receivedAt, words), channel, ticket, subject })),
    ...paragraphs('running', letter.answer),
    text('running', say('again', { contact: of.contact, ticket })),
    text('running', say('ombudsman', { ombudsman })),
    text('running', say('closing')),
    { kind: 'signature', signer: letter.signer, isToSign: true },
  ];
}
