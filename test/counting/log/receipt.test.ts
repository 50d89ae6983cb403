import { test } from 'node:test';
import assert from 'node:assert/strict';
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { commitment, commitmentInput, headInput, receiptInput } from '../../../counting/log/receipt.js';
import { keyIdOf, verifyHead, verifyReceipt } from '../../../counting/log/signature.js';

const parts = {
  poll: 'fietsenstalling',
  ballotTag: 'ab'.repeat(32),
  version: 2,
  nonce: '0123456789abcdef0123456789abcdef',
  ballot: '{"options":["hek"]}',
};

/** The encoding as documented, written out by hand. */
function byHand(list: (string | Buffer)[]): Buffer {
  return Buffer.concat(
    list.flatMap((part) => {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(Buffer.byteLength(part));
      return [length, Buffer.from(part as string)];
    }),
  );
}
const u64 = (n: number) => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(n));
  return bytes;
};

async function signer() {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ format: 'jwk' }).x!;
  const key = { publicKey: raw, keyId: await keyIdOf(raw) };
  return { key, sign: (bytes: Uint8Array) => sign(null, bytes, privateKey).toString('base64url') };
}

async function receipt() {
  const { key, sign } = await signer();
  const hash = await commitment(parts);
  const { poll, ballotTag, version, nonce } = parts;
  const signature = sign(receiptInput({ poll, index: 41, commitment: hash }));
  return {
    key,
    receipt: {
      ref: poll,
      commitment: hash,
      index: 41,
      version,
      ballotTag,
      nonce,
      signature,
      keyId: key.keyId,
    },
  };
}

test('the commitment hashes every part with its length before it', async () => {
  const expected = byHand([
    'stem-ballot-1',
    parts.poll,
    Buffer.from(parts.ballotTag, 'hex'),
    u64(2),
    Buffer.from(parts.nonce, 'hex'),
    parts.ballot,
  ]);
  assert.deepEqual(Buffer.from(commitmentInput(parts)), expected);
  assert.equal(await commitment(parts), createHash('sha256').update(expected).digest('hex'));
});

test('text that moves from one part to the next changes the commitment', async () => {
  const moved = { ...parts, poll: parts.poll + 'ab', ballotTag: parts.ballotTag.slice(2) };
  assert.notEqual(await commitment(moved), await commitment(parts));
});

test('a receipt verifies against the published key and the ballot of its voter', async () => {
  const { key, receipt: mine } = await receipt();
  assert.deepEqual(await verifyReceipt(mine, key, parts.ballot), { signature: 'valid', commitment: 'valid' });
  assert.deepEqual(await verifyReceipt(mine, key), { signature: 'valid', commitment: 'unchecked' });
});

test('a receipt for another ballot, place, poll or key does not verify', async () => {
  const { key, receipt: mine } = await receipt();
  const check = async (change: Partial<typeof mine>, ballot = parts.ballot) =>
    verifyReceipt({ ...mine, ...change }, key, ballot);
  assert.equal((await check({}, '{"options":["rek"]}')).commitment, 'invalid');
  assert.equal((await check({ index: 40 })).signature, 'invalid');
  assert.equal((await check({ ref: 'ander' })).signature, 'invalid');
  assert.equal((await check({ keyId: '0'.repeat(16) })).signature, 'invalid');
  assert.equal((await check({ version: 1 })).commitment, 'invalid');
  const other = (await signer()).key;
  assert.equal((await verifyReceipt(mine, other)).signature, 'invalid');
  assert.equal((await verifyReceipt(mine, { ...other, keyId: key.keyId })).signature, 'invalid');
});

test('a malformed receipt is invalid and does not throw', async () => {
  const { key, receipt: mine } = await receipt();
  for (const change of [
    { commitment: 'zz' },
    { nonce: '' },
    { index: -1 },
    { version: 1.5 },
    { signature: '%' },
  ]) {
    const answer = await verifyReceipt({ ...mine, ...change }, key, parts.ballot);
    assert.equal(answer.signature, 'invalid', JSON.stringify(change));
  }
});

test('the signature of a head covers its size, root, time and whether it is the last', async () => {
  const { key, sign } = await signer();
  const head = { poll: 'plein', size: 12, root: 'cd'.repeat(32), at: '2026-05-01T10:00:00Z', final: false };
  const expected = byHand([
    'stem-head-1',
    'plein',
    u64(12),
    Buffer.from(head.root, 'hex'),
    head.at,
    Buffer.of(0),
  ]);
  assert.deepEqual(Buffer.from(headInput(head)), expected);
  const signed = { ...head, signature: sign(headInput(head)), keyId: key.keyId };
  assert.equal(await verifyHead(signed, key), 'valid');
  for (const change of [
    { size: 13 },
    { root: 'ce'.repeat(32) },
    { at: '2026-05-01T10:00:01Z' },
    { final: true },
  ])
    assert.equal(await verifyHead({ ...signed, ...change }, key), 'invalid');
});
