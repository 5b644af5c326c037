import fc from 'fast-check';
import { quickXorHash } from '../../bot/archive/quickXorHash';

/** Published vectors of the algorithm: bytes in base64, hash. */
const vectors: [string, string][] = [
  ['', 'AAAAAAAAAAAAAAAAAAAAAAAAAAA='],
  ['Sg==', 'SgAAAAAAAAAAAAAAAQAAAAAAAAA='],
  ['tbQ=', 'taAFAAAAAAAAAAAAAgAAAAAAAAA='],
  ['XoJ1AsoR4fDYJrDqYs4=', 'XhBEHQSgjAiEAx7YPgEs1CEGZwA='],
  ['gQaybEqS/4UlDc8e4IJm', 'gDCALNigBEn8oxAlZ8AzPAAOQZg='],
  ['lScPwPsyUsH2T1Qsr31wXtP55Wqbe47Uyg==', 'VDMSy8eI26nBHCB0e8gVWPCKPsA='],
  [
    'PfxMcUd0vIW6VbHG/uj/Y0W6qEoKmyBD0nYebEKazKaKG+UaDqBEcmQjbfQeVnVLuodMoPp7P7TR1htX5n2VnkHh22xDyoJ8C/ZQKiSNqQfXvh83judf4RVr9exJCud8Uvgip6aVZTaPrJHVjQhMCp/dEnGvqg0oN5OVkM2qqAXvA0teKUDhgNM71sDBVBCGXxNOR2bpbD1iM4dnuT0ey4L+loXEHTL0fqMeUcEi2asgImnlNakwenDzz0x57aBwyq3AspCFGB1ncX4yYCr/OaCcS5OKi/00WH+wNQU3',
    'QX/YEpG0gDsmhEpCdWhsxDzsfVE=',
  ],
];

/** The definition, bit by bit: slow, and written in another way than the code under test. */
function bitByBit(bytes: Uint8Array): string {
  const bits = new Array<number>(160).fill(0);
  bytes.forEach((byte, i) => {
    for (let bit = 0; bit < 8; bit++) bits[(i * 11 + bit) % 160] ^= (byte >> bit) & 1;
  });
  for (let bit = 0; bit < 32; bit++) bits[96 + bit] ^= (bytes.length >>> bit) & 1;
  return Buffer.from(
    Array.from({ length: 20 }, (_, i) => bits.slice(i * 8, i * 8 + 8).reduce((sum, b, n) => sum | (b << n), 0)),
  ).toString('base64');
}

test.each(vectors)('the bytes %p have the published hash', (input, hash) => {
  expect(quickXorHash(Buffer.from(input, 'base64'))).toBe(hash);
});

test('any bytes have the hash that the definition gives bit by bit', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 700 }), bytes => quickXorHash(bytes) === bitByBit(bytes)));
});
