import type { MyBallot, Poll, Receipt } from '../../contract/poll.schema.js';
import type { PollReasons } from '../../contract/reason.schema.js';
import type { Choice } from './form.js';

/** What a page may hand to the element so that it shows at once, also on the server. */
export interface PollData {
  poll: Poll;
  mine?: MyBallot | undefined;
  receipt?: Receipt | undefined;
  /** What was chosen in a post that did not succeed. */
  choice?: Choice | undefined;
  /** What was wrong with it, in plain words. */
  fault?: string | undefined;
  /** Language of the interface; that of the poll when absent. */
  language?: string | undefined;
  /** Origin that the form without script posts to; empty for the page's own. */
  server?: string | undefined;
  /** The first page of the reasons for each scenario, once the comparison is published. */
  reasons?: Record<string, PollReasons> | undefined;
  /** Hidden fields of the form without script. */
  fields?: Record<string, string> | undefined;
}
