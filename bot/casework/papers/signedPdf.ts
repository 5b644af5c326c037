/** What a signed PDF says of one of its signatures (`files/pdfSignature`). */
export interface SignatureSaid {
  subFilter: string;
  signer: string | null;
  issuer: string | null;
  at: string | null;
  coversWhole: boolean;
}

/** A PDF that was signed outside the app and let in by `http/signedRoutes`. */
export interface SignedPdf {
  bytes: Buffer;
  /** Hex. */
  sha256: string;
  /** At least one, all intact. */
  signatures: readonly SignatureSaid[];
  /** SHA-256 (hex) of the file before each addition to it: the paper that was signed is one of them, unless its signer wrote it anew. */
  versions: readonly string[];
}

/** A paper with the signatures that were put on it outside the app (DOMAIN §2.6: SRIKANDI, BSrE's client). */
export interface SignedCopy {
  id: string;
  at: Date;
  by: string | null;
  size: number;
  sha256: string;
  /** Null until it is filed. */
  url: string | null;
  /**
   * `ours` = it begins with the very bytes of our latest paper, to which a signature was added; `earlier` = with those of one before it;
   * `untold` = its signer wrote the file anew, so that it cannot be told.
   */
  paper: 'ours' | 'earlier' | 'untold';
  signatures: SignatureSaid[];
  /** By its certificates' own words each signature's was issued by BSrE, BSSN: the footer of DOMAIN §2.6 may be shown. */
  isBsre: boolean;
}

/** What is kept of a copy's signatures. */
interface Kept extends Record<string, unknown> {
  /** The paper of ours with whose bytes it begins. */
  of: string | null;
  signatures: SignatureSaid[];
}

export const keptOf = (of: string | null, signatures: readonly SignatureSaid[]): Kept => ({
  of,
  signatures: signatures.map(({ subFilter, signer, issuer, at, coversWhole }) => ({
    subFilter,
    signer,
    issuer,
    at,
    coversWhole,
  })),
});

interface CopyRow {
  id: string;
  at: Date;
  by: string | null;
  size: number;
  sha256: string;
  url: string | null;
  signature: Record<string, unknown> | null;
}

const bsre = /\bBSrE\b|Balai (?:Besar )?Sertifikasi Elektronik|\bBSSN\b|Badan Siber dan Sandi Negara/i;

/** @param isLatest whether this paper of ours is still the latest */
export function copyOf(
  { id, at, by, size, sha256, url, signature }: CopyRow,
  people: ReadonlyMap<string, string>,
  isLatest: (of: string) => boolean,
): SignedCopy {
  const { of, signatures } = signature as Kept;
  const paper = of === null ? 'untold' : isLatest(of) ? 'ours' : 'earlier';
  const isBsre = signatures.every(({ issuer }) => bsre.test(issuer ?? ''));
  return { id, at, by: people.get(by ?? '') ?? null, size, sha256, url, paper, signatures, isBsre };
}
