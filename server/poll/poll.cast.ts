import type { Receipt, BallotInput } from '../../contract/poll.schema.js';
import { canonicalBallot, type Medium } from '../../counting/poll/ballot.js';
import { receiptInput } from '../../counting/log/receipt.js';
import { PollClosed } from '../core/errors.js';
import type { WriteTx } from '../database/door.js';
import { addBallot, lookUp, replaceBallot, type RollLine } from './poll.box.js';
import type { KnownPoll } from './poll.definition.js';
import { countingIn, type CountedBallot, type Random } from './poll.group.js';
import type { PollKey } from './poll.keys.js';
import { positionOf } from './poll.log.js';
import { guardBallot, guardOpen } from './poll.policy.js';
import { keepReason } from './poll.reasons.js';
import type { Signer } from './poll.signing.js';
import { commitmentOf, tagsOf } from './poll.tags.js';

/** A ballot that someone casts. */
export interface Cast {
  poll: KnownPoll;
  key: PollKey;
  /** Who votes, by the proof that the poll asks for; known to nobody but the two keys. */
  voter: string;
  input: BallotInput;
  medium: Medium;
  channelId: string | undefined;
  /** When the request came in. */
  now: Date;
  random: Random;
}

/** A ballot that is in the box and in the log. */
export interface CastBallot extends CountedBallot {
  ballotTag: string;
  version: number;
  nonce: string;
  /** Canonical text. */
  ballot: string;
}

/**
 * Casts a ballot, or replaces it: the last one counts. The same ballot with the same nonce again has no further
 * effect and gives the same place in the log. `index` and `pollVersion` are filled in before the commit. Throws
 * PollNotOpen, PollClosed and BallotInvalid.
 */
export const castBallot = async (tx: WriteTx, cast: Cast): Promise<CastBallot> => {
  const { poll, key, input, medium } = cast;
  guardOpen(poll, cast.now);
  guardBallot(poll, input.ballot);

  const { personTag, ballotTag } = tagsOf(key, cast.voter);
  const day = cast.now.toISOString().slice(0, 10);
  const line: RollLine = { personTag, medium, channelId: cast.channelId, day };
  const ballot = canonicalBallot(input.ballot, poll.optionIds);
  const commit = (version: number) =>
    commitmentOf({ poll: poll.activity.ref, ballotTag, version, nonce: input.nonce, ballot });
  const counting = countingIn(poll, cast.random);
  const { frozen, before } = await lookUp(tx, poll.id, ballotTag);
  if (frozen) throw new PollClosed();

  if (before !== undefined) {
    const commitment = commit(before.version);
    const place = counting.isPending(commitment) ? -1 : await positionOf(tx, poll.id, commitment);
    if (place !== undefined) {
      const same = {
        commitment,
        index: place,
        pollVersion: 0,
        added: [],
        ballotTag,
        version: before.version,
      };
      return counting.add(tx, { ...same, nonce: input.nonce, ballot });
    }
  }
  const version = (before?.version ?? 0) + 1;
  if (before === undefined) await addBallot(tx, poll.id, line, ballotTag, ballot);
  else await replaceBallot(tx, poll.id, line, ballotTag, { version, ballot, medium }, before);
  await keepReason(tx, poll, key, { personTag, day, ballot: input.ballot, why: input.why });
  return counting.add(tx, {
    commitment: commit(version),
    index: -1,
    pollVersion: 0,
    added: [
      ...(before === undefined ? [] : [{ ballot: before.ballot, medium: before.medium, count: -1 }]),
      { ballot, medium, count: 1 },
    ],
    ballotTag,
    version,
    nonce: input.nonce,
    ballot,
  });
};

/** The receipt of a ballot after the commit; the server's word that the commitment stands at this place. */
export const receiptFor = async (poll: KnownPoll, cast: CastBallot, signer: Signer): Promise<Receipt> => {
  const { commitment, index, version, ballotTag, nonce } = cast;
  const { ref } = poll.activity;
  const signature = await signer.signBeside(receiptInput({ poll: ref, index, commitment }));
  return { ref, commitment, index, version, ballotTag, nonce, signature, keyId: signer.key.keyId };
};
