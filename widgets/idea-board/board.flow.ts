import type { Board, IdeaAnswer, MyBoard } from '../../contract/board.schema.js';
import { boardEvents, readIdeas, supportIdea, unsupportIdea } from '../../contract/board.endpoints.js';
import type { Idea, IdeaPage } from '../../contract/idea.schema.js';
import { Acting } from '../core/acting.js';
import { needed } from './needed.js';
import { addressOf, ApiError, call } from '../core/client.js';
import { Draft } from '../core/draft.js';
import { sentenceOf } from '../core/failure.js';
import type { Live } from '../core/live.js';
import { Latest, type Load } from '../core/load.js';
import { coreParts } from '../core/parts.js';
import type { Adding } from './add/adding.js';
import { StemSupported } from './board.events.js';
import { boardTexts } from './board.nl.js';
import { queryOf, readAll, type BoardHost, type BoardRead } from './board.read.js';
import { everything, type Act, type Card, type IdeaDraft } from './board.state.js';
import { parts } from './parts.js';
import { at } from './title.place.js';
import { addPart } from './add.part.js';

/** The id of the idea that the page's address names, by `#idee-…` or `?idee=…`. */
const namedIdea = () => /[#?&]idee[-=](\w{16})\b/.exec(location.search + location.hash)?.[1];

/** What happens with one board on a page: reading, paging, opening, supporting, and what the server confirmed. */
export class BoardFlow extends Acting<BoardHost> {
  load: Load<Board> = { at: 'loading' };
  /** Why the board could not be read, in plain words. */
  failure = '';
  mine: MyBoard | undefined;
  /** The ideas that are shown, and the last page of them. */
  ideas: readonly Card[] = [];
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
  /** Whether the form of a new idea stands open. */
  writes = false;
  /** What is written: '' for a new idea, else by the id of the idea that is changed. */
  forms: Record<string, IdeaDraft> = {};
  /** Keeps it for the tab. */
  draft: Draft<Record<string, IdeaDraft>> | undefined;
  /** What sends it, once someone writes. */
  adding: Adding | undefined;
  /** How the browser's own copies are used: not those from before what I wrote. */
  cache: RequestCache | undefined;
  /** One list at a time. */
  readonly latest = new Latest();

  private _live: Live<Pick<Board, 'ideas'>> | undefined;
  private _place = '';
  /** How many published ideas the person can know of. */
  private _known = 0;
  /** Whether the server rendered a list that someone may be reading. */
  private _seen: boolean | undefined;

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
    this.draft = new Draft('board', place);
    this.forms = this.draft.get() ?? {};
    this.writes = !!this.forms[''];
    this.adding = undefined;
    this.load = { at: 'loading' };
    this.read();
  }

  /** Rests until `start`; what is on its way stays on its way. */
  stop() {
    this.latest.stop();
    this._live?.stop();
    this._live = undefined;
    this._place = '';
  }

  /** Reads everything anew. */
  readonly read = () => {
    const { host, look, cache } = this;
    void this.latest.run(
      (signal) => readAll(host, { look, seen: !!this._seen, cache }, signal),
      (load) => void this._got(load),
    );
  };

  private async _got(load: Load<BoardRead>) {
    const { host } = this;
    const before = this.load.at;
    if (load.at === 'ready') {
      const { board, page, mine, session } = load.value;
      this.session = session;
      this.mine = mine;
      this.load = { at: 'ready', value: board };
      this.show(page);
      this.know(board.ideas, board.ideas);
      this._listen();
      const named = before !== 'ready' && namedIdea();
      if (named) void this.goTo(named);
      else if (before === 'failed') void host.focusOn('#count');
    } else {
      if (load.at === 'failed') this.failure = await sentenceOf(load.error, host.language);
      this.load = load;
    }
    host.requestUpdate();
  }

  /** Shows the first page of a list. */
  show(page: IdeaPage) {
    this.page = page;
    this.ideas = page.ideas;
    this.found = page.found ?? page.ideas.length;
    this.over = !!page.foundMore;
  }

  /** Follows an open board: what is new is told, never moved in. */
  private _listen() {
    const { _place: place } = this;
    if (this.board.phase !== 'open' || this._live) return;
    coreParts.live.load().then(
      ({ Live }) => {
        if (this._place !== place || this._live) return;
        const url = addressOf(this.host.base, boardEvents.path, { ref: this.board.ref });
        this._live = new Live(url, 'board', ({ ideas }) => this.know(ideas));
      },
      () => {},
    );
  }

  /** There are so many ideas, of which the person knows these. */
  know(ideas: number, known = this._known) {
    this._known = Math.min(known, ideas);
    this.news = ideas - this._known;
    this.host.requestUpdate();
  }

  /** The next page; focus goes to its first idea. */
  readonly more = () =>
    this.act('more', async () => {
      const { board, page, host, cache } = this;
      const { sort, seed, next: after } = page!;
      const query = { ...queryOf(this.look, board, host.base), sort, after: after!, ...(seed && { seed }) };
      this.page = await call(host.base, readIdeas, { path: { ref: board.ref }, query, cache });
      const fresh = this.page.ideas.filter(({ id }) => !this.ideas.some((one) => one.id === id));
      this.ideas = [...this.ideas, ...fresh];
      this.say(boardTexts(host.language).added(fresh.length));
      if (fresh[0]) void host.focusOn(at(fresh[0].id));
    });

  /** Opens an idea in place, or closes it again. */
  readonly unfold = async (id: string) => {
    if (this.open === id) return this.shut();
    this.open = id;
    this.unfolded = undefined;
    const read = await this.act(id, async () => (await needed(parts.idea)).openIdea(this, id));
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
    this.open = undefined;
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
    void this.host.focusOn(`[data-act=${unfolded}]`);
  };

  /** Opens the form of a new idea. */
  readonly write = async () => {
    if (!(await this.act('write', async () => void (await needed(addPart))))) return;
    this.writes = true;
    this.host.requestUpdate();
    await this.host.focusOn('[name=title]');
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
      this.take(await this.session.write(had ? unsupportIdea : supportIdea, { path: { id } }));
    });
    if (!done) return;
    this.say(had ? texts.unsupported : texts.supported);
    this.host.dispatchEvent(new StemSupported(idea));
  };

  /** Takes what the server confirmed; nothing that stands is moved. `more`: how many ideas are mine and new. */
  take({ idea, board, mine }: IdeaAnswer, more = 0) {
    if (!board.first) throw new ApiError('unreadable');
    this.load = { at: 'ready', value: board };
    this.mine = mine;
    this.put(idea);
    this.know(board.ideas, this._known + more);
  }

  /** Forgets who this browser is, and what was begun: all of it was erased. */
  forget() {
    this.session.forget();
    this.forms = {};
    this.draft?.set(this.forms);
    this.writes = false;
    this.cache = 'no-cache';
    this.read();
  }

  /** Takes an idea as a moderator decided about it. */
  put(idea: Idea) {
    this.whole.set(idea.id, idea);
    this.ideas = this.ideas.map((one) => (one.id === idea.id ? idea : one));
    this.cache = 'no-cache';
    this.host.requestUpdate();
  }

  /** The line is back, or someone asks again. */
  readonly again = () => {
    if (this.load.at === 'failed') this.read();
    else this.adding?.again();
  };
}
