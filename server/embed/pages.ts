import { Prepared } from '../core/prepared.js';
import type { Poll } from '../../contract/poll.schema.js';
import type { PollData } from '../../widgets/poll/poll.state.js';
import { addressesOf, type Addresses } from './address.js';
import type { Assets } from './assets.js';
import { framePage } from './frame.page.js';
import { publicPage } from './public.page.js';
import { renderToText } from './render.js';
import { snippetsOf, type Embeddable } from './snippets.js';
import { pollEmbedded } from './widgets.js';

/** The public answer of an activity in one state; the next state is another object. */
export interface Snapshot {
  readonly prepared: Prepared;
}

/** What the pages of activities are made from. */
export interface PageParts {
  publicUrl: string;
  snapshots: { get(ref: string, now: Date): Promise<Snapshot> };
  assets: Assets;
  /** The first page of the reasons for each scenario of a published comparison. */
  reasons(poll: Poll): Promise<PollData['reasons']>;
  tickets: { mint(ref: string, now: Date): string };
}

/** How a page that anyone may keep is kept: short, because a vote changes it. */
const shared = 'public, max-age=5, stale-while-revalidate=60';

/** The pages of an activity: its own, the frame, and the fragment for includes; each made once per state. */
export class Pages {
  readonly #parts: PageParts;
  readonly #made = new WeakMap<Snapshot, Map<string, Prepared>>();

  constructor(parts: PageParts) {
    this.#parts = parts;
  }

  addresses(ref: string): Addresses {
    return addressesOf(this.#parts.publicUrl, ref);
  }

  /** What a snippet needs to know of an activity. Throws NotFound. */
  async embeddable(ref: string, now: Date): Promise<{ of: Embeddable; poll: Poll }> {
    const poll = pollOf(await this.#parts.snapshots.get(ref, now));
    return { of: { tag: pollEmbedded.tag, ref, title: poll.title, height: pollEmbedded.height(poll) }, poll };
  }

  /** The public page as everyone sees it. Throws NotFound. */
  page(ref: string, language: string | undefined, now: Date): Promise<Prepared> {
    return this.#keep(ref, `page ${language ?? ''}`, now, (poll) =>
      this.personalPage({ poll, language }, undefined),
    );
  }

  /** The public page for one person: after a form was sent without script. */
  async personalPage(given: PollData, notice: unknown): Promise<string> {
    const { poll } = given;
    const data = { ...given, reasons: await this.#parts.reasons(poll) };
    const { assets, publicUrl } = this.#parts;
    const language = data.language ?? poll.language;
    const addresses = this.addresses(poll.ref);
    const { version, integrity } = assets.built;
    const of = { tag: pollEmbedded.tag, ref: poll.ref, title: poll.title, height: pollEmbedded.height(poll) };
    await pollEmbedded.ready(poll, language);
    return renderToText(
      publicPage({
        language,
        title: poll.title,
        organisation: poll.organisation,
        addresses,
        snippets: snippetsOf(of, addresses, { url: `${publicUrl}/stem-${version}.js`, integrity }),
        scripts: ['/stem.js', assets.entry('builder')],
        widget: pollEmbedded.template(data, {
          ref: poll.ref,
          page: addresses.page,
          title: poll.title,
          language,
        }),
        notice,
        published: poll.published,
      }),
    );
  }

  /** The page inside an iframe, with a ticket for the opaque box. Throws NotFound. */
  frame(ref: string, language: string | undefined, now: Date): Promise<Prepared> {
    const { assets, publicUrl, tickets } = this.#parts;
    // A ticket works for twelve hours; an hour's pages share one.
    const hour = Math.floor(now.getTime() / 3_600_000);
    return this.#keep(ref, `frame ${language ?? ''} ${hour}`, now, async (poll) => {
      const spoken = language ?? poll.language;
      const { page } = this.addresses(ref);
      await pollEmbedded.ready(poll, spoken);
      const reasons = await this.#parts.reasons(poll);
      return renderToText(
        framePage({
          language: spoken,
          title: poll.title,
          organisation: poll.organisation,
          page,
          scripts: ['/stem.js', assets.entry('frame')],
          widget: pollEmbedded.template(
            { poll, reasons, language: spoken, server: publicUrl },
            {
              ref,
              page,
              title: poll.title,
              language: spoken,
              server: publicUrl,
              ticket: tickets.mint(ref, now),
            },
          ),
        }),
      );
    });
  }

  /** The fragment for includes by a proxy, a CMS or edge side includes. Throws NotFound. */
  fragment(ref: string, language: string | undefined, now: Date): Promise<Prepared> {
    const { publicUrl } = this.#parts;
    return this.#keep(ref, `fragment ${language ?? ''}`, now, async (poll) => {
      const spoken = language ?? poll.language;
      const { page } = this.addresses(ref);
      await pollEmbedded.ready(poll, spoken);
      const reasons = await this.#parts.reasons(poll);
      return renderToText(
        pollEmbedded.template(
          { poll, reasons, language: spoken, server: publicUrl },
          { ref, page, title: poll.title, language: spoken, server: publicUrl },
        ),
      );
    });
  }

  async #keep(
    ref: string,
    name: string,
    now: Date,
    make: (poll: Poll) => Promise<string>,
  ): Promise<Prepared> {
    const snapshot = await this.#parts.snapshots.get(ref, now);
    const made = this.#made.get(snapshot) ?? new Map<string, Prepared>();
    this.#made.set(snapshot, made);
    const before = made.get(name);
    if (before) return before;
    const type = 'text/html; charset=utf-8';
    const page = new Prepared(await make(pollOf(snapshot)), { type, cacheControl: shared });
    made.set(name, page);
    return page;
  }
}

const pollOf = (snapshot: Snapshot): Poll => JSON.parse(snapshot.prepared.body.toString('utf8')) as Poll;
