import type { Comment, CommentAnswer, CommentPage, Quote, Thread } from '../../contract/comment.schema.js';
import { readComments, threadEvents } from '../../contract/comment.endpoints.js';
import { Acting } from '../core/acting.js';
import { addressOf, ApiError, call } from '../core/client.js';
import { Draft } from '../core/draft.js';
import type { Lazy } from '../core/lazy.js';
import { sentenceOf } from '../core/failure.js';
import type { Live } from '../core/live.js';
import { Latest, type Load } from '../core/load.js';
import { coreParts } from '../core/parts.js';
import { joined, withReplies } from './comment.tree.js';
import { documentOf, namedComment } from './document.place.js';
import { parts } from './parts.js';
import { threadTexts } from './thread.nl.js';
import { annotated } from './thread.passages.js';
import { readShown, type ThreadHost } from './thread.read.js';
import { Shown } from './thread.shown.js';
import type { Act, Annotator, ThreadData, Writing } from './thread.state.js';
import type { ThreadWriting } from './write/writing.js';

/** Selector of a comment that is shown. */
export const at = (id: string) => `#reactie-${id}`;

/** What happens with one thread on a page: reading, paging, following, and what the server confirmed. */
export class ThreadFlow extends Acting<ThreadHost> {
  load: Load<Shown> = { at: 'loading' };
  /** Why the thread could not be read, in plain words. */
  failure = '';
  /** How many comments came that are not shown. */
  news = 0;
  /** What is unfolded under a comment. */
  open: { id: string; act: Act } | undefined;
  /** Whether the form of a new comment stands open. */
  writes = false;
  /** What is written by place: '' for a new comment, the id of a comment for an answer to it. */
  forms: Record<string, Writing> = {};
  /** Keeps it for the tab. */
  draft: Draft<Record<string, Writing>> | undefined;
  /** What sends it, once someone writes. */
  writing: ThreadWriting | undefined;
  /** Marks passages in the page's text, where the page asks for it. */
  annotator: Annotator | undefined;
  /** How the browser's own copies are used: not those from before what I wrote. */
  cache: RequestCache | undefined;

  private readonly _latest = new Latest();
  private _live: Live<Pick<Thread, 'version' | 'comments'>> | undefined;
  private _place = '';
  /** How many published comments the person can know of. */
  private _known = 0;

  /** The ref of the thread, once it has one. */
  get ref(): string | undefined {
    return this.load.at === 'ready' ? this.load.value.thread.ref : undefined;
  }

  /** Begins, unless it already runs for this thread on this server. */
  start() {
    const { activity, base } = this.host;
    const document = this.document;
    if (!activity && !document) return;
    const place = `${base} ${activity || document}`;
    if (place === this._place) return;
    this.load = { at: 'loading' };
    this.stop();
    this._place = place;
    this.draft = new Draft('thread', place);
    this.forms = this.draft.get() ?? {};
    this.writes = !!this.forms[''];
    this.writing = undefined;
    this.read();
  }

  /** Address of the document that the thread is about, where no ref names it. */
  get document(): string | undefined {
    const { activity, document } = this.host;
    return activity || typeof document !== 'string' ? undefined : documentOf(document);
  }

  /** Rests until `start`; what is on its way stays on its way. */
  stop() {
    this._latest.stop();
    this._live?.stop();
    this._live = undefined;
    this.annotator?.stop();
    this.annotator = undefined;
    this._place = '';
  }

  /** Reads the thread, the page that is asked for, and what only I may see when I have taken part. */
  readonly read = (sort = this.host.sort || undefined, cache?: RequestCache) => {
    const { document } = this;
    void this._latest.run(
      async (signal) => {
        const read = await readShown(this.host, { document, sort, cache }, signal);
        this.session = read.session;
        this.cache = read.cache;
        return read.shown;
      },
      (load) => void this._got(load),
    );
  };

