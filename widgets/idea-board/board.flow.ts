import type { Board, IdeaAnswer, MyBoard } from '../../contract/board.schema.js';
import {
  boardEvents,
  readIdea,
  readIdeas,
  supportIdea,
  unsupportIdea,
} from '../../contract/idea.endpoints.js';
import type { Idea, IdeaCard, IdeaPage } from '../../contract/idea.schema.js';
import { Acting } from '../core/acting.js';
import { addressOf, ApiError, call } from '../core/client.js';
import { sentenceOf } from '../core/failure.js';
import type { Live } from '../core/live.js';
import { Latest, type Load } from '../core/load.js';
import { coreParts } from '../core/parts.js';
import { StemSupported } from './board.events.js';
import { boardTexts } from './board.nl.js';
import { queryOf, readAll, type BoardHost, type BoardRead } from './board.read.js';
import { everything, type Act, type BoardData, type Look } from './board.state.js';
import { parts } from './parts.js';

/** How many characters of its story a card shows. */
const excerpt = 280;

/** Selector of the title of an idea that is shown. */
export const at = (id: string) => `#title-${id}`;

/** An idea as a list shows it. */
export const cardOf = (idea: Idea): IdeaCard => {
  const words = Array.from(idea.text ?? '');
  return { ...idea, excerpt: words.slice(0, excerpt).join(''), cut: words.length > excerpt };
};

/** The id of the idea that the page's address names, by `#idee-…` or `?idee=…`. */
const namedIdea = () =>
  /^#idee-(\w{16})$/.exec(location.hash)?.[1] ??
  /^\w{16}$/.exec(new URLSearchParams(location.search).get('idee') ?? '')?.[0];

/** What happens with one board on a page: reading, paging, opening, supporting, and what the server confirmed. */
export class BoardFlow extends Acting<BoardHost> {
  load: Load<Board> = { at: 'loading' };
  /** Why the board could not be read, in plain words. */
  failure = '';
  mine: MyBoard | undefined;
  /** The ideas that are shown, and the last page of them. */
  ideas: readonly IdeaCard[] = [];
  page: IdeaPage | undefined;
  /** How many ideas fit what is looked for; more than that with `over`. */
  found = 0;
  over = false;
  look = everything;
  /** How many ideas came that are not shown. */
  news = 0;
  /** The idea that stands open, and what is unfolded in it. */
  open: string | undefined;
  unfolded: Act | undefined;
  /** Ideas that were read as a whole. */
  readonly whole = new Map<string, Idea>();

  private readonly _latest = new Latest();
  private _live: Live<Pick<Board, 'ideas'>> | undefined;
  private _place = '';
  /** How many published ideas the person can know of. */
  private _known = 0;
  /** Whether the server rendered a list that someone may be reading. */
  private _seen: boolean | undefined;
  private _cache: RequestCache | undefined;

  /** The board, once it is there. */
  get board(): Board {
    return (this.load as { value: Board }).value;
  }

  /** Begins, unless it already runs for this board on this server. */
  start() {
    const { activity, base, shadowRoot } = this.host;
    const place = `${base} ${activity}`;
    if (!activity || place === this._place) return;
    this._seen ??= !!shadowRoot?.querySelector('.idea');
    this._place = place;
    this.load = { at: 'loading' };
    this.read();
  }

  /** Rests until `start`; what is on its way stays on its way. */
  stop() {
    this._latest.stop();
    this._live?.stop();
    this._live = undefined;
    this._place = '';
  }

  /** Reads everything anew. */
  readonly read = () => {
    const { host, look, _cache: cache } = this;
    void this._latest.run(
      (signal) => readAll(host, { look, seen: !!this._seen, cache }, signal),
      (load) => void this._got(load),
    );
  };

  private async _got(load: Load<BoardRead>) {
    const { host } = this;
    const pressed = this.load.at === 'failed';
    const begins = this.load.at !== 'ready';
    if (load.at === 'ready') {
      const { board, page, mine, session } = load.value;
      this.session = session;
      this.mine = mine;
      this.load = { at: 'ready', value: board };
      this._show(page);
      this._known = board.ideas;
      this.news = 0;
      this._listen();
      const named = begins && namedIdea();
      if (named) void this.goTo(named);
      else if (pressed) void host.focusOn('#title');
    } else {
      if (load.at === 'failed') this.failure = await sentenceOf(load.error, host.language);
      this.load = load;
    }
    host.requestUpdate();
  }

  private _show(page: IdeaPage) {
    this.page = page;
    this.ideas = page.ideas;
    this.found = page.found ?? page.ideas.length;
    this.over = !!page.foundMore;
  }

  /** Shows what the server hands over. */
  present({ board, page, mine, open, look }: BoardData) {
    this.load = { at: 'ready', value: board };
    this.mine = mine;
    this.look = { ...everything, ...look };
    this._show(page ?? board.first);
    if (!open) return;
    this.open = open.id;
    this.whole.set(open.id, open);
  }

