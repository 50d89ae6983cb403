import type { Context } from 'koa';
import type { EmbedParts } from './embed.routes.js';
import type { PrintedBallot } from './print.ballot.js';
import { printedBallot } from './print.page.js';
import { printedPoster, type Posted } from './print.poster.js';

/** What is printed of an activity: a ballot and a poster, or a poster only where there is nothing to vote on. */
export interface Printed {
  ballot: PrintedBallot | undefined;
  posted: Posted;
  language: string;
}

/** What a printed page needs besides the pages' own parts. */
export interface PrintParts extends Pick<EmbedParts, 'router' | 'pages' | 'assets' | 'publicUrl'> {
  /** What is printed of an activity in the language asked for, else its own. Throws NotFound. */
  ballot(ref: string, language: string | undefined): Promise<Printed>;
  /** Answers with a page, or with the page for an unknown ref. */
  answer(ctx: Context, make: () => Promise<unknown>): Promise<void>;
  languageIn(ctx: Context): string | undefined;
}

// Ballots that are handed in have to be entered and confirmed before the closing.
const lastDay = (asked: unknown, closesAt: string): string | undefined =>
  typeof asked === 'string' &&
  /^\d{4}-\d{2}-\d{2}$/.test(asked) &&
  !Number.isNaN(Date.parse(asked)) &&
  asked <= closesAt.slice(0, 10)
    ? asked
    : undefined;

/**
 * Registers `/a/{ref}/print`: the ballot on paper, and with `?as=poster` the poster; of a board always the poster. `?until=2027-02-24` prints the
 * last day to hand it in.
 */
export function registerPrint({ router, pages, assets, publicUrl, ...parts }: PrintParts): void {
  router.get('/a/:ref/print', async (ctx) => {
    const ref = ctx.params.ref ?? '';
    await parts.answer(ctx, async () => {
      const { ballot, posted, language } = await parts.ballot(ref, parts.languageIn(ctx));
      const { page, print: qr } = pages.addresses(ref);
      const scripts = [assets.entry('print')];
      if (ballot === undefined || ctx.query.as === 'poster')
        return printedPoster({ posted, language, page, qr, scripts });
      return printedBallot({
        ballot,
        language,
        page,
        how: `${publicUrl}/how-we-count`,
        qr,
        until: lastDay(ctx.query.until, ballot.closesAt),
        scripts,
      });
    });
  });
}
