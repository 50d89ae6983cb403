import { createHash, randomBytes } from 'node:crypto';

/** A fresh bearer token, 256 random bits, and the hash under which it is kept. */
export const newToken = (): { token: string; hash: string } => {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: hashToken(token) };
};

/** SHA-256 of a token in hexadecimal; a random token needs no salt. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

const form = /^Bearer ([\w-]{43})$/i;

/** The token of an `Authorization` header; undefined when it has another form. */
export const tokenIn = (header: string): string | undefined => form.exec(header)?.[1];
