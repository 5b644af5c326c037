const WIDTH = 160;
const SHIFT = 11;

/**
 * Microsoft's QuickXorHash of a file, base64 of 20 bytes: every byte is XORed into a circle of 160 bits, each 11 bits
 * further on, and the length (64 bits, little endian) into the last eight bytes
 * (learn.microsoft.com/onedrive/developer/code-snippets/quickxorhash).
 */
export function quickXorHash(bytes: Uint8Array): string {
  const circle = Buffer.alloc(WIDTH / 8);
  for (let index = 0, bit = 0; index < bytes.length; index++, bit = (bit + SHIFT) % WIDTH) {
    const shifted = bytes[index]! << (bit & 7);
    circle[bit >> 3]! ^= shifted & 0xff;
    circle[((bit >> 3) + 1) % circle.length]! ^= shifted >> 8;
  }
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(bytes.length));
  for (let index = 0; index < 8; index++) circle[12 + index]! ^= length[index]!;
  return circle.toString('base64');
}
