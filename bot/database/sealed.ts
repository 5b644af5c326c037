import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  type CipherGCM,
  type DecipherGCM,
} from 'node:crypto';
import { inspect } from 'node:util';

const PLACEHOLDER = '[sealed]';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;

/** The person's data key was destroyed: what it sealed can never be read again. */
export class Erased extends Error {
  override name = 'Erased';
}

/** A sealed value does not belong to this row, this key or this office, or was altered. */
export class Unreadable extends Error {
  override name = 'Unreadable';
}

/** An encrypted field as it stands in its column. Printing, logging or serialising it shows a placeholder only. */
export class Sealed {
  readonly #column: string;

  private constructor(column: string) {
    this.#column = column;
  }

  static fromColumn(this: void, text: string): Sealed {
    return new Sealed(text);
  }

  toColumn(): string {
    return this.#column;
  }

  toString(): string {
    return PLACEHOLDER;
  }

  toJSON(): string {
    return PLACEHOLDER;
  }

  [Symbol.toPrimitive](): string {
    return PLACEHOLDER;
  }

  [inspect.custom](): string {
    return PLACEHOLDER;
  }
}

/** Where a sealed value stands: it opens nowhere else. */
export interface SealedPlace {
  id: string;
  column: string;
}

/** Keys that seal and open, by the id that values carry. No keys: erased. Never printable. */
export class DataKey {
  readonly #keys: ReadonlyMap<string, Buffer>;
  readonly #current: string | undefined;

  constructor(keys: ReadonlyMap<string, Buffer>, current: string | undefined) {
    this.#keys = keys;
    this.#current = current;
  }

