/**
 * The form of a WhatsApp id: digits with country code, no "+" (DOMAIN §4.6). `0812…`, `+62 812-…`, `62812…` and `812…` are
 * read as Indonesian; other countries need their code. Null for what is not one number of 8 to 15 digits.
 */
export function normalizePhone(text: string): string | null {
  const written = text.normalize('NFKC').trim();
  if (!/^\+?[\d\s().\-‐‑–]+$/.test(written)) return null;
  const digits = withCountry(written.replace(/\D/g, ''), written.startsWith('+')).replace(/^620+/, '62');
  return /^[1-9]\d{7,14}$/.test(digits) ? digits : null;
}

function withCountry(digits: string, international: boolean): string {
  if (international) return digits;
  if (digits.startsWith('00')) return digits.slice(2);
  if (digits.startsWith('0')) return `62${digits.slice(1)}`;
  // Mobile numbers of this country begin with 8 and are often written without the 0; +81 to +86 are long and carry their "+".
  return /^8\d{8,11}$/.test(digits) ? `62${digits}` : digits;
}
