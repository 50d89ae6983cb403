import type { Receipt } from '../../../contract/poll.schema.js';
import type { Lazy } from '../lazy.js';
import { html, isServer } from '../lit.js';
import { moment, number } from '../localise.js';
import { button } from '../views.js';
import type { MyVote, Stage, Votable } from './vote.state.js';
import { voteTexts } from './vote.nl.js';
import { voteParts } from './parts.js';

/** What the views of one vote share. */
export interface VoteView {
  flow: {
    readonly stage: Stage;
    readonly news: boolean;
    readonly mine: MyVote | undefined;
    /** Reads everything anew. */
    read(): void;
    /** Opens the ballot again. */
    reopen(): void;
  };
  language: string;
  /** Origin of the server, for links. */
  server: string;
  /** Where a receipt finds the proof that it is in the log: `polls` or `budgets`. */
  kind: 'polls' | 'budgets';
  /** A lazy part when it is there; it comes by itself. */
  part<T extends object>(part: Lazy<T>): T | undefined;
  /** Details that show their inside once they are unfolded. */
  details(name: string, summary: unknown, inside: () => unknown): unknown;
}

/** The title and the lead, in the language of the content. */
export const leadView = (
  { title, lead, language }: { title: string; lead?: string; language: string },
  level: number | string,
) =>
  html`<div lang=${language} dir="auto">
    <p id="title" class="title" part="title" role="heading" aria-level=${level}>${title}</p>
    ${lead?.split(/\n\s*\n/).map((paragraph) => html`<p>${paragraph}</p>`)}
  </div>`;

/** Where the vote stands: counted or not, until when, how many voted, and the one thing to do about it. */
export function statusView({ flow, language, server }: VoteView, votable: Votable) {
  const { phase, opensAt, closesAt, turnout, ref } = votable;
  const { total } = turnout;
  const texts = voteTexts(language);
  const { stage, news } = flow;
  const voted = phase === 'open' && stage.at === 'voted' && stage;
  const when = {
    announced: texts.opens,
    open: voted ? texts.changeUntil : texts.until,
    closed: texts.closed,
  }[phase];
  return html`<div>
    <div id="status" role="status" tabindex="-1">
      ${voted ? html`<p><b>✓ ${voted.changed ? texts.changed : texts.counted}</b></p>` : ''}
      ${news ? texts.justClosed : ''}
    </div>
    <p>
      ${news ? '' : when(moment(phase === 'announced' ? opensAt : closesAt, language))}
      ${total ? texts.turnout(total, number(total, language)) : ''}
    </p>
    ${
      news
        ? button(texts.showResult, flow.read, 'primary')
        : voted
          ? isServer
            ? html`<a href="${server}/a/${ref}">${texts.change}</a>`
            : button(texts.change, flow.reopen)
          : ''
    }
  </div>`;
}

/** The receipt, after a vote that was cast here. */
export function receiptOf(view: VoteView) {
  const { stage } = view.flow;
  const receipt: Receipt | undefined = stage.at === 'voted' ? stage.receipt : undefined;
  return receipt && view.part(voteParts.receipt)?.receiptView(view, receipt);
}