  /** The key for new values. */
  currentKey(): { id: string; key: Buffer } {
    if (this.#current === undefined) throw new Erased('The data key was destroyed');
    return { id: this.#current, key: this.#keys.get(this.#current)! };
  }

  keyFor(id: string): Buffer {
    if (this.#keys.size === 0) throw new Erased('The data key was destroyed');
    const key = this.#keys.get(id);
    if (!key) throw new Unreadable('Sealed with another key');
    return key;
  }

  toJSON(): string {
    return '[key]';
  }

  [inspect.custom](): string {
    return '[key]';
  }
}

/**
 * Master keys of 32 bytes by id. New values use `current`; older ones stay for reading. `lookup` is the key under which
 * blind indexes, search terms, digests and the log's MAC are made: it must not change with a rotation, or no stored
 * person would be found again; it may be left out while there is only one key.
 */
export interface MasterKeys {
  current: string;
  keys: Record<string, Buffer>;
  lookup?: string;
}

export type Sealer = ReturnType<typeof createSealer>;

/**
 * Seals and opens personal data, field by field (AES-256-GCM). One random data key per reporter, wrapped by a key derived
 * (HKDF-SHA256, one subkey per purpose) from the master key; text that belongs to no reporter uses `systemKey`.
 * @throws Error naming the fault when the master keys are incomplete
 */
export function createSealer({ masterKeys }: { masterKeys: MasterKeys }) {
  const lookup = checkedLookupId(masterKeys);
  const subkey = (masterId: string, purpose: string): Buffer => {
    const master = Object.hasOwn(masterKeys.keys, masterId) ? masterKeys.keys[masterId] : undefined;
    if (!master) throw new Unreadable(`Master key ${masterId} is not at hand`);
    return Buffer.from(hkdfSync('sha256', master, '', `aduan/${purpose}`, KEY_BYTES));
  };
  const wrapping = perMasterKey(masterKeys, id => subkey(id, 'wrap'));
  const systemKey = new DataKey(
    perMasterKey(masterKeys, id => subkey(id, 'system')),
    masterKeys.current,
  );
  const logKey = subkey(lookup, 'log');
  const digestKey = subkey(lookup, 'digest');
  const indexKey = subkey(lookup, 'blind-index');
  const searchKey = subkey(lookup, 'search');

  const wrap = (dataKey: Buffer, reporterId: string): string =>
    encryptText(dataKey, { id: masterKeys.current, key: wrapping.get(masterKeys.current)! }, bound('wrap', reporterId));
  const unwrapBytes = (wrapped: string, reporterId: string): Buffer =>
    decryptText(wrapped, id => wrapping.get(id) ?? unreadable(`Master key ${id} is not at hand`), bound('wrap', reporterId));

  return {
    systemKey,

    /** A fresh data key; `wrapped` goes into the reporter's row, and overwriting it there erases the person. */
    newDataKey(reporterId: string): { wrapped: string; key: DataKey } {
      const bytes = randomBytes(KEY_BYTES);
      return { wrapped: wrap(bytes, reporterId), key: dataKeyOf(bytes) };
    },

    /** A missing wrapped key gives an erased one, with which `open` throws `Erased`. @throws Unreadable */
    unwrap(wrapped: string | null | undefined, reporterId: string): DataKey {
      return wrapped ? dataKeyOf(unwrapBytes(wrapped, reporterId)) : new DataKey(new Map(), undefined);
    },

    /** The same data key under the current master key (rotation); sealed values stay as they are. @throws Unreadable */
    rewrap(wrapped: string, reporterId: string): string {
      return wrap(unwrapBytes(wrapped, reporterId), reporterId);
    },

    /** @throws Erased */
    seal(text: string, key: DataKey, place: SealedPlace): Sealed {
      return Sealed.fromColumn(encryptText(Buffer.from(text, 'utf8'), key.currentKey(), boundTo('text', place)));
    },

    /** @throws Erased | Unreadable */
    open(sealed: Sealed, key: DataKey, place: SealedPlace): string {
      return decryptText(sealed.toColumn(), id => key.keyFor(id), boundTo('text', place)).toString('utf8');
    },

    /** For attachments: one byte of key-id length, the key id, nonce, tag, ciphertext. @throws Erased */
    sealBytes(bytes: Buffer, key: DataKey, place: SealedPlace): Buffer {
      const { id, key: secret } = key.currentKey();
      return Buffer.concat([Buffer.from([id.length]), Buffer.from(id), encrypt(bytes, secret, boundTo('bytes', place))]);
    },

    /** @throws Erased | Unreadable */
    openBytes(sealed: Buffer, key: DataKey, place: SealedPlace): Buffer {
      const idEnd = 1 + (sealed[0] ?? 0);
      return decrypt(sealed.subarray(idEnd), key.keyFor(sealed.toString('latin1', 1, idEnd)), boundTo('bytes', place));
    },

    /** Finds a person by phone, BSUID or NIK without storing it: the same value gives the same text, per kind. */
    blindIndex: (kind: string, value: string): string => mac(indexKey, bound(kind, value)).toString('base64url'),

    /** First 48 bits of the keyed hash of a stemmed word: a whole number below 2^48. */
    searchTerm: (word: string): number => mac(searchKey, Buffer.from(word)).readUIntBE(0, 6),

    /** Chains the audit log; the key never enters the database. */
    logMac: (data: string): string => mac(logKey, Buffer.from(data)).toString('base64url'),

    /** Ties a log entry to a text without telling it; unguessable once the salt is gone. */
    saltedDigest: (salt: string, text: string): string => mac(digestKey, bound(salt, text)).toString('base64url'),
  };
}

function checkedLookupId({ current, keys, lookup }: MasterKeys): string {
  for (const [id, key] of Object.entries(keys)) {
    if (!/^[A-Za-z0-9_-]{1,32}$/.test(id)) throw new Error('A master key id is 1 to 32 letters, digits, - or _');
    if (key.length !== KEY_BYTES) throw new Error(`Master key ${id} must have ${KEY_BYTES} bytes`);
  }
  const ids = Object.keys(keys);
  const lookupId = lookup ?? (ids.length === 1 ? ids[0]! : '');
  if (!ids.includes(current)) throw new Error(`The current master key ${current} is not among the keys`);
  if (!ids.includes(lookupId)) throw new Error('With several master keys, name the one that lookups use (usually the first)');
  return lookupId;
}

function perMasterKey({ keys }: MasterKeys, derive: (id: string) => Buffer): Map<string, Buffer> {
  return new Map(Object.keys(keys).map(id => [id, derive(id)]));
}

/** The id that values carry is derived from the key, so that a wrong key is told from an altered value. */
function dataKeyOf(bytes: Buffer): DataKey {
  const id = mac(bytes, Buffer.from('id')).subarray(0, 6).toString('base64url');
  return new DataKey(new Map([[id, bytes]]), id);
}

/** Unambiguous: each part is quoted, so that ("ab", "c") and ("a", "bc") differ. */
function bound(...parts: string[]): Buffer {
  return Buffer.from(JSON.stringify(parts), 'utf8');
}

/** SQL Server may give ids in upper case. */
function boundTo(kind: 'text' | 'bytes', { id, column }: SealedPlace): Buffer {
  return bound(kind, id.toLowerCase(), column);
}

function encryptText(plain: Buffer, { id, key }: { id: string; key: Buffer }, aad: Buffer): string {
  return `${id}.${encrypt(plain, key, aad).toString('base64url')}`;
}

function decryptText(text: string, keyFor: (id: string) => Buffer, aad: Buffer): Buffer {
  const dot = text.indexOf('.');
  if (dot < 1) unreadable('Not a sealed value');
  return decrypt(Buffer.from(text.slice(dot + 1), 'base64url'), keyFor(text.slice(0, dot)), aad);
}

function encrypt(plain: Buffer, key: Buffer, aad: Buffer): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher: CipherGCM = createCipheriv('aes-256-gcm', key, nonce).setAAD(aad);
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

function decrypt(sealed: Buffer, key: Buffer, aad: Buffer): Buffer {
  if (sealed.length < NONCE_BYTES + TAG_BYTES) unreadable('Not a sealed value');
  const decipher: DecipherGCM = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  })
    .setAAD(aad)
    .setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
  } catch {
    return unreadable('Altered, or from another row or column');
  }
}

function mac(key: Buffer, data: Buffer): Buffer {
  return createHmac('sha256', key).update(data).digest();
}

function unreadable(reason: string): never {
  throw new Unreadable(reason);
}
