import type { Poll } from '../../contract/poll.schema.js';
import { spoken } from '../core/localise.js';
import { theme } from '../core/theme.styles.js';
import { VoteElement } from '../core/vote/vote.element.js';
import { forms, isEmpty } from './form.js';
import { PollFlow } from './poll.flow.js';
import type { PollData } from './poll.state.js';
import { pollStyles } from './poll.styles.js';
import { pollView } from './poll.view.js';

/**
 * A poll: its question, the ballot, the receipt and the result.
 *
 * @tag stem-poll
 * @slot - A link to the poll's own page: stands until the poll is there, and when it cannot be shown.
 * @fires {StemVoted} stem-voted - The server has counted a vote.
 * @fires {StemFailed} stem-failed - A vote was not counted; what was chosen is kept.
 * @csspart poll - The frame around everything.
 * @csspart title - The question.
 * @csspart option - One option on the ballot.
 * @csspart button - Every button.
 * @cssproperty --stem-accent - The one accent colour.
 * @cssproperty --stem-on-accent - Text on the accent colour.
 * @cssproperty --stem-line - Hairlines.
 * @cssproperty --stem-radius - Radius of corners.
 * @cssproperty --stem-focus - Colour of the focus outline.
 * @cssproperty --stem-heading-font - Font family of the question.
 * @attr {string} activity - The ref of the poll.
 * @attr {string} server - Origin of the server, when it is not where the script came from.
 * @attr {string} ticket - From the embed page where the origin is opaque.
 * @attr {string} lang - Language of the interface; otherwise that of the page.
 * @attr {number} heading-level - Level of the question among the page's headings, 2 by default.
 * @attr {number} height - CSS pixels kept free until the poll shows.
 */
export class StemPoll extends VoteElement<Poll, PollData> {
  static override styles = [theme, pollStyles];

  protected override readonly _flow = new PollFlow(this);

  protected override _present({ poll, mine, choice, language }: PollData) {
    this.language = spoken(language ?? poll.language);
    this._flow.show(poll, mine, choice);
  }

  protected override _carryOver(fields: FormData) {
    const { load, choose } = this._flow;
    if (load.at !== 'ready') return;
    const ballot = forms[load.value.rule.kind].now?.read(fields, load.value) ?? {};
    if (!isEmpty(ballot)) choose({ ballot, why: (fields.get('why') as string | null) ?? '' });
  }

  protected override _view(poll: Poll) {
    return pollView({ ...this._shared(), flow: this._flow, kind: 'polls' }, poll);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'stem-poll': StemPoll;
  }
}
