import type { Poll } from '../../../contract/poll.schema.js';
import { readReasons } from '../../../contract/poll.endpoints.js';
import type { PollReasons } from '../../../contract/reason.schema.js';
import { call } from '../../core/client.js';
import { coreNl } from '../../core/core.nl.js';
import type { StemElement } from '../../core/element.js';
import { sentenceOf } from '../../core/failure.js';
import { lazy, type Lazy } from '../../core/lazy.js';
import { html, isServer } from '../../core/lit.js';
import { asApiError } from '../../core/load.js';
import { textsOf } from '../../core/localise.js';
import type { PollFlow } from '../poll.flow.js';
import type { PollView } from '../poll.view.js';
import { reasonsNl, type ReasonsTexts } from './reasons.nl.js';

export { styles } from './reasons.styles.js';

/** A page of reasons, or why it could not be read, in plain words. */
type Page = { read: PollReasons } | { fault: string };

const kept = new WeakMap<PollFlow, Map<string, Lazy<Page>[]>>();

const pageOf = ({ server, language }: PollView, ref: string, query: { option: string; after?: string }) =>
  lazy<Page>(() =>
    call(server, readReasons, { path: { ref }, query }).then(
      (read) => ({ read }),
      async (error: unknown) => ({ fault: await sentenceOf(asApiError(error), language) }),
    ),
  );

/** The pages that were asked for of one scenario: the first at once, the others by pressing. */
function pagesOf(view: PollView, { ref }: Poll, option: string): Lazy<Page>[] {
  const data = view.data?.reasons?.[option];
  if (isServer) return data ? [{ now: { read: data }, load: () => Promise.resolve({ read: data }) }] : [];
  const all = kept.get(view.flow) ?? new Map<string, Lazy<Page>[]>();
  kept.set(view.flow, all);
  const place = `${ref} ${option}`;
  const pages = all.get(place) ?? [pageOf(view, ref, { option })];
  all.set(place, pages);
  return pages;
}

/** Why people chose one scenario: a list that grows by pressing. */
function listView(view: PollView, poll: Poll, option: string, texts: ReasonsTexts) {
  const pages = pagesOf(view, poll, option);
  const shown = pages.map((page) => view.part(page));
  const reasons = shown.flatMap((page) => (page && 'read' in page ? page.read.reasons : []));
  const last = shown.at(-1);
  const core = textsOf('core', coreNl, view.language);
  const press = async (event: Event, page: Lazy<Page>, at: number) => {
    const element = ((event.currentTarget as Node).getRootNode() as ShadowRoot).host as StemElement;
    pages[at] = page;
    const got = await page.load();
    element.requestUpdate();
    const first = 'read' in got && got.read.reasons[0];
    if (first) await element.focusOn(`#reason-${first.id}`);
  };
  const button = (text: string, page: () => Lazy<Page>, at: number) =>
    html`<button part="button" type="button" @click=${(event: Event) => void press(event, page(), at)}>
      ${text}
    </button>`;
  const later = (next: string) => `${view.server}/a/${poll.ref}/reasons?option=${option}&after=${next}`;
  const after = reasons.at(-1)?.id;
  const query = after === undefined ? { option } : { option, after };
  return html`<ul class="reasons">
      ${reasons.map(({ id, text }) => html`<li id="reason-${id}" tabindex="-1" lang=${poll.language} dir="auto">${text}</li>`)}
    </ul>
    <p role="status">
      ${!last ? texts.busy : 'fault' in last ? last.fault : last.read.withheld ? texts.withheld : after ? '' : texts.none}
    </p>
    ${
      last && 'fault' in last
        ? html`<p>${button(core.retry, () => pageOf(view, poll.ref, query), pages.length - 1)}</p>`
        : last?.read.next
          ? html`<p>
              ${
                isServer
                  ? html`<a href=${later(last.read.next)}>${texts.more}</a>`
                  : button(texts.more, () => pageOf(view, poll.ref, query), pages.length)
              }
            </p>`
          : ''
    }`;
}

/** Under a published comparison of scenarios: why people chose each of them. */
export function reasonsView(view: PollView, poll: Poll) {
  const texts = textsOf('reasons', reasonsNl, view.language);
  return html`<div>
    <p><b>${texts.title}</b></p>
    <p>${texts.about}</p>
    ${poll.options.map(({ id, label }) =>
      view.details(`reasons ${id}`, html`<span lang=${poll.language} dir="auto">${label}</span>`, () =>
        listView(view, poll, id, texts),
      ),
    )}
  </div>`;
}
