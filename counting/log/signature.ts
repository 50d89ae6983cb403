import { fromHex, sha256, toHex } from '../hash.js';
import { commitment, headInput, receiptInput, type HeadParts } from './receipt.js';

/** The outcome of a signature check; `unsupported` where the browser has no Ed25519. */
export type SignatureCheck = 'valid' | 'invalid' | 'unsupported';

/** A public key as `/v1/signing-keys` gives it: raw Ed25519 (RFC 8032) in base64url. */
export interface PublicKey {
  keyId: string;
  publicKey: string;
}

/** A receipt as the API gives it. */
export interface SignedReceipt {
  ref: string;
  commitment: string;
  index: number;
  version: number;
  ballotTag: string;
  nonce: string;
  signature: string;
  keyId: string;
}

function fromBase64Url(value: string): Uint8Array<ArrayBuffer> {
  const binary = atob(value.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

/** Id of a key: the first 16 hexadecimal digits of the SHA-256 of its raw bytes. */
export async function keyIdOf(publicKey: string): Promise<string> {
  return toHex(await sha256(fromBase64Url(publicKey))).slice(0, 16);
}

/** Checks an Ed25519 signature (base64url) over these bytes; never throws on malformed input. */
export async function verifySignature(
  input: Uint8Array<ArrayBuffer>,
  signature: string,
  key: PublicKey,
): Promise<SignatureCheck> {
  const { subtle } = globalThis.crypto;
  try {
    if ((await keyIdOf(key.publicKey)) !== key.keyId) return 'invalid';
    const imported = await subtle.importKey('raw', fromBase64Url(key.publicKey), 'Ed25519', false, [
      'verify',
    ]);
    return (await subtle.verify('Ed25519', imported, fromBase64Url(signature), input)) ? 'valid' : 'invalid';
  } catch (error) {
    return error instanceof DOMException && error.name === 'NotSupportedError' ? 'unsupported' : 'invalid';
  }
}

/**
 * Checks a receipt: the signature over its place in the log, and, where the voter's ballot is at hand as
 * `canonicalBallot`, whether the commitment is of that very ballot.
 */
export async function verifyReceipt(
  receipt: SignedReceipt,
  key: PublicKey,
  ballot?: string,
): Promise<{ signature: SignatureCheck; commitment: 'valid' | 'invalid' | 'unchecked' }> {
  const { ref: poll, index, commitment: claimed, ballotTag, version, nonce } = receipt;
  const wellFormed = [claimed, ballotTag, nonce].every(isHex) && [index, version].every(isCount);
  if (!wellFormed || receipt.keyId !== key.keyId)
    return { signature: 'invalid', commitment: ballot === undefined ? 'unchecked' : 'invalid' };
  const signature = await verifySignature(
    receiptInput({ poll, index, commitment: claimed }),
    receipt.signature,
    key,
  );
  if (ballot === undefined) return { signature, commitment: 'unchecked' };
  const own = await commitment({ poll, ballotTag, version, nonce, ballot });
  return { signature, commitment: own === claimed ? 'valid' : 'invalid' };
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function isHex(value: string): boolean {
  try {
    return fromHex(value).length > 0;
  } catch {
    return false;
  }
}

/** Checks the signature of a tree head of this poll. */
export function verifyHead(
  head: HeadParts & { signature: string; keyId: string },
  key: PublicKey,
): Promise<SignatureCheck> {
  if (head.keyId !== key.keyId) return Promise.resolve('invalid');
  return verifySignature(headInput(head), head.signature, key);
}
