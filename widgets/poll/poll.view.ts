import { html, isServer, nothing } from '../core/lit.js';
import type { Poll } from '../../contract/poll.schema.js';
import { coreNl } from '../core/core.nl.js';
import { textsOf } from '../core/localise.js';
import { button } from '../core/views.js';
import { voteTexts } from '../core/vote/vote.nl.js';
import { leadView, receiptOf, statusView, type VoteView } from '../core/vote/vote.view.js';
import { forms } from './form.js';
import { parts } from './parts.js';
import type { PollFlow } from './poll.flow.js';
import type { PollData } from './poll.state.js';

/** What the views of one poll share. */
export interface PollView extends VoteView {
  flow: PollFlow;
  /** Level of the question among the page's headings. */
  level: number | string;
  data: PollData | undefined;
}

/** The whole poll, whatever its phase. */
export function pollView(view: PollView, poll: Poll) {
  const voting = poll.phase === 'open' && view.flow.stage.at !== 'voted';
  return html`<section
    class="poll stack"
    part="poll"
    lang=${view.language}
    dir=${textsOf('core', coreNl, view.language).dir}
    aria-labelledby="title"
  >
    ${leadView(poll, view.level)} ${statusView(view, poll)} ${voting ? formView(view, poll) : ''}
    ${outcomeView(view, poll)} ${receiptOf(view)}
    ${view.details('rules', voteTexts(view.language).how, () => view.part(parts.rules)?.rulesView(view, poll))}
  </section>`;
}

function formView({ flow, language, part, data, server }: PollView, poll: Poll) {
  const form = part(forms[poll.rule.kind]);
  if (!form) return '';
  const texts = voteTexts(language);
  const { stage, choice, choose, mine, news } = flow;
  const fault = stage.at !== 'voted' ? stage.fault : undefined;
  const sending = stage.at === 'sending';
  const press = (event: Event) => {
    event.preventDefault();
    if ((event.currentTarget as HTMLButtonElement).name) choose({ ballot: { blank: true } });
    void flow.cast();
  };
  return html`<form class="stack" method="post" action="${server}/a/${poll.ref}" novalidate>
    ${
      isServer
        ? Object.entries(data?.fields ?? {}).map(
            ([name, value]) => html`<input type="hidden" name=${name} value=${value} />`,
          )
        : ''
    }
    ${form.form({ ...choice, poll, language, server, faulty: !!fault, choose })}
    <p id="error" class="error" role="alert">${fault}</p>
    ${
      form.unfinished?.(choice, poll) || (news && fault)
        ? ''
        : html`<div class="row">
            <button class="primary" part="button" aria-disabled=${sending || nothing} @click=${press}>
              <span>${sending ? texts.busy : mine?.ballot ? texts.again : texts.vote}</span>
            </button>
            ${
              poll.rule.blank
                ? html`<button part="button" name="blank" value="1" @click=${press}>${texts.blank}</button>`
                : ''
            }
            ${!isServer && mine?.ballot ? button(texts.keep, flow.leave) : ''}
          </div>`
    }
  </form>`;
}

/** When the result shows, or the result: what an open poll without one needs is here, all else comes when it is. */
function outcomeView(view: PollView, poll: Poll) {
  const { flow, language, part } = view;
  const texts = voteTexts(language);
  if (poll.phase !== 'open' || poll.result || flow.mine?.result)
    return part(parts.outcome)?.outcomeView(view, poll);
  return html`<p>
    ${poll.rule.results === 'after-voting' ? texts.resultAfterVoting : texts.resultAfterClosing}
  </p>`;
}
