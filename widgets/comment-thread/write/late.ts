import { html } from '../../core/lit.js';
import { moment, textsOf } from '../../core/localise.js';
import { button } from '../../core/views.js';
import { doingTexts } from '../doing/doing.nl.js';
import { quoteView } from '../quote.view.js';
import type { ThreadView } from '../thread.view.js';
import { lateNl } from './late.nl.js';
import { writeTexts } from './write.nl.js';
import { writingOf } from './writing.js';

/** Words that were not sent before one could not write any more: why, and they stand to be copied. */
export function lateView({ flow, texts, shown, language, ...view }: ThreadView, place: string) {
  const { thread, mine } = shown;
  const { text, quote, suggestion } = flow.forms[place] ?? { text: '' };
  const until = mine?.blockedUntil;
  const { notSent, label } = writeTexts(language);
  const late = textsOf('late', lateNl, language);
  const why =
    thread.phase === 'closed'
      ? late.closed
      : until
        ? doingTexts(language).blocked(moment(until, language))
        : '';
  const drop = () => {
    writingOf(flow).drop(place);
    flow.say(late.dropped);
    void flow.host.focusOn(place ? `#reactie-${place}` : '#title');
  };
  return html`<form class="stack write" data-form=${place}>
    <p id="fault-${place}" class="error" role="alert">${why} ${notSent} ${late.copy}</p>
    ${quote ? quoteView({ ...view, flow, texts, shown, language }, quote, suggestion) : ''}
    <div>
      <label for="text-${place}"><b>${label}</b></label>
      <textarea
        id="text-${place}"
        name="text"
        rows="4"
        dir="auto"
        readonly
        aria-describedby="fault-${place}"
        .value=${text}
      ></textarea>
    </div>
    <p>${button(late.drop, drop)}</p>
  </form>`;
}
