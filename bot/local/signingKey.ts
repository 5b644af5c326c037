import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface SigningKey {
  kid: string;
  privateKey: KeyObject;
  publicKey: KeyObject;
}

/**
 * The issuer's RSA key (2048 bits): made once per data folder and kept there in a file only its owner can read;
 * without a folder, made for this process alone.
 */
export function signingKey(dataFolder?: string): SigningKey {
  const privateKey = createPrivateKey(dataFolder ? keptKey(dataFolder) : newKey());
  const publicKey = createPublicKey(privateKey);
  const kid = createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64url');
  return { kid, privateKey, publicKey };
}

function newKey(): string {
  const options = { modulusLength: 2048, privateKeyEncoding: { type: 'pkcs8', format: 'pem' } } as const;
  return generateKeyPairSync('rsa', { ...options, publicKeyEncoding: { type: 'spki', format: 'pem' } }).privateKey;
}

function keptKey(dataFolder: string): string {
  const file = join(dataFolder, 'entra-signing-key.pem');
  if (!existsSync(file)) createOnce(dataFolder, file);
  return readFileSync(file, 'utf8');
}

/** Two processes may start on one folder: a link never replaces, so both end up with the first one's key, whole. */
function createOnce(dataFolder: string, file: string): void {
  mkdirSync(dataFolder, { recursive: true });
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, newKey(), { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
}
