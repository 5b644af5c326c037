import type { Office } from '../casework/office';
import { addSignedPaper, checkMaySignPaper, openSignedPaper } from '../casework/papers/signedCasePapers';
import { addSignedCopy, checkMaySign, openSignedCopy } from '../casework/report/signedCopies';
import type { SignedPdf } from '../casework/papers/signedPdf';
import { Invalid, Refused } from '../complaint/errors';
import { admit } from '../files/admit';
import type { FileStore } from '../files/folderStore';
import { isWholePdf, signaturesIn, versionsOf } from '../files/pdfSignature';
import type { ScannerSettings } from '../files/scan';
import type { Log } from '../log';
import { textIn } from '../text/text';
import type { Signed } from './api';
import { answer, BadBody, bytesOf } from './body';
import { sendFile } from './sendFile';

export interface SignedParts {
  office: Office;
  log: Log;
  files: FileStore;
  /** Null = files are not scanned. */
  scanner: ScannerSettings | null;
}

/** A paper is some hundred kilobytes at most, and a signature with its certificates some tens. */
const largest = 16 * 1024 * 1024;

type Routes = 'addSigned' | 'showSigned' | 'addSignedPaper' | 'showSignedPaper';

/** Papers of a month and of a case that were signed outside the app (DOMAIN §2.6). Answers are those of `contract.ts`. */
export function createSignedRoutes({ office, log, files, scanner }: SignedParts): Record<Routes, Signed> {
  return {
    async addSigned(req, res, person) {
      const month = String(req.params.month);
      await checkMaySign(office, person, month);
      await addSignedCopy(office, files, person, month, await signedPdf(bytesOf(req)));
      log.info({ person: person.id, month }, 'signed copy of a report taken');
      answer(res, 201, {});
    },

    async showSigned(req, res, person) {
      const [month, id] = [String(req.params.month), String(req.params.id)];
      const bytes = await openSignedCopy(office, files, person, { month, id });
      sendFile(req, res, { bytes, mimeType: 'application/pdf', name: `Laporan-Pengaduan-${month}_tte.pdf` });
    },

    async addSignedPaper(req, res, person) {
      const of = { ticketNumber: String(req.params.ticketNumber), paper: String(req.params.paper) };
      await checkMaySignPaper(office, person, of);
      await addSignedPaper(office, files, person, of, await signedPdf(bytesOf(req)));
      log.info({ person: person.id, ticketNumber: of.ticketNumber }, 'signed copy of a paper taken');
      answer(res, 201, {});
    },

    async showSignedPaper(req, res, person) {
      const ticketNumber = String(req.params.ticketNumber);
      const { bytes, of } = await openSignedPaper(office, files, person, { ticketNumber, id: String(req.params.id) });
      const name = `${ticketNumber.replace(/[^\w-]/g, '')}_${textIn('id')(`tab:letter.file.${of}`)}_tte.pdf`;
      sendFile(req, res, { bytes, mimeType: 'application/pdf', name });
    },
  };

  /** The file with its signatures, where it is a whole PDF without malware and each of them is what was signed. @throws Invalid | Refused | BadBody */
  async function signedPdf(bytes: Buffer): Promise<SignedPdf> {
    if (bytes.length === 0) throw new Invalid('fileEmpty');
    if (bytes.length > largest) throw new BadBody(413, 'fileTooLarge');
    const admitted = await admit(bytes, 'application/pdf', scanner);
    if (admitted.kind === 'infected') throw new Refused('fileInfected');
    if (admitted.kind === 'refused' || admitted.mimeType !== 'application/pdf') throw new Invalid('signedNotPdf');
    if (admitted.heldFor === 'scan') throw new Refused('signedNotScanned');
    if (!isWholePdf(bytes)) throw new Invalid('signedDamaged');
    const signatures = signaturesIn(bytes);
    if (signatures.length === 0) throw new Invalid('signedNotAtAll');
    if (!signatures.every(({ isIntact }) => isIntact)) throw new Invalid('signedBroken');
    return { bytes, sha256: admitted.sha256, signatures, versions: versionsOf(bytes) };
  }
}
