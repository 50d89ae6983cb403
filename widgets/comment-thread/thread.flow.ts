import type { Thread } from '../../contract/comment.schema.js';
import { threadEvents } from '../../contract/comment.endpoints.js';
import { addressOf } from '../core/client.js';
import { coreNl } from '../core/core.nl.js';
import { Draft } from '../core/draft.js';
import { sentenceOf } from '../core/failure.js';
import type { Live } from '../core/live.js';
import { Latest, type Load } from '../core/load.js';
import { textsOf } from '../core/localise.js';
import { coreParts } from '../core/parts.js';
import type { Session } from '../core/session.js';
import type { ThreadDoing } from './doing/thread.doing.js';
import { documentOf, namedComment } from './document.place.js';
import { parts } from './parts.js';
import { annotated } from './thread.passages.js';
import { readShown, type ThreadHost } from './thread.read.js';
import { isShown, type Shown } from './thread.shown.js';
import type { Act, Annotator, Writing } from './thread.state.js';
import type { ThreadWriting } from './write/writing.js';

/** What happens with one thread on a page by itself: reading and following. What a person does comes with a press. */
export class ThreadFlow {
  load: Load<Shown> = { at: 'loading' };
  /** Why the thread could not be read, in plain words. */
  failure = '';
  /** How many comments came that are not shown. */
  news = 0;
  /** What is announced. */
  said = '';
  /** What is unfolded under a comment. */
  open: { id: string; act: Act } | undefined;
  /** What went wrong, in plain words, by place: the id of a comment, or of a button of the list. */
  readonly faults: Record<string, string> = {};
  /** What is on its way, by place. */
  readonly busy = new Set<string>();
  /** Whether the form of a new comment stands open. */
  writes = false;
  /** What is written by place: '' for a new comment, the id of a comment for an answer to it. */
  forms: Record<string, Writing> = {};
  /** Keeps it for the tab. */
  draft: Draft<Record<string, Writing>> | undefined;
  /** What sends it, once someone writes. */
  writing: ThreadWriting | undefined;
  /** What a person does, once they do something. */
  doing: ThreadDoing | undefined;
  /** What comes when it is needed. */
  readonly parts = parts;
  /** How many published comments the person can know of. */
  known = 0;
  /** Marks passages in the page's text, where the page asks for it. */
  annotator: Annotator | undefined;
  session!: Session;
  /** How the browser's own copies are used: not those from before what I wrote. */
  cache: RequestCache | undefined;

  readonly host: ThreadHost;
  private readonly _latest = new Latest();
  private _live: Live<Pick<Thread, 'version' | 'comments' | 'phase'>> | undefined;
  private _place = '';

  constructor(host: ThreadHost) {
    this.host = host;
  }

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
    void this.read();
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
    return this._latest.run(
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
    this.load = load;
    this.host.requestUpdate();
    if (load.at === 'ready') {
      const { thread } = load.value;
      this.known = thread.comments;
      this.news = 0;
      const answering = Object.keys(this.forms).find((id) => isShown(load.value, id));
      if (answering) this.open ??= { id: answering, act: 'reply' };
      if (named && isShown(load.value, named)) void this.host.focusOn(`#reactie-${named}`);
      else if (pressed) void this.host.focusOn('#title');
      this.listen();
      void this._mark();
    }
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

  /** Takes what someone typed in a form that the server rendered: a new comment, or an answer to `parent`. */
  carry(parent: string | undefined, typed: Writing) {
    if (parent) this.open = { id: parent, act: 'reply' };
    else this.writes = true;
    if (typed.text) this.forms[parent ?? ''] = typed;
  }

  /** Does what a person asked: now, or once what it needs is there. What keeps it away is said at that place. */
  ask(place: string, act: (doing: ThreadDoing) => unknown) {
    const { now, load } = parts.doing;
    if (now) return void act(now.doingOf(this));
    if (this.busy.has(place)) return;
    delete this.faults[place];
    this.busy.add(place);
    this.host.requestUpdate();
    load().then(
      ({ doingOf }) => {
        this.busy.delete(place);
        this.host.requestUpdate();
        act(doingOf(this));
      },
      () => {
        this.busy.delete(place);
        this.offline(place);
      },
    );
  }

  /** Says at a place that what it needs did not come. */
  offline(place: string) {
    this.faults[place] = textsOf('core', coreNl, this.host.language).offline;
    this.host.requestUpdate();
  }

  /** Follows a thread that is open or will open: what is new is told, never moved in. */
  listen() {
    const { load, _place: place } = this;
    if (load.at !== 'ready' || load.value.thread.phase === 'closed' || !this.ref || this._live) return;
    coreParts.live.load().then(
      ({ Live }) => {
        if (this._place !== place || this._live || !this.ref) return;
        const url = addressOf(this.host.base, threadEvents.path, { ref: this.ref });
        this._live = new Live(url, 'thread', (news) => this.count(news));
      },
      () => {},
    );
  }

  /**
   * How many comments are published: what the person does not know of is new. Where it closed, what is read and
   * written stays where it is; only what can be done changes. Where it opened, what I may do there is read.
   */
  count({ comments, phase }: Pick<Thread, 'comments' | 'phase'>) {
    if (this.load.at === 'ready') {
      const { thread, mine } = this.load.value;
      if (mine && phase === 'open' && thread.phase !== phase) void this.read(undefined, 'no-cache');
      thread.phase = phase;
    }
    this.known = Math.min(this.known, comments);
    this.news = comments - this.known;
    this.host.requestUpdate();
  }

  /** Announces something. */
  say(text: string) {
    this.said = text;
    this.host.requestUpdate();
  }

  /** Goes to the comment that the page's address names now. */
  readonly follow = () => {
    const id = namedComment();
    if (id) this.ask('around', (doing) => doing.show(id));
  };

  /** The line is back, or someone asks again. */
  readonly again = () => {
    if (this.load.at === 'failed') void this.read();
    else this.writing?.again();
  };
}
