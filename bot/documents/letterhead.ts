import type { SignatureLook } from './block';
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
  /** By mandate: the post of whoever signs, which stands under that of the head. */
  ownPost?: string;
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

/** What stands above a name: place and date, in what capacity, and for whom. */
export function linesAboveName(signer: Signer, { dated, before }: SignatureLook, words: Words): string[] {
  const post = [postOf(signer, words), signer.kind === 'mandate' ? signer.ownPost : undefined].filter(Boolean).join(',\n');
  return [...(before ? [before] : []), ...(dated ? [`${dated.place}, ${longDate(dated.date, words)}`] : []), `${post},`];
}

/** The approval given in the app, named as such: it is no electronic signature (DOMAIN §2.6). */
export const approvalOf = ({ approvedAt }: Signer, { approvalKey }: SignatureLook, words: Words): string | null =>
  approvedAt && words(approvalKey ?? 'signature.approvedInApp', { at: longTime(approvedAt, words) });

/** Place and date, post, room for the signature or how it was approved, name, rank and NIP, on the right half. */
export function signatureBlock(paper: Paper, signer: Signer, look: SignatureLook): void {
  const { words, doc } = paper;
  const half = { indent: paper.width / 2, after: 0 };
  const approval = approvalOf(signer, look, words);
  const small = { ...half, size: 8, color: '#555' };
  keepTogether(paper, approval && look.isToSign ? 150 : 125);
  doc.y += 10;
  for (const line of linesAboveName(signer, look, words)) paragraph(paper, line, half);
  if (approval && !look.isToSign) {
    doc.y += 8;
    paragraph(paper, approval, { ...small, after: 10 });
  } else {
    doc.y += 52;
  }
  paragraph(paper, signer.name, { ...half, face: 'bold' });
  if (signer.rank) paragraph(paper, signer.rank, half);
  if (signer.nip) paragraph(paper, words('signature.nip', { nip: signer.nip }), half);
  if (approval && look.isToSign) {
    doc.y += 6;
    paragraph(paper, approval, small);
  }
  doc.y += 8;
}