  /** Follows an open board: what is new is told, never moved in. */
  private _listen() {
    const { _place: place } = this;
    if (this.board.phase !== 'open' || this._live) return;
    coreParts.live.load().then(
      ({ Live }) => {
        if (this._place !== place || this._live) return;
        const url = addressOf(this.host.base, boardEvents.path, { ref: this.board.ref });
        this._live = new Live(url, 'board', ({ ideas }) => this._count(ideas));
      },
      () => {},
    );
  }

  private _count(ideas: number) {
    this._known = Math.min(this._known, ideas);
    this.news = ideas - this._known;
    this.host.requestUpdate();
  }

  /** Shows what is new, the newest first. */
  readonly showNews = async () => {
    this._cache = 'no-cache';
    const known = this._known + this.news;
    if (!(await this.see({ ...everything, sort: 'newest' }))) return;
    this._known = known;
    this._count(known);
    await this.host.focusOn('.ideas .name button');
  };

  /** Looks at other ideas, or in another order; answers whether they came. */
  async see(look: Partial<Look>): Promise<boolean> {
    const { host, board } = this;
    this.look = { ...this.look, ...look };
    let came = false;
    await this._latest.run(
      (signal) =>
        call(host.base, readIdeas, {
          path: { ref: board.ref },
          query: queryOf(this.look, board, host.base),
          signal,
          cache: this._cache,
        }),
      (load) => {
        if (load.at === 'ready') {
          this._show(load.value);
          delete this.faults.look;
          came = true;
        } else if (load.at === 'failed')
          void sentenceOf(load.error, host.language).then((words) => this.fault('look', words));
        host.requestUpdate();
      },
    );
    return came;
  }

  /** The next page; focus goes to its first idea. */
  readonly more = () =>
    this.act('more', async () => {
      const { board, page, host } = this;
      const query = { ...queryOf(this.look, board, host.base), sort: page!.sort, after: page!.next! };
      if (page!.seed) query.seed = page!.seed;
      const next = await call(host.base, readIdeas, { path: { ref: board.ref }, query, cache: this._cache });
      const known = new Set(this.ideas.map(({ id }) => id));
      const fresh = next.ideas.filter(({ id }) => !known.has(id));
      this.page = next;
      this.ideas = [...this.ideas, ...fresh];
      this.say(boardTexts(host.language).added(fresh.length));
      if (fresh[0]) void host.focusOn(at(fresh[0].id));
    });

  /** Opens an idea in place, or closes it again. */
  readonly unfold = async (id: string) => {
    if (this.open === id) return this.shut();
    this.open = id;
    this.unfolded = undefined;
    const read = await this.act(id, async () => {
      const [idea, { placeTalk }] = await Promise.all([
        this.session.read(readIdea, { path: { id }, cache: this._cache }),
        parts.idea.load().catch(() => {
          throw new ApiError('offline');
        }),
      ]);
      this.whole.set(id, idea);
      if (this.open === id) placeTalk(this.host, idea);
    });
    if (!read && this.open === id) this.open = undefined;
  };

  /** Opens an idea wherever it stands, and goes there. */
  readonly goTo = async (id: string) => {
    if (this.open !== id) await this.unfold(id);
    await this.host.focusOn(at(id));
  };

  /** Closes the idea that stands open; focus goes back to its title. */
  readonly shut = () => {
    const { open } = this;
    this.open = this.unfolded = undefined;
    parts.idea.now?.placeTalk(this.host);
    this.host.requestUpdate();
    if (open) void this.host.focusOn(at(open));
  };

  /** Closes what is unfolded in an idea; focus goes back to the button that unfolded it. */
  readonly fold = () => {
    const { open, unfolded } = this;
    this.unfolded = undefined;
    if (open) delete this.faults[open];
    this.host.requestUpdate();
    void this.host.focusOn(`[data-act="${unfolded}"]`);
  };

  /** Whether I support an idea; while that changes, as it will be. */
  supports(id: string): boolean {
    return (this.mine?.supports.includes(id) ?? false) !== this.busy.has(`support ${id}`);
  }

  /** Supports an idea, or takes that back. */
  readonly support = async (idea: Pick<Idea, 'id' | 'board'>) => {
    const { id } = idea;
    const texts = boardTexts(this.host.language);
    const had = this.supports(id);
    const done = await this.act(`support ${id}`, async () => {
      const path = { id };
      this.take(
        await (had ? this.session.write(unsupportIdea, { path }) : this.session.write(supportIdea, { path })),
      );
    });
    if (!done) return;
    this.say(had ? texts.unsupported : texts.supported);
    this.host.dispatchEvent(new StemSupported(idea));
  };

  /** Takes what the server confirmed; nothing that stands is moved. */
  take({ idea, board, mine }: IdeaAnswer) {
    if (!board.first) throw new ApiError('unreadable');
    this.load = { at: 'ready', value: board };
    this.mine = mine;
    this.whole.set(idea.id, idea);
    this.ideas = this.ideas.map((one) => (one.id === idea.id ? cardOf(idea) : one));
    this._cache = 'no-cache';
    this._count(board.ideas);
  }

  /** The line is back, or someone asks again. */
  readonly again = () => {
    if (this.load.at === 'failed') this.read();
  };
}
