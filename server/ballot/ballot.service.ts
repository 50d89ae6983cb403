/** What other rooms and the command line may use of ballots. */
export { castBallot, type Cast } from './ballot.cast.js';
export type { AtClosing } from './ballot.close.js';
export { Closer, finishVote, type CloserParts } from './ballot.closer.js';
export type { Progress } from './ballot.counter.js';
export { guardUnopened, keepVotable, type DefinitionStore, type VotableDraft } from './ballot.keep.js';
export { keyFolder, type BallotKeys, type BallotKeyStore } from './ballot.keys.js';
export { guardFaults, guardOpen, resultOpenTo } from './ballot.policy.js';
export { PublishRefused } from './ballot.publish.js';
export { installationSigner, type BallotRoom, type VotingRoom } from './ballot.room.js';
export type { Signer } from './ballot.signing.js';
export {
  readHeads,
  readPublishedText,
  readResult,
  readState,
  type PublishedResult,
  type VotableState,
} from './ballot.state.js';
export type { Snapshot } from './ballot.snapshots.js';
export { logRoutes, signingKeyRoutes } from './log.routes.js';
export { publishedRoutes } from './published.routes.js';
export { freshVotable, kindOf, type Votables } from './votable.definition.js';
export type {
  Closing,
  Counted,
  Given,
  PiledBallot,
  Presented,
  SentBallot,
  Sheet,
  Votable,
  VotableKind,
} from './votable.js';
export { readSources, withSource, type Sources } from './votable.sources.js';
export { voteAnswer, Voting, type VotingParts } from './voting.service.js';
