import { html } from 'lit';
import type { ActivityKind } from '../../contract/activity.schema.js';
import type { Poll } from '../../contract/poll.schema.js';
import { loadLanguage } from '../../widgets/core/localise.js';
import { forms } from '../../widgets/poll/form.js';
import { parts } from '../../widgets/poll/parts.js';
import type { PollData } from '../../widgets/poll/poll.state.js';
import '../../widgets/poll/define.js';

/** How the server puts the widget of one kind of activity into a page. */
export interface Embedded<Answer, Data> {
  tag: string;
  /** CSS pixels that it is likely to need at a width of 600. */
  height(answer: Answer): number;
  /** Loads what rendering needs; in the browser these parts come when they are needed. */
  ready(answer: Answer, language: string): Promise<unknown>;
  /** The element with its content as a declarative shadow root. */
  template(data: Data, place: Place): unknown;
}

/** Where the element stands. */
export interface Place {
  ref: string;
  page: string;
  title: string;
  language: string;
  /** Origin of the server, where the page is not the server's own. */
  server?: string;
  /** Lets the opaque box take part. */
  ticket?: string;
}

const lines = (text: string | undefined, perLine: number): number =>
  text ? Math.ceil(text.length / perLine) : 0;

const perOption: Record<Poll['rule']['kind'], number> = {
  single: 52,
  several: 52,
  ranked: 60,
  score: 96,
  scenario: 320,
  statements: 0,
};

/** Polls as they stand in pages. */
export const pollEmbedded: Embedded<Poll, PollData> = {
  tag: 'stem-poll',
  height: (poll) =>
    Math.min(
      2000,
      190 +
        24 * lines(poll.lead, 70) +
        (perOption[poll.rule.kind] * poll.options.length || 160) +
        24 * poll.options.reduce((sum, { text }) => sum + lines(text, 70), 0),
    ),
  ready: (poll, language) =>
    Promise.all([
      forms[poll.rule.kind].load(),
      parts.result.load(),
      parts.receipt.load(),
      parts.rules.load(),
      loadLanguage(language),
    ]),
  template: (data, at) =>
    html`<stem-poll
      activity=${at.ref}
      lang=${at.language}
      server=${at.server ?? ''}
      ticket=${at.ticket ?? ''}
      .data=${data}
      ><a href=${at.page}>${at.title}</a></stem-poll
    >`,
};

/** The widget of each kind of activity; a new one adds a line. */
export const embedded: Partial<Record<ActivityKind, Embedded<Poll, PollData>>> = { poll: pollEmbedded };
