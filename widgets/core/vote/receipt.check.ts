import { readSigningKeys } from '../../../contract/log.endpoints.js';
import { endpoint } from '../../../contract/endpoint.js';
import type { InclusionProof } from '../../../contract/log.schema.js';
import type { Receipt } from '../../../contract/poll.schema.js';
import { fromHex, sha256 } from '../../../counting/hash.js';
import { hashAsync, leafHash } from '../../../counting/log/merkle.js';
import { verifyReceipt } from '../../../counting/log/signature.js';
import { verifyInclusion } from '../../../counting/log/verify.js';
import { ApiError, call } from '../client.js';

/** The proof that a commitment is in the log, of either kind: their addresses differ by one word. */
const proofOf = <K extends 'polls' | 'budgets'>(kind: K) =>
  endpoint<{ query: { commitment: string }; answer: InclusionProof }>()(
    'readInclusionProof',
    'GET',
    `/v1/${kind}/{ref}/inclusion-proofs`,
  );

/** What checking a receipt showed; `waiting`: signed, and to be written into the log soon. */
export type Checked = 'good' | 'waiting' | 'bad' | 'unsupported';

/**
 * Checks a receipt in the browser: the server's signature over its place, and the path from it to the root of
 * the log. Throws `ApiError` when the server cannot be asked.
 */
export async function checkReceipt(
  receipt: Receipt,
  server: string,
  kind: 'polls' | 'budgets',
): Promise<Checked> {
  const { ref, commitment, index } = receipt;
  const keys = await call(server, readSigningKeys, {});
  const key = keys.find(({ keyId }) => keyId === receipt.keyId);
  if (!key) return 'bad';
  const { signature } = await verifyReceipt(receipt, key);
  if (signature !== 'valid') return signature === 'invalid' ? 'bad' : 'unsupported';
  try {
    const proof = await call(server, proofOf(kind), { path: { ref }, query: { commitment } });
    const leaf = await hashAsync(leafHash(fromHex(commitment)), sha256);
    const path = proof.path.map(fromHex);
    const included = verifyInclusion(leaf, proof.index, proof.size, path, fromHex(proof.root));
    return proof.index === index && (await hashAsync(included, sha256)) ? 'good' : 'bad';
  } catch (error) {
    if (error instanceof ApiError && error.code === 'not_found') return 'waiting';
    throw error;
  }
}
