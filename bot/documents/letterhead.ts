import { keepTogether, paragraph, rule, type Paper } from './paper';
import { longDate, longTime, type Words } from './words';

/** The office as it stands at the head of its papers (DOMAIN §2.6); `place` is the city in front of a date. */
export interface Letterhead {
  government: string;
  office: string;
  address: string;
  contact: string;
  place: string;
}

/** Who signs. `kind` puts Plt., Plh. or a.n. before the post; `approvedAt` is the approval given in the app, if any. */
export interface Signer {
  kind: 'definitive' | 'plt' | 'plh' | 'mandate';
  post: string;
  name: string;
  rank: string | null;
  nip: string | null;
  approvedAt: Date | null;
}

/** Government, office, address and the double line. */
export function letterhead(paper: Paper, { government, office, address, contact }: Letterhead): void {
  paragraph(paper, government.toUpperCase(), { align: 'center', size: 13, after: 0 });
  paragraph(paper, office.toUpperCase(), { align: 'center', size: 15, face: 'bold', after: 2 });
  paragraph(paper, [address, contact].filter(Boolean).join('\n'), { align: 'center', size: 8.5, after: 5 });
  rule(paper, 2.2);
  paper.doc.y += 3;
  rule(paper, 0.7);
  paper.doc.y += 14;
}

/** `Plt. Kepala Dinas …`. */
export function postOf({ kind, post }: Signer, words: Words): string {
  return kind === 'definitive' ? post : words(`signature.${kind}`, { post });
}

/**
 * Place and date, post, room for the signature, name, rank and NIP, on the right half. An approval given in the app is named as such: it is
 * no electronic signature (DOMAIN §2.6).
 */
export function signatureBlock(
  paper: Paper,
  signer: Signer,
  about: { place: string; date: Date; before?: string; approvalKey?: string },
): void {
  const { words, doc } = paper;
  keepTogether(paper, 150);
  const half = { indent: paper.width / 2, after: 0 };
  doc.y += 10;
  if (about.before) paragraph(paper, about.before, half);
  paragraph(paper, `${about.place}, ${longDate(about.date, words)}`, half);
  paragraph(paper, `${postOf(signer, words)},`, half);
  if (signer.approvedAt) {
    doc.y += 8;
    const key = about.approvalKey ?? 'signature.approvedInApp';
    paragraph(paper, words(key, { at: longTime(signer.approvedAt, words) }), { ...half, size: 8, color: '#555', after: 10 });
  } else {
    doc.y += 52;
  }
  paragraph(paper, signer.name, { ...half, face: 'bold' });
  if (signer.rank) paragraph(paper, signer.rank, half);
  if (signer.nip) paragraph(paper, words('signature.nip', { nip: signer.nip }), half);
  doc.y += 8;
}
