import assert from 'node:assert/strict';
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { test } from 'node:test';
import { hashSync, leafHash } from '../../counting/log/merkle.js';
import { fromHex, toHex } from '../../counting/hash.js';
import { receiptInput } from '../../counting/log/receipt.js';
import { cannedPoll, cannedReceipt, cannedVote } from '../support/canned.js';
import { problemOf, type Answer } from '../support/host.js';
import { Stage } from '../support/stage.js';

const stage = new Stage();
const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest());

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
const keyId = toHex(sha256(raw)).slice(0, 16);

/** A server whose log holds this one vote. */
function logging(included: 'yes' | 'no' | 'forged'): Answer {
  const poll = cannedPoll();
  const { ref, commitment } = cannedReceipt(poll.ref);
  const signature = sign(null, receiptInput({ poll: ref, index: 0, commitment }), privateKey).toString(
    'base64url',
  );
  const root = toHex(hashSync(leafHash(fromHex(commitment)), sha256));
  return ({ method, path }) => {
    if (method === 'PUT')
      return {
        body: { ...cannedVote(poll), receipt: { ...cannedReceipt(ref), index: 0, keyId, signature } },
      };
    if (path === '/v1/signing-keys') return { body: [{ keyId, publicKey: raw.toString('base64url') }] };
    if (!path.endsWith('inclusion-proofs')) return undefined;
    if (included === 'no') return { status: 404, body: problemOf('not_found', 404) };
    return { body: { index: 0, size: 1, root: included === 'yes' ? root : 'ab'.repeat(32), path: [] } };
  };
}

async function check(included: 'yes' | 'no' | 'forged'): Promise<void> {
  const page = await stage.open({ prepare: (host) => (host.answer = logging(included)) });
  await page.getByRole('radio').first().check();
  await stage.vote();
  await stage.counted();
  await page.getByText('Uw ontvangstbewijs').click();
  await page.getByRole('button', { name: 'Controleer' }).click();
}

test('a receipt is checked in the browser: the signature and the place in the log', async () => {
  await check('yes');
  await stage.page.getByRole('status').getByText('uw stem staat in het logboek').waitFor();
});

test('a vote that is not in the log yet is said to be on its way', async () => {
  await check('no');
  await stage.page.getByRole('status').getByText('Uw stem komt binnenkort in het logboek.').waitFor();
});

test('a log that does not hold the vote is found out', async () => {
  await check('forged');
  await stage.page.getByRole('status').getByText('Dit bewijs klopt niet.').waitFor();
});

test('the receipt can be copied and kept as a file, and says nothing of the choice', async () => {
  const page = await stage.open({ browser: { permissions: ['clipboard-read', 'clipboard-write'] } });
  await page.getByRole('radio', { name: 'Een kleine speeltuin' }).check();
  await stage.vote();
  await stage.counted();
  await page.getByText('Uw ontvangstbewijs').click();
  await page.getByRole('button', { name: 'Kopieer de code' }).click();
  await page.getByRole('status').getByText('De code is gekopieerd.').waitFor();
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^c0ffee7+$/);
  const link = page.getByRole('link', { name: 'Bewaar het bewijs' });
  const kept = decodeURIComponent((await link.getAttribute('href')) ?? '').replace(/^[^,]*,/, '');
  assert.deepEqual(JSON.parse(kept), cannedReceipt('plein-single'));
  assert.doesNotMatch(kept, /speeltuin/);
});