  private async _got(load: Load<Shown>) {
    const { language } = this.host;
    const pressed = this.load.at === 'failed';
    if (load.at === 'failed') this.failure = await sentenceOf(load.error, language);
    const named = this.load.at !== 'ready' && namedComment();
    const before = this.load.at === 'ready' ? this.load.value : undefined;
    this.load = load;
    this.host.requestUpdate();
    if (load.at === 'ready') {
      const { thread, page } = load.value;
      this._known = thread.comments;
      this.news = 0;
      const answering = Object.keys(this.forms).find((id) => load.value.has(id));
      if (answering) this.open ??= { id: answering, act: 'reply' };
      const fresh = before && page.comments.find(({ id }) => !before.has(id));
      if (fresh) void this.host.focusOn(at(fresh.id));
      else if (named && load.value.has(named)) void this.host.focusOn(at(named));
      else if (pressed) void this.host.focusOn('#title');
      this.listen();
      void this._mark();
    }
    this.host.requestUpdate();
  }

  /** Marks passages in the page's text, or reads them again. */
  private async _mark() {
    if (this.annotator) return this.annotator.refresh();
    const { _place: place } = this;
    const annotator = await annotated(this).catch(() => undefined);
    if (this._place !== place || this.annotator) return annotator?.stop();
    this.annotator = annotator;
    this.host.requestUpdate();
  }

  /** Shows what the server hands over. */
  present({ thread, page, mine, open, typed }: ThreadData) {
    this.load = { at: 'ready', value: new Shown(thread, page ?? thread.first, mine) };
    this.open = open;
    if (typed) this.forms[open?.act === 'reply' ? open.id : ''] = { text: '', ...typed };
  }

  /** Takes what someone typed in a form that the server rendered: a new comment, or an answer to `parent`. */
  carry(parent: string | undefined, typed: Writing) {
    if (parent) this.open = { id: parent, act: 'reply' };
    else this.writes = true;
    if (typed.text) this.forms[parent ?? ''] = typed;
  }

  /** Opens the form of a new comment, about a passage perhaps. */
  readonly write = async (quote?: Quote) => {
    if (!(await this._fetch('write', 'reply'))) return;
    this.writes = true;
    if (quote) parts.write.now?.writingOf(this).type('', { quote, suggestion: undefined });
    this.host.requestUpdate();
    await this.host.focusOn('[data-form=""] [name=text]');
  };

  /** Closes that form; the words that were written stay for when it is opened again. */
  readonly leave = () => {
    const { text = '' } = this.forms[''] ?? {};
    if (text) this.forms[''] = { text };
    else delete this.forms[''];
    this.draft?.set(this.forms);
    this.writes = false;
    this.host.requestUpdate();
    void this.host.focusOn('#write');
  };

  /** Loads what an act needs. */
  private _fetch(place: string, act: Act) {
    const part =
      { reply: parts.write, moderate: parts.moderate, mail: parts.subscribe }[act as 'reply'] ?? parts.acts;
    return this.act(place, async () => {
      await (part as Lazy<unknown>).load().catch(() => {
        throw new ApiError('offline');
      });
    });
  }

  /** Follows an open thread: what is new is told, never moved in. */
  listen() {
    const { load, _place: place } = this;
    if (load.at !== 'ready' || load.value.thread.phase !== 'open' || !this.ref || this._live) return;
    coreParts.live.load().then(
      ({ Live }) => {
        if (this._place !== place || this._live || !this.ref) return;
        const url = addressOf(this.host.base, threadEvents.path, { ref: this.ref });
        this._live = new Live(url, 'thread', ({ comments }) => this._count(comments));
      },
      () => {},
    );
  }

  private _count(comments: number) {
    this._known = Math.min(this._known, comments);
    this.news = comments - this._known;
    this.host.requestUpdate();
  }

  /** Shows what is new, and goes to the first of it. */
  readonly showNews = () => {
    if (this.load.at !== 'ready') return;
    const { page } = this.load.value;
    this.say(threadTexts(this.host.language).added(this.news));
    this.read(page.next ? 'newest' : page.sort, 'no-cache');
  };

