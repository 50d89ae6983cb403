import type { Phase } from '../../../contract/activity.schema.js';
import type { Endpoint } from '../../../contract/endpoint.js';
import type { Receipt, Turnout } from '../../../contract/poll.schema.js';

/** What a poll and a budget have in common. */
export interface Votable {
  ref: string;
  organisationSlug: string;
  phase: Phase;
  opensAt: string;
  closesAt: string;
  turnout: Turnout;
  version: number;
  /** Numbers that change while it is open, where the rule shows them. */
  result?: unknown;
  votes?: unknown;
}

/** What only I may see of it. */
export interface MyVote {
  ballot?: object | undefined;
}

/** What someone has chosen and not yet cast. */
export interface VoteChoice {
  ballot: object;
  /** Reason, where one is asked. */
  why?: string;
}

/**
 * Where a person stands with an open vote. `waiting`: sent, not answered, and sent again when the line is back.
 * `fault` while sending: of the try before, which was not the person's own.
 */
export type Stage =
  | { at: 'choosing'; fault?: string | undefined; waiting?: boolean }
  | { at: 'sending'; fault?: string | undefined }
  | { at: 'voted'; changed?: boolean; receipt?: Receipt | undefined };

/** What is kept in the browser until the server confirms; the same nonce makes a repeated vote the same vote. */
export type Kept<C> = C & { nonce?: string };

type VotePath = `/v1/${string}/{ref}${string}`;

/** Where a vote is read, cast and followed. */
export interface VoteEndpoints<T extends Votable, M extends MyVote, B, A> {
  read: Endpoint<VotePath, { answer: T }>;
  mine: Endpoint<VotePath, { answer: M }>;
  cast: Endpoint<VotePath, { body: B; answer: A }>;
  events: Endpoint<VotePath>;
}

/** The element as the flow needs it. */
export interface VoteHost extends HTMLElement {
  readonly activity: string;
  readonly ticket: string | undefined;
  /** Origin of the server. */
  readonly base: string;
  /** Language of the interface. */
  readonly language: string;
  requestUpdate(): void;
  /** Puts focus on the first of what a selector finds, once it is rendered. */
  focusOn(selector: string): Promise<void>;
}
