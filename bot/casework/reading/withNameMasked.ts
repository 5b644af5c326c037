import { maskName, maskNameIn } from '../../complaint/personalData';
import type { CaseFile } from './caseFile';

/** The file for a reader of the view `masked`: the reporter's name is masked wherever somebody wrote it (DOMAIN §2.4). */
export function withNameMasked(file: CaseFile): CaseFile {
  const { reporterName } = file;
  return { ...withTexts(file, text => maskNameIn(text, reporterName)), reporterName: reporterName && maskName(reporterName) };
}

/** The file with each text in it that somebody wrote changed in this way. */
export function withTexts(file: CaseFile, change: (text: string) => string): CaseFile {
  const changed = <Text extends string | null>(text: Text): Text => (text === null ? text : change(text)) as Text;
  const changedAll = (texts: Record<string, string>): Record<string, string> =>
    Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, change(text)]));
  return {
    ...file,
    summary: changed(file.summary),
    messages: file.messages.map(message => ({ ...message, text: changed(message.text) })),
    attachments: file.attachments.map(attachment => ({ ...attachment, fileName: changed(attachment.fileName) })),
    reviews: file.reviews.map(review => ({
      ...review,
      parts: changedAll(review.parts),
      findings: changed(review.findings),
    })),
    dispositions: file.dispositions.map(sheet => ({ ...sheet, instructions: change(sheet.instructions) })),
    answers: file.answers.map(answer => ({ ...answer, text: change(answer.text) })),
    log: file.log.map(event => ({ ...event, words: changedAll(event.words) })),
    parts: file.parts.map(part => ({ ...part, text: changed(part.text) })),
  };
}
