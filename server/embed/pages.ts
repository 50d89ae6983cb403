import { Prepared } from '../core/prepared.js';
import { addressesOf, type Addresses } from './address.js';
import type { Assets } from './assets.js';
import { framePage } from './frame.page.js';
import { publicPage } from './public.page.js';
import { renderToText } from './render.js';
import { snippetsOf, type Embeddable, type Snippets } from './snippets.js';
import type { Embedded } from './widgets.js';

/** The public answer of an activity in one state; the next state is another object. */
export interface Snapshot {
  readonly prepared: Prepared;
}

/** What a page needs of an activity, whatever its kind. */
export interface PageAnswer {
  ref: string;
  title: string;
  organisation: string;
  language: string;
  published: boolean;
}

/** What an element is given, as far as a page looks into it. */
export interface PageData {
  language?: string | undefined;
  server?: string | undefined;
  /** What a random order grows from, where the kind has one. */
  seed?: string | undefined;
}

/** One kind of activity on pages. */
export interface PageKind<Answer extends PageAnswer = PageAnswer, Data extends PageData = PageData> {
  embedded: Embedded<Answer, Data>;
  get(ref: string, now: Date): Promise<Snapshot>;
  /** What the element is given that is the same for everyone. */
  data(answer: Answer): Promise<Data>;
}

/** What the pages of activities are made from. */
export interface PageParts {
  publicUrl: string;
  /** The kind of the activity of a ref. Throws NotFound, also where the kind has no pages of this sort. */
  kindOf(ref: string): Promise<PageKind>;
  assets: Assets;
  tickets: { mint(ref: string, now: Date): string };
}

/** How a page that anyone may keep is kept: short, because a vote changes it. */
const shared = 'public, max-age=5, stale-while-revalidate=60';

const answerIn = (snapshot: Snapshot): PageAnswer =>
  JSON.parse(snapshot.prepared.body.toString('utf8')) as PageAnswer;

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

  /** What a snippet needs to know of an activity, and its public answer. Throws NotFound. */
  async embeddable(ref: string, now: Date): Promise<{ of: Embeddable; answer: PageAnswer; tag: string }> {
    const { embedded, get } = await this.#parts.kindOf(ref);
    const answer = answerIn(await get(ref, now));
    const { tag } = embedded;
    return { of: { tag, ref, title: answer.title, height: embedded.height(answer) }, answer, tag };
  }

  /** The ways to embed an activity that are told on a page of its own. */
  ways(of: Embeddable): { addresses: Addresses; snippets: Snippets } {
    const { assets, publicUrl } = this.#parts;
    const { version, integrity } = assets.built;
    const addresses = this.addresses(of.ref);
    const pinned = { url: `${publicUrl}/stem-${version}.js`, integrity };
    return { addresses, snippets: snippetsOf(of, addresses, pinned) };
  }

  /** The public page as everyone sees it, in one of the orders where the kind has a random one. Throws NotFound. */
  page(ref: string, language: string | undefined, now: Date, seed?: string): Promise<Prepared> {
    return this.#keep(ref, `page ${language ?? ''} ${seed ?? ''}`, now, (answer) =>
      this.personalPage(answer, { language, ...(seed !== undefined && { seed }) }, undefined),
    );
  }

  /** The public page for one person, with what only the element of that person is given: after a form without script. */
  async personalPage<Data extends PageData>(
    answer: PageAnswer,
    given: Partial<Data>,
    notice: unknown,
  ): Promise<string> {
    const { assets, kindOf } = this.#parts;
    const { embedded, data } = await kindOf(answer.ref);
    const language = given.language ?? answer.language;
    const { ref, title, organisation, published } = answer;
    const ways = this.ways({ tag: embedded.tag, ref, title, height: embedded.height(answer) });
    const { addresses } = ways;
    await embedded.ready(answer, language);
    return renderToText(
      publicPage({
        language,
        title,
        organisation,
        ...ways,
        scripts: ['/stem.js', assets.entry('builder')],
        widget: embedded.template(
          { ...(await data(answer)), ...given },
          { ref, page: addresses.page, title, language, level: 1 },
        ),
        notice,
        published,
      }),
    );
  }

  /** The page inside an iframe, with a ticket for the opaque box, in the order of `page`. Throws NotFound. */
  async frame(ref: string, language: string | undefined, now: Date, order?: string): Promise<Prepared> {
    const { assets, publicUrl, tickets, kindOf } = this.#parts;
    const seed = (await kindOf(ref)).embedded.ordered ? order : undefined;
    // A ticket works for twelve hours; an hour's pages share one.
    const hour = Math.floor(now.getTime() / 3_600_000);
    return this.#keep(
      ref,
      `frame ${language ?? ''} ${hour} ${seed ?? ''}`,
      now,
      async (answer, { embedded, data }) => {
        const spoken = language ?? answer.language;
        const { page } = this.addresses(ref);
        const { title, organisation } = answer;
        await embedded.ready(answer, spoken);
        const place = { ref, page, title, language: spoken, server: publicUrl, level: 1 };
        return renderToText(
          framePage({
            language: spoken,
            title,
            organisation,
            page,
            scripts: ['/stem.js', assets.entry('frame')],
            widget: embedded.template(
              {
                ...(await data(answer)),
                language: spoken,
                server: publicUrl,
                ...(seed !== undefined && { seed }),
              },
              { ...place, ticket: tickets.mint(ref, now) },
            ),
          }),
        );
      },
    );
  }

  /** The fragment for includes by a proxy, a CMS or edge side includes. Throws NotFound. */
  fragment(ref: string, language: string | undefined, now: Date): Promise<Prepared> {
    const { publicUrl } = this.#parts;
    return this.#keep(ref, `fragment ${language ?? ''}`, now, async (answer, { embedded, data }) => {
      const spoken = language ?? answer.language;
      const { page } = this.addresses(ref);
      await embedded.ready(answer, spoken);
      return renderToText(
        embedded.template(
          { ...(await data(answer)), language: spoken, server: publicUrl },
          { ref, page, title: answer.title, language: spoken, server: publicUrl },
        ),
      );
    });
  }

  async #keep(
    ref: string,
    name: string,
    now: Date,
    make: (answer: PageAnswer, kind: PageKind) => Promise<string>,
  ): Promise<Prepared> {
    const kind = await this.#parts.kindOf(ref);
    const snapshot = await kind.get(ref, now);
    const made = this.#made.get(snapshot) ?? new Map<string, Prepared>();
    this.#made.set(snapshot, made);
    const before = made.get(name);
    if (before) return before;
    const type = 'text/html; charset=utf-8';
    const page = new Prepared(await make(answerIn(snapshot), kind), { type, cacheControl: shared });
    made.set(name, page);
    return page;
  }
}
