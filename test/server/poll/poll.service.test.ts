import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Poll, VoteAnswer } from '../../../contract/poll.schema.js';
import { canonicalBallot } from '../../../counting/poll/ballot.js';
import { verifyReceipt } from '../../../counting/log/signature.js';
import { voteAnswer } from '../../../server/ballot/voting.service.js';
import { onBoth } from '../../support/database.js';
import { buildBallot, buildPoll, buildVisitor } from '../../support/factories.js';
import { pollBench, pollTables } from '../../support/polls.js';

const now = new Date('2026-06-01T12:00:00Z');
const parsed = (body: Buffer): Poll => JSON.parse(body.toString()) as Poll;

onBoth(
  'votes',
  (databases) => {
    const bench = async () => pollBench(await databases.open());

    test('a vote is read, cast and read again', async () => {
      const { database, keys, organisation, service, signer } = await bench();
      const { ref } = await buildPoll(database, keys, organisation);
      assert.equal(parsed((await service.read(ref, now)).prepared.body).turnout.total, 0);
      const visitor = buildVisitor(organisation.id);
      const voted = await service.cast(ref, visitor, buildBallot(['ja']), now);
      const answer = JSON.parse(voteAnswer('poll', voted).body.toString()) as VoteAnswer;
      assert.equal(answer.poll.turnout.total, 1);
      assert.deepEqual(answer.poll.result?.winners, ['ja']);
      assert.deepEqual(answer.mine, { can: { vote: true, seeResult: true }, ballot: { options: ['ja'] } });
      assert.deepEqual(parsed((await service.read(ref, now)).prepared.body), answer.poll);
      assert.deepEqual(JSON.parse(await service.mine(ref, visitor, now)), answer.mine);
      const ballot = canonicalBallot({ options: ['ja'] }, ['ja', 'nee']);
      assert.deepEqual(await verifyReceipt(answer.receipt, signer.key, ballot), {
        signature: 'valid',
        commitment: 'valid',
      });
    });

    test('a new ballot replaces the old one and the last one counts', async () => {
      const { database, keys, organisation, service } = await bench();
      const { ref } = await buildPoll(database, keys, organisation);
      const visitor = buildVisitor(organisation.id);
      const first = await service.cast(ref, visitor, buildBallot(['ja']), now);
      const second = await service.cast(ref, visitor, buildBallot(['nee']), now);
      assert.equal(second.receipt.version, 2);
      assert.equal(second.receipt.ballotTag, first.receipt.ballotTag);
      const poll = parsed(second.snapshot.prepared.body);
      assert.equal(poll.turnout.total, 1);
      assert.deepEqual(poll.result?.winners, ['nee']);
    });

    test('the same ballot with the same nonce again has one effect and the same receipt', async () => {
      const { database, keys, organisation, service } = await bench();
      const { ref, id } = await buildPoll(database, keys, organisation);
      const visitor = buildVisitor(organisation.id);
      const ballot = buildBallot(['ja']);
      const receipts = await Promise.all(
        Array.from({ length: 20 }, async () => (await service.cast(ref, visitor, ballot, now)).receipt),
      );
      receipts.push((await service.cast(ref, visitor, ballot, now)).receipt);
      for (const receipt of receipts) assert.deepEqual(receipt, receipts[0]);
      const [row] = await database.read((tx) =>
        tx.query('SELECT COUNT(*) AS leaves FROM poll_log_leaf WHERE poll_id = ?', [id]),
      );
      assert.equal(row!.leaves, 1);
    });

    test('a hundred voters at once are counted one by one, with places of their own in the log', async () => {
      const { database, keys, organisation, service } = await bench();
      const { ref } = await buildPoll(database, keys, organisation);
      const voted = await Promise.all(
        Array.from({ length: 100 }, (_, i) =>
          service.cast(ref, buildVisitor(organisation.id), buildBallot([i % 4 === 0 ? 'nee' : 'ja']), now),
        ),
      );
      assert.equal(new Set(voted.map(({ receipt }) => receipt.index)).size, 100);
      const poll = parsed((await service.read(ref, now)).prepared.body);
      const { tally } = poll.result as unknown as { tally: { option: string; votes: number }[] };
      assert.deepEqual(
        tally.map(({ option, votes }) => [option, votes]),
        [
          ['ja', 75],
          ['nee', 25],
        ],
      );
    });
  },
  pollTables,
);
