import { nothing } from 'lit';
import { html, unsafeStatic } from 'lit/static-html.js';
import type { ActivityKind } from '../../contract/activity.schema.js';
import type { Poll } from '../../contract/poll.schema.js';
import { loadLanguage } from '../../widgets/core/localise.js';
import { voteParts } from '../../widgets/core/vote/parts.js';
import { forms } from '../../widgets/poll/form.js';
import { parts } from '../../widgets/poll/parts.js';
import type { PollData } from '../../widgets/poll/poll.state.js';
import '../../widgets/poll/define.js';
import type { Thread } from '../../contract/comment.schema.js';
import type { ThreadData } from '../../widgets/comment-thread/thread.state.js';
import '../../widgets/comment-thread/define.js';
import type { Budget } from '../../contract/budget.schema.js';
import type { BudgetData } from '../../widgets/budget-allocator/budget.state.js';
import '../../widgets/budget-allocator/define.js';
import type { Board } from '../../contract/board.schema.js';
import type { BoardData } from '../../widgets/idea-board/board.state.js';
import '../../widgets/idea-board/define.js';
import { heightOfPoll, heightOfText } from './poll.height.js';

/** How the server puts the widget of one kind of activity into a page. */
export interface Embedded<Answer, Data> {
  tag: string;
  /** CSS pixels that it is likely to need in a column of 640. */
  height(answer: Answer): number;
  /** Loads what rendering needs; in the browser these parts come when they are needed. */
  ready(answer: Answer, language: string): Promise<unknown>;
  /** The element with its content as a declarative shadow root. */
  template(data: Data, place: Place): unknown;
  /** Whether what it shows stands in a random order of the visitor. */
  ordered?: true;
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
  /** Level of its title among the headings, where it is not that of the element. */
  level?: number;
}

/** The element with its content; `tag` is one of this file's own, never anyone's words. */
const element =
  (tag: string): Embedded<unknown, unknown>['template'] =>
  (data, at) => {
    const name = unsafeStatic(tag);
    return html`<${name}
      activity=${at.ref}
      lang=${at.language}
      server=${at.server ?? ''}
      ticket=${at.ticket ?? ''}
      heading-level=${at.level ?? nothing}
      .data=${data}
      ><a href=${at.page}>${at.title}</a></${name}
    >`;
  };

/** For a widget that loads all that it needs when it is defined. */
const languageOnly = (_answer: unknown, language: string): Promise<unknown> =>
  Promise.resolve(loadLanguage(language));

/** Polls as they stand in pages. */
export const pollEmbedded: Embedded<Poll, PollData> = {
  tag: 'stem-poll',
  height: heightOfPoll,
  ready: (poll, language) =>
    Promise.all([
      forms[poll.rule.kind].load(),
      parts.result.load(),
      voteParts.receipt.load(),
      parts.rules.load(),
      loadLanguage(language),
    ]),
  template: element('stem-poll'),
};

/** Threads as they stand in pages. */
export const threadEmbedded: Embedded<Thread, ThreadData> = {
  tag: 'stem-comment-thread',
  height: ({ first, lead }) =>
    Math.min(2000, 260 + 24 * Math.ceil((lead?.length ?? 0) / 70) + 130 * first.comments.length),
  ready: languageOnly,
  template: element('stem-comment-thread'),
};

/** Budgets as they stand in pages. */
export const budgetEmbedded: Embedded<Budget, BudgetData> = {
  tag: 'stem-budget-allocator',
  height: ({ title, lead, projects }) =>
    Math.min(3000, 420 + heightOfText(title, 12) + heightOfText(lead, 9) + 118 * projects.length),
  ready: languageOnly,
  template: element('stem-budget-allocator'),
  ordered: true,
};

/** Boards as they stand in pages. */
export const boardEmbedded: Embedded<Board, BoardData> = {
  tag: 'stem-idea-board',
  height: ({ title, lead, first }) =>
    Math.min(3000, 300 + heightOfText(title, 12) + heightOfText(lead, 9) + 200 * first.ideas.length),
  ready: languageOnly,
  template: element('stem-idea-board'),
};

/** The widget of each kind of activity; a new one adds a line. */
export const embedded: Partial<Record<ActivityKind, Embedded<Poll, PollData>>> = { poll: pollEmbedded };
