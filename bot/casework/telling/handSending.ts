import { trackingIdIn } from '../../complaint/laporReport';
import type { CaseFile } from '../reading/caseFile';

/** How a text leaves that no program can send; `anonymous` = nobody may learn the address. */
export type SendingWay = 'whatsapp' | 'lapor' | 'anonymous' | 'other';

/** Where a text is sent by hand, and the page on which that is done; null = there is none to open. */
export interface HandSending {
  way: SendingWay;
  link: string | null;
}

/** Browsers, Teams and handsets cut longer links; `wa.me` itself states no limit. */
const longestLink = 2000;

/**
 * Where the officer with the handset sends a text (DOMAIN §4.9), or the liaison officer posts it (§3.3). The link carries the
 * reporter's number, so that only those get it who may see everything; an anonymous reporter's is opened for nobody.
 * @param isPost it stands in LAPOR! whatever the case's own channel
 */
export function handSending({ complaint, contact, address, visit }: CaseFile, text: string | null, isPost = false): HandSending {
  if (complaint.channel === 'lapor' || isPost)
    return { way: 'lapor', link: laporLink(complaint.externalId ?? visit?.externalId ?? null) };
  if (complaint.isAnonymous) return { way: 'anonymous', link: null };
  const hasWhatsApp = contact?.channel === 'whatsapp' || contact?.channel === 'phone';
  if (!hasWhatsApp || address === null || !/^[1-9]\d{7,14}$/.test(address)) return { way: 'other', link: null };
  return { way: 'whatsapp', link: whatsAppLink(address, text ?? '') };
}

/** The chat with a number (digits with country code), the text already written in it unless the link would grow too long. */
function whatsAppLink(number: string, text: string): string {
  const chat = `https://wa.me/${number}`;
  const written = `${chat}?text=${encodeURIComponent(wellFormed(text))}`;
  return text === '' || written.length > longestLink ? chat : written;
}

/** Half an emoji, as a text cut in the middle of one ends, cannot stand in an address. */
const wellFormed = (text: string): string => new TextDecoder().decode(new TextEncoder().encode(text));

/** A report's page (DOMAIN §3.1); null without a number. */
export function laporLink(trackingId: string | null): string | null {
  const digits = trackingIdIn(trackingId ?? '');
  return digits ? `https://www.lapor.go.id/pengaduan/${digits}` : null;
}
