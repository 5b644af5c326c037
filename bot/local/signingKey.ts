import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { keptOnce } from './keptOnce';

export interface SigningKey {
  kid: string;
  privateKey: KeyObject;
  publicKey: KeyObject;
}

/**
 * The issuer's RSA key (2048 bits): made once per data folder and kept there; without a folder, made for this process alone.
 */
export function signingKey(dataFolder?: string): SigningKey {
  const privateKey = createPrivateKey(dataFolder ? keptOnce(join(dataFolder, 'entra-signing-key.pem'), newKey) : newKey());
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
