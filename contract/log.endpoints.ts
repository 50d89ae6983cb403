import { endpoint } from './endpoint.js';
import type { SigningKey } from './log.schema.js';

/** The public keys that sign receipts and tree heads. */
export const readSigningKeys = endpoint<{ answer: SigningKey[] }>()(
  'readSigningKeys',
  'GET',
  '/v1/signing-keys',
);
