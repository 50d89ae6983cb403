import type { Poll } from '../../contract/poll.schema.js';
import type { PollReasons } from '../../contract/reason.schema.js';
import { textsOf } from '../../widgets/core/localise.js';
import { reasonsNl } from '../../widgets/poll/reasons/reasons.nl.js';
import { layout } from './layout.js';
import { html } from './render.js';
import { textsIn } from './texts.js';

/** A later page of the reasons for one scenario, for who has no JavaScript. */
export function reasonsPage(poll: Poll, option: string, page: PollReasons, language: string): unknown {
  const texts = textsOf('reasons', reasonsNl, language);
  const label = poll.options.find(({ id }) => id === option)?.label ?? '';
  const title = `${texts.title} ${label}`;
  return layout({
    language,
    title,
    look: 'page',
    scripts: [],
    main: html`<h1>${texts.title}</h1>
      <h2 lang="${poll.language}">${label}</h2>
      <ul lang="${poll.language}">
        ${page.reasons.map(({ text }) => html`<li>${text}</li>`)}
      </ul>
      ${page.reasons.length > 0 ? '' : html`<p>${page.withheld ? texts.withheld : texts.none}</p>`}
      ${
        page.next
          ? html`<p>
              <a href="/a/${poll.ref}/reasons?option=${option}&after=${page.next}">${texts.more}</a>
            </p>`
          : ''
      }
      <p><a href="/a/${poll.ref}">${textsIn(language).backToPoll}</a></p>`,
  });
}
