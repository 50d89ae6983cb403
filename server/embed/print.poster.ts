import type { Board } from '../../contract/board.schema.js';
import { layout } from './layout.js';
import type { PrintedBallot } from './print.ballot.js';
import { breakable } from './print.page.js';
import { printSheet } from './print.styles.js';
import { momentIn, printTextsIn } from './print.texts.js';
import { html } from './render.js';

/** What a poster tells, of a vote or of a board of ideas. */
export interface Posted extends Pick<
  PrintedBallot,
  'title' | 'organisation' | 'language' | 'lead' | 'money'
> {
  /** Absent where it began before the poster is printed. */
  opensAt?: string | undefined;
  /** Absent where it stays open. */
  closesAt?: string | undefined;
  /** Whether it calls for ideas, and not for votes: then there is no ballot to print. */
  ideas?: boolean;
}

/** The poster of a board. */
export const boardPoster = ({
  title,
  organisation,
  language,
  lead,
  opensAt,
  closesAt,
  phase,
}: Board): Posted => ({
  title,
  organisation,
  language,
  lead: lead === undefined ? [] : lead.split(/\n\s*\n/),
  opensAt: phase === 'announced' ? opensAt : undefined,
  closesAt,
  ideas: true,
});

/** The poster with its tools and addresses. */
export interface PosterPage {
  posted: Posted;
  /** Of the interface. */
  language: string;
  /** Address of the public page. */
  page: string;
  /** Path of the QR code to it. */
  qr: string;
  /** Paths of module scripts. */
  scripts: readonly string[];
}

/** The poster: the question, when, the QR code, and where there is help. */
export function printedPoster({ posted, language, page, qr, scripts }: PosterPage): unknown {
  const texts = printTextsIn(language);
  const moment = momentIn(language);
  const { title, organisation, lead, opensAt, closesAt, money, ideas = false } = posted;
  const words = ideas ? texts.ideas : texts;
  return layout({
    language,
    title: `${texts.poster}: ${title}`,
    look: 'page',
    sheets: [printSheet.path],
    hidden: true,
    scripts,
    main: html`<nav class="tools" aria-label="${texts.print}">
        <button type="button" data-print hidden>${texts.print}</button>
        ${ideas ? '' : html`<a href="?">${texts.ballot}</a>`}
        <a href="${page}">${words.back}</a>
      </nav>
      <div class="paper poster">
        <p class="of">${organisation}</p>
        <p class="call">${words.call}</p>
        <h1 lang="${posted.language}">${title}</h1>
        ${money ? html`<p class="sum">${texts.money(money)}</p>` : ''}
        ${lead.slice(0, 1).map((text) => html`<p lang="${posted.language}">${text}</p>`)}
        ${
          opensAt || closesAt
            ? html`<p class="when">
                ${opensAt ? words.from(moment(opensAt)) : words.now}
                ${closesAt ? html`<strong>${texts.to(moment(closesAt))}</strong>` : ''}
              </p>`
            : ''
        }
        <div class="code">
          <img src="${qr}" alt="${texts.qrAlt(page)}" width="320" height="320" />
          <p>${texts.scan} <strong>${breakable(page.replace(/^https?:\/\//, ''))}</strong></p>
        </div>
        <p>${words.paper}</p>
        <p class="line"></p>
      </div>`,
  });
}
