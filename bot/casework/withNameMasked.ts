import { maskName, maskNameIn } from '../complaint/personalData';
import type { CaseFile } from './caseFile';

/** The file for a reader of the view `masked`: the reporter's name is masked wherever somebody wrote it (DOMAIN §2.4). */
export function withNameMasked(file: CaseFile): CaseFile {
  const { reporterName } = file;
  const masked = <Text extends string | null>(text: Text): Text =>
    (text === null ? text : maskNameIn(text, reporterName)) as Text;
  const maskedAll = (texts: Record<string, string>): Record<string, string> =>
    Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, masked(text)]));
  return {
    ...file,
    reporterName: reporterName && maskName(reporterName),
    summary: masked(file.summary),
    messages: file.messages.map(message => ({ ...message, text: masked(message.text) })),
    attachments: file.attachments.map(attachment => ({ ...attachment, fileName: masked(attachment.fileName) })),
    reviews: file.reviews.map(review => ({
      ...review,
      parts: maskedAll(review.parts),
      findings: masked(review.findings),
    })),
    dispositions: file.dispositions.map(sheet => ({ ...sheet, instructions: masked(sheet.instructions) })),
    answers: file.answers.map(answer => ({ ...answer, text: masked(answer.text) })),
    log: file.log.map(event => ({ ...event, words: maskedAll(event.words) })),
    parts: file.parts.map(part => ({ ...part, text: masked(part.text) })),
  };
}
