import { createHmac, hash } from 'node:crypto';
import { commitmentInput, type CommitmentParts } from '../../counting/log/receipt.js';
import type { BallotKeys } from './ballot.keys.js';

/** The two pseudonyms of a voter in a vote, in hexadecimal: who has the keys can go from roll to box, nobody back. */
export interface VoterTags {
  /** HMAC-SHA256(K_roll, voter): the place in the roll. */
  personTag: string;
  /** HMAC-SHA256(K_box, person_tag): the place in the box. */
  ballotTag: string;
}

/** The pseudonyms of a voter (BALLOTS §1). */
export const tagsOf = (key: BallotKeys, voter: string): VoterTags => {
  const person = createHmac('sha256', key.roll).update(voter).digest();
  return {
    personTag: person.toString('hex'),
    ballotTag: createHmac('sha256', key.box).update(person).digest('hex'),
  };
};

/** The commitment of a ballot in hexadecimal (BALLOTS §4). */
export const commitmentOf = (parts: CommitmentParts): string => hash('sha256', commitmentInput(parts), 'hex');
