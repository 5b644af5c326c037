import { closePaper, fields, heading, list, openPaper, paragraph } from './paper';
import type { sopAsIssued } from './sopAsIssued';
import { table } from './table';
import type { Words } from './words';

const shares = [0.05, 0.4, 0.23, 0.08, 0.16, 0.08];

/** The SOP as it was issued, as PDF/A-2b: always the same bytes. It says that it is a copy of the text alone. */
export async function renderSop(sop: typeof sopAsIssued, words: Words): Promise<Buffer> {
  const { number, title, name, issuedBy, effectiveAt, identity, parts, columns, steps } = sop;
  const named = `${title}, Nomor ${number}`;
  const paper = await openPaper({ title: named, author: issuedBy[1], createdAt: effectiveAt, words });
  for (const line of issuedBy) paragraph(paper, line.toUpperCase(), { face: 'bold', align: 'center', after: 0 });
  paragraph(paper, title.toUpperCase(), { face: 'bold', size: 12, align: 'center', tag: 'H1', after: 10 });
  fields(paper, [...identity, ['Nama SOP', name]]);
  for (const part of parts) {
    heading(paper, part.title, 2);
    list(paper, [...part.points], at => `${at + 1}.`);
  }
  heading(paper, name, 2);
  const rows = steps.map((cells, at) => [String(at + 1), ...cells, '']);
  table(
    paper,
    columns.map((column, at) => ({ heading: column, share: shares[at]! })),
    rows,
    { size: 8.5 },
  );
  paragraph(paper, words('evidence.sopCopy'), { face: 'italic', size: 8, color: '#555' });
  return closePaper(paper, named);
}