  /** Takes what the server confirmed; `more` is how many of the published comments are mine and new. */
  take({ comment, thread, mine }: CommentAnswer, more = 0) {
    if (this.load.at !== 'ready') return;
    if (!thread.first) throw new ApiError('unreadable');
    this.load = { at: 'ready', value: this.load.value.with(comment, thread, mine) };
    this.cache = 'no-cache';
    this._known += more;
    this._count(thread.comments);
    this.listen();
    if (comment.quote) this.annotator?.refresh();
  }

  /** Forgets who this browser is, and what was begun: all of it was erased. */
  forget() {
    this.session.forget();
    this.forms = {};
    this.draft?.set(this.forms);
    this.writes = false;
    this.read(undefined, 'no-cache');
  }

  /** Takes a comment as a moderator decided about it. */
  put(comment: Comment) {
    if (this.load.at !== 'ready') return;
    const shown = this.load.value;
    this.load = { at: 'ready', value: shown.with(comment, shown.thread, shown.mine) };
    this.host.requestUpdate();
  }

  private _page(
    place: string,
    query: Record<string, string>,
    take: (page: CommentPage, shown: Shown) => CommentPage,
  ) {
    return this.act(place, async () => {
      const { load, ref } = this;
      if (load.at !== 'ready' || !ref) return;
      const before = load.value;
      const page = await call(this.host.base, readComments, {
        path: { ref },
        query: { sort: before.page.sort, ...query },
        cache: this.cache,
      });
      if (this.load.at !== 'ready') return;
      const shown = this.load.value;
      this.load = { at: 'ready', value: shown.paged(take(page, shown)) };
      const added = page.comments.filter(({ id }) => !before.has(id));
      this.say(threadTexts(this.host.language).added(added.length));
      if (added[0]) void this.host.focusOn(at(added[0].id));
    });
  }

  /** The next page, or the one before, joined to what is shown; focus goes to its first comment. */
  readonly more = (where: 'after' | 'before', cursor: string) =>
    this._page(where, { [where]: cursor }, (page, shown) => joined(shown.page, page, where));

  /** More replies of a comment; focus goes to the first of them. */
  readonly replies = (parent: string, after: string) =>
    this._page(parent, { sort: 'oldest', parent, after }, (page, shown) =>
      withReplies(shown.page, parent, page),
    );

  /** Another order; focus stays where it was chosen. */
  readonly sortBy = async (sort: string) => {
    const { host } = this;
    const done = await this.act('sort', async () => {
      if (this.load.at !== 'ready' || !this.ref) return;
      const path = { ref: this.ref };
      const page = await call(host.base, readComments, { path, query: { sort }, cache: this.cache });
      this.load = { at: 'ready', value: this.load.value.paged(page) };
    });
    if (done) this.say(threadTexts(host.language).sorted);
  };

  /** Goes to a comment: where it is shown, or on the page where it stands. */
  readonly show = async (id: string) => {
    const { host, load } = this;
    if (load.at !== 'ready') return;
    if (!load.value.has(id)) await this._page('around', { around: id }, (page) => page);
    if (this.load.at === 'ready' && this.load.value.has(id)) await host.focusOn(at(id));
    else this.say(threadTexts(host.language).notThere);
  };

  /** Goes to the comment that the page's address names now. */
  readonly follow = () => {
    const id = namedComment();
    if (id) void this.show(id);
  };

  /** Unfolds something under a comment, or folds it again. */
  readonly unfold = async (id: string, act: Act) => {
    const again = this.open?.id === id && this.open.act === act;
    this.fold();
    if (again || !(await this._fetch(id, act))) return;
    this.open = { id, act };
    this.host.requestUpdate();
    await this.host.focusOn(`${at(id)} form :is(input:not([type=hidden]), textarea, .primary)`);
  };

  /** Folds what is unfolded; focus goes back to the button that unfolded it. */
  readonly fold = () => {
    const { open } = this;
    this.open = undefined;
    this.host.requestUpdate();
    if (!open) return;
    delete this.faults[open.id];
    void this.host.focusOn(`[data-act="${open.act} ${open.id}"]`);
  };

  /** The line is back, or someone asks again. */
  readonly again = () => {
    if (this.load.at === 'failed') this.read();
    else this.writing?.again();
  };
}
