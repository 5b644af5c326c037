/** One value of DER (ITU-T X.690): its tag, what it holds, and all its bytes. */
export interface Der {
  tag: number;
  body: Buffer;
  whole: Buffer;
  /** The values in it, where it is made of values; those that can be read. */
  children(): Der[];
}

/** The value at the start of these bytes; what follows it is left alone. Undefined where they are none, or are cut off. */
export function derOf(bytes: Buffer): Der | undefined {
  const [tag, first] = bytes;
  if (tag === undefined || first === undefined) return undefined;
  const more = first < 0x80 ? 0 : first & 0x7f;
  // The indefinite form (0x80) is BER; four bytes of length are more than any file here.
  if (first === 0x80 || more > 4 || bytes.length < 2 + more) return undefined;
  const length = more === 0 ? first : bytes.readUIntBE(2, more);
  const end = 2 + more + length;
  if (end > bytes.length) return undefined;
  const body = bytes.subarray(2 + more, end);
  return { tag, body, whole: bytes.subarray(0, end), children: () => valuesIn(body) };
}

function valuesIn(body: Buffer): Der[] {
  const values: Der[] = [];
  for (let at = 0; at < body.length;) {
    const value = derOf(body.subarray(at));
    if (!value) break;
    values.push(value);
    at += value.whole.length;
  }
  return values;
}
