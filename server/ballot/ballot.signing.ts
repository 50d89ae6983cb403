import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import type { SigningKey } from '../../contract/log.schema.js';

/** Signs receipts and tree heads. */
export interface Signer {
  readonly key: SigningKey;
  /** The Ed25519 signature (RFC 8032) in base64url. */
  sign(input: Uint8Array): string;
  /** The same beside the event loop, for what thousands ask for at once. */
  signBeside(input: Uint8Array): Promise<string>;
}

// The fixed head of a PKCS #8 document with an Ed25519 key (RFC 8410 §7); the 32-byte seed follows.
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The signer whose private key is this seed of 32 bytes, so that every process of an installation signs alike. */
export const signerOf = (seed: Buffer): Signer => {
  const key = createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' });
  const raw = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32);
  const keyId = createHash('sha256').update(raw).digest('hex').slice(0, 16);
  return {
    key: { keyId, publicKey: raw.toString('base64url') },
    sign: (input) => sign(null, input, key).toString('base64url'),
    signBeside: (input) =>
      new Promise((resolve, reject) => {
        sign(null, input, key, (error, signature) => {
          if (error) reject(error);
          else resolve(signature.toString('base64url'));
        });
      }),
  };
};
