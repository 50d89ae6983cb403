import type { TemplateResult } from '../core/lit.js';
import type { Ballot, Poll, PollKind } from '../../contract/poll.schema.js';
import type { Part } from '../core/element.js';
import { lazy, type Lazy } from '../core/lazy.js';
import { choice } from './forms/choice.js';

/** What someone has chosen and not yet cast; `why` only with scenarios. */
export interface Choice {
  ballot: Ballot;
  why?: string;
  /** Which statement is before the person, from 0. */
  at?: number;
  /** ranked: numbers as they are being typed, and the rows that stay put meanwhile. */
  typed?: { rows: string[]; numbers: Record<string, number> } | undefined;
}

/** What a form of a ballot needs to show itself. */
export interface FormContext extends Choice {
  poll: Poll;
  language: string;
  /** Origin of the server, for pictures. */
  server: string;
  /** Whether a fault stands below the form, in the element with id `error`. */
  faulty: boolean;
  /** Tells what is chosen now. */
  choose(choice: Partial<Choice>): void;
}

/** The form of one kind of ballot: its native controls work without script too. */
export interface BallotForm extends Part {
  /** The controls. */
  form(context: FormContext): TemplateResult;
  /** The ballot that native controls hold, by the names that a post without script sends. */
  read(fields: FormData, poll: Poll): Ballot;
  /** Whether the person is not at the end yet, so that casting is not offered. */
  unfinished?(choice: Choice, poll: Poll): boolean;
}

const builtIn: Lazy<BallotForm> = { now: choice, load: () => Promise.resolve(choice) };

/** The form of each kind; what a page does not need is not loaded. */
export const forms: Record<PollKind, Lazy<BallotForm>> = {
  single: builtIn,
  several: builtIn,
  ranked: lazy(() => import('./forms/ranked.js')),
  score: lazy(() => import('./forms/score.js')),
  scenario: lazy(() => import('./forms/scenario.js')),
  statements: lazy(() => import('./forms/statements.js')),
};

/** Whether nothing is chosen yet. */
export const isEmpty = (ballot: Ballot) =>
  !Object.values(ballot).some((member) => member === true || Object.keys(member).length > 0);
