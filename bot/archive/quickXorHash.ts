const bits = 160;
const shift = 11;

/**
 * SharePoint's own content hash, base64 of 20 bytes. Byte i is XORed in at bit (11·i mod 160), the length into the last 8 bytes.
 * Source: https://learn.microsoft.com/onedrive/developer/code-snippets/quickxorhash
 */
export function quickXorHash(bytes: Uint8Array): string {
  // Bytes 160 apart land on the same bit, so they are folded first and spread once.
  const folded = new Uint8Array(bits);
  for (let start = 0; start < bytes.length; start += bits) {
    const end = Math.min(bits, bytes.length - start);
    for (let i = 0; i < end; i++) folded[i] ^= bytes[start + i];
  }
  const hash = Buffer.alloc(bits / 8);
  folded.forEach((value, i) => {
    const position = (i * shift) % bits;
    const cell = position >> 3;
    hash[cell] ^= value << (position & 7);
    hash[(cell + 1) % hash.length] ^= value >> (8 - (position & 7));
  });
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(bytes.length));
  length.forEach((value, i) => (hash[hash.length - 8 + i] ^= value));
  return hash.toString('base64');
}
