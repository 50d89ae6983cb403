import { html, isServer, nothing } from '../core/lit.js';
import type { Poll } from '../../contract/poll.schema.js';
import { coreNl } from '../core/core.nl.js';
import { moment, number, textsOf } from '../core/localise.js';
import type { Lazy } from '../core/lazy.js';
import { button } from '../core/views.js';
import { forms } from './form.js';
import { parts } from './parts.js';
import type { PollFlow } from './poll.flow.js';
import { pollTexts } from './poll.nl.js';
import type { PollData } from './poll.state.js';

/** What the views of one poll share. */
export interface PollView {
  flow: PollFlow;
  language: string;
  /** Origin of the server, for links. */
  server: string;
  /** Level of the question among the page's headings. */
  level: number | string;
  data: PollData | undefined;
  /** A lazy part when it is there; it comes by itself. */
  part<T extends object>(part: Lazy<T>): T | undefined;
  /** Details that show their inside once they are unfolded. */
  details(name: string, summary: unknown, inside: () => unknown): unknown;
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
    ${questionView(view, poll)} ${statusView(view, poll)} ${voting ? formView(view, poll) : ''}
    ${outcomeView(view, poll)} ${receiptView(view)}
    ${view.details('rules', pollTexts(view.language).how, () => view.part(parts.rules)?.rulesView(view, poll))}
  </section>`;
}

const questionView = ({ level }: PollView, { title, lead, language, phase, options }: Poll) =>
  html`<div lang=${language} dir="auto">
    <p id="title" class="title" part="title" role="heading" aria-level=${level}>${title}</p>
    ${lead?.split(/\n\s*\n/).map((paragraph) => html`<p>${paragraph}</p>`)}
    ${
      phase === 'announced'
        ? html`<ul>
            ${options.map(({ label }) => html`<li>${label}</li>`)}
          </ul>`
        : ''
    }
  </div>`;

function statusView({ flow, language, server }: PollView, poll: Poll) {
  const {
    phase,
    opensAt,
    closesAt,
    turnout: { total },
  } = poll;
  const texts = pollTexts(language);
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
            ? html`<a href="${server}/a/${poll.ref}">${texts.change}</a>`
            : button(texts.change, flow.reopen)
          : ''
    }
  </div>`;
}

function receiptView(view: PollView) {
  const { stage } = view.flow;
  return stage.at === 'voted' && stage.receipt
    ? view.part(parts.receipt)?.receiptView(view, stage.receipt)
    : '';
}

function formView({ flow, language, part, data, server }: PollView, poll: Poll) {
  const form = part(forms[poll.rule.kind]);
  if (!form) return '';
  const texts = pollTexts(language);
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

function outcomeView(view: PollView, poll: Poll) {
  const { flow, language, part, details } = view;
  const texts = pollTexts(language);
  const { phase, rule } = poll;
  const result = poll.result ?? flow.mine?.result;
  const show = () => result && part(parts.result)?.resultView(view, poll, result);
  if (phase === 'announced') return '';
  if (!result)
    return html`<p>
      ${
        phase === 'closed'
          ? texts.counting
          : rule.results === 'after-voting'
            ? texts.resultAfterVoting
            : texts.resultAfterClosing
      }
    </p>`;
  if (phase === 'open' && flow.stage.at !== 'voted') return details('soFar', texts.soFar, show);
  return html`<div class="stack">
    <b>${phase === 'open' ? texts.soFar : texts.result}</b>
    ${show()}
  </div>`;
}
