import { fields, heading, keepTogether, list, paragraph, type Paper } from './paper';
import { longTime, type Words } from './words';

export interface DossierReport {
  writtenBy: string;
  at: Date;
  place: string | null;
  text: string;
  attachments: DossierAttachment[];
}

/** A file of the case; `size` in bytes and `sha256` in hex are of the bytes that are kept. `missing` says why nothing is. */
export interface DossierAttachment {
  name: string;
  kind: string;
  size: number | null;
  sha256: string | null;
  missing: string | null;
}

export interface DossierMessage {
  at: Date;
  who: string;
  text: string;
  /** Such as "dibaca 10.16"; null for what the reporter sent. */
  delivery: string | null;
}

/** `1. Laporan` and so on; "Nihil" below it when there is nothing. */
export function section(paper: Paper, number: number, key: string, isEmpty: boolean): void {
  heading(paper, `${number}. ${paper.words(`dossier.sections.${key}`)}`, 1);
  if (isEmpty) paragraph(paper, paper.words('nil'), { after: 10 });
}

/** Section 1. */
export function report(paper: Paper, content: DossierReport | null): void {
  const { words } = paper;
  section(paper, 1, 'report', content === null);
  if (!content) return;
  fields(paper, [
    [words('dossier.report.writtenBy'), content.writtenBy],
    [words('dossier.report.at'), longTime(content.at, words)],
    [words('dossier.report.place'), content.place],
  ]);
  heading(paper, words('dossier.report.text'), 3);
  paragraph(paper, content.text, { after: 8 });
  heading(paper, words('dossier.report.attachments'), 3);
  if (content.attachments.length === 0) return paragraph(paper, words('nil'), { after: 10 });
  list(
    paper,
    content.attachments.map(each => attachmentLine(each, words)),
    i => `${i + 1}.`,
  );
  paragraph(paper, words('dossier.report.attachmentsNotFiled'), { face: 'italic', size: 8, color: '#555', after: 10 });
}

function attachmentLine({ name, kind, size, sha256, missing }: DossierAttachment, words: Words): string {
  if (size === null || sha256 === null || missing !== null)
    return words('dossier.report.attachmentMissing', { name, kind, missing: missing ?? '–' });
  return words('dossier.report.attachment', { name, kind, size, sha256 });
}

/** Signs that no text font draws; `printable` writes their names. */
const pictures = /\p{Extended_Pictographic}/u;

/** Section 2: every message with its time, sender and delivery. */
export function conversation(paper: Paper, messages: DossierMessage[]): void {
  const { words } = paper;
  section(paper, 2, 'conversation', messages.length === 0);
  for (const { at, who, text, delivery } of messages) {
    keepTogether(paper, 45);
    paragraph(paper, who, { face: 'bold', size: 9.5, after: 0 });
    paragraph(paper, [longTime(at, words), delivery].filter(Boolean).join(' · '), { size: 8, color: '#555', after: 1 });
    paragraph(paper, text, { indent: 12, after: 9 });
  }
  if (messages.some(({ text }) => pictures.test(text)))
    paragraph(paper, words('dossier.conversation.note'), { face: 'italic', size: 8, color: '#555' });
}
