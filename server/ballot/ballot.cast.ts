import type { Receipt } from '../../contract/poll.schema.js';
import { receiptInput } from '../../counting/log/receipt.js';
import type { Medium } from '../../counting/poll/ballot.js';
import { PollClosed } from '../core/errors.js';
import type { WriteTx } from '../database/door.js';
import { addBallot, lookUp, replaceBallot, type RollLine } from './ballot.box.js';
import { countingIn, type CountedBallot, type Random } from './ballot.group.js';
import type { BallotKeys } from './ballot.keys.js';
import { positionOf } from './ballot.log.js';
import { guardFaults, guardOpen } from './ballot.policy.js';
import type { Signer } from './ballot.signing.js';
import { commitmentOf, tagsOf } from './ballot.tags.js';
import type { SentBallot, Votable, VotableKind } from './votable.js';

/** A ballot that someone casts. */
export interface Cast<V extends Votable = Votable, Sent extends SentBallot = SentBallot> {
  votable: V;
  key: BallotKeys;
  /** Who votes, by the proof that the rule asks for; known to nobody but the two keys. */
  voter: string;
  input: Sent;
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
 * effect and gives the same place in the log. `index` and `newVersion` are filled in before the commit. Throws
 * PollNotOpen, PollClosed and BallotInvalid.
 */
export const castBallot = async <V extends Votable, Sent extends SentBallot>(
  tx: WriteTx,
  kind: Pick<VotableKind<V, never, Sent>, 'faults' | 'canonical' | 'tallied' | 'beside'>,
  cast: Cast<V, Sent>,
): Promise<CastBallot> => {
  const { votable, key, input, medium } = cast;
  guardOpen(votable, cast.now);
  guardFaults(kind.faults(votable, input.ballot));

  const { personTag, ballotTag } = tagsOf(key, cast.voter);
  const day = cast.now.toISOString().slice(0, 10);
  const line: RollLine = { personTag, medium, channelId: cast.channelId, day };
  const ballot = kind.canonical(votable, input.ballot);
  const commit = (version: number) =>
    commitmentOf({ poll: votable.activity.ref, ballotTag, version, nonce: input.nonce, ballot });
  const counting = countingIn(votable, kind.tallied, cast.random);
  const { frozen, before } = await lookUp(tx, votable.id, ballotTag);
  if (frozen) throw new PollClosed();

  if (before !== undefined) {
    const commitment = commit(before.version);
    const place = counting.isPending(commitment) ? -1 : await positionOf(tx, votable.id, commitment);
    if (place !== undefined) {
      const same = { commitment, index: place, newVersion: 0, added: [], ballotTag, version: before.version };
      return counting.add(tx, { ...same, nonce: input.nonce, ballot });
    }
  }
  const version = (before?.version ?? 0) + 1;
  if (before === undefined) await addBallot(tx, votable.id, line, ballotTag, ballot);
  else await replaceBallot(tx, votable.id, line, ballotTag, { version, ballot, medium }, before);
  await kind.beside?.(tx, votable, key, { personTag, day, sent: input });
  return counting.add(tx, {
    commitment: commit(version),
    index: -1,
    newVersion: 0,
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
export const receiptFor = async (
  { activity: { ref } }: Votable,
  cast: CastBallot,
  signer: Signer,
): Promise<Receipt> => {
  const { commitment, index, version, ballotTag, nonce } = cast;
  const signature = await signer.signBeside(receiptInput({ poll: ref, index, commitment }));
  return { ref, commitment, index, version, ballotTag, nonce, signature, keyId: signer.key.keyId };
};
