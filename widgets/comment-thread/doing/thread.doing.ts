import { react, readComments, unreact } from '../../../contract/commenting.endpoints.js';
import type {
  Comment,
  CommentAnswer,
  CommentPage,
  Quote,
  ReactionInput,
} from '../../../contract/comment.schema.js';
import { Acting } from '../../core/acting.js';
import { ApiError, call } from '../../core/client.js';
import type { Lazy } from '../../core/lazy.js';
import { StemReacted } from '../thread.events.js';
import type { ThreadFlow } from '../thread.flow.js';
import type { ThreadHost } from '../thread.read.js';
import { doingTexts } from './doing.nl.js';
import { isShown, type Shown } from '../thread.shown.js';
import type { Act } from '../thread.state.js';
import { joined, withReplies } from './joining.js';
import { confirmed, paged } from './shown.mine.js';

const at = (id: string) => `#reactie-${id}`;

/** What a person does in a thread, and what the server confirmed of it; it is loaded with the first press. */
export class ThreadDoing extends Acting<ThreadHost> {
  override readonly faults: Record<string, string>;
  override readonly busy: Set<string>;
  private readonly _flow: ThreadFlow;

  constructor(flow: ThreadFlow) {
    super(flow.host);
    this._flow = flow;
    this.faults = flow.faults;
    this.busy = flow.busy;
  }

  override say(text: string) {
    this._flow.say(text);
  }

  private get _texts() {
    return doingTexts(this._flow.host.language);
  }

  /** What is shown, once there is something. */
  private get _shown(): Shown | undefined {
    const { load } = this._flow;
    return load.at === 'ready' ? load.value : undefined;
  }

  private _show(value: Shown) {
    this._flow.load = { at: 'ready', value };
    this._flow.host.requestUpdate();
  }

  /** Opens the form of a new comment, about a passage perhaps. */
  async write(quote?: Quote) {
    const { _flow: flow } = this;
    if (!(await this._fetch('write', 'reply'))) return;
    flow.writes = true;
    if (quote) flow.parts.write.now?.writingOf(flow).type('', { quote, suggestion: undefined });
    flow.host.requestUpdate();
    await flow.host.focusOn('[data-form=""] [name=text]');
  }

  /** Closes that form; the words that were written stay for when it is opened again. */
  readonly leave = () => {
    const { _flow: flow } = this;
    const { text = '' } = flow.forms[''] ?? {};
    if (text) flow.forms[''] = { text };
    else delete flow.forms[''];
    flow.draft?.set(flow.forms);
    flow.writes = false;
    flow.host.requestUpdate();
    void flow.host.focusOn('#write');
  };

  /** Loads what an act needs. */
  private _fetch(place: string, act: Act) {
    const { parts } = this._flow;
    const part =
      { reply: parts.write, moderate: parts.moderate, mail: parts.subscribe }[act as 'reply'] ?? parts.acts;
    return this.act(place, async () => {
      await (part as Lazy<unknown>).load().catch(() => {
        throw new ApiError('offline');
      });
    });
  }

  /** Shows what is new, and goes to the first of it. */
  async showNews() {
    const { _flow: flow, _shown: before } = this;
    if (!before) return;
    flow.say(this._texts.added(flow.news));
    await flow.read(before.page.next ? 'newest' : before.page.sort, 'no-cache');
    const fresh = this._shown?.page.comments.find(({ id }) => !isShown(before, id));
    if (fresh) await flow.host.focusOn(at(fresh.id));
  }

  /** Takes what the server confirmed; `more` is how many of the published comments are mine and new. */
  take({ comment, thread, mine }: CommentAnswer, more = 0) {
    const { _flow: flow, _shown: shown } = this;
    if (!shown) return;
    if (!thread.first) throw new ApiError('unreadable');
    this._show(confirmed(shown, comment, thread, mine));
    flow.cache = 'no-cache';
    flow.known += more;
    flow.count(thread);
    flow.listen();
    if (comment.quote) flow.annotator?.refresh();
  }

  /** Forgets who this browser is, and what was begun: all of it was erased. */
  forget() {
    const { _flow: flow } = this;
    flow.session.forget();
    flow.forms = {};
    flow.draft?.set(flow.forms);
    flow.writes = false;
    // With it goes what it said of mail.
    flow.doing = undefined;
    void flow.read(undefined, 'no-cache');
  }

  /** Takes a comment as a moderator decided about it. */
  put(comment: Comment) {
    const { _shown: shown } = this;
    if (shown) this._show(confirmed(shown, comment, shown.thread, shown.mine));
  }

  /** Gives a reaction, or takes it back. */
  react(comment: Comment, reaction: ReactionInput['reaction'], given: boolean) {
    const { session, host } = this._flow;
    return this.act(comment.id, async () => {
      const path = { id: comment.id };
      this.take(
        await (given ? session.write(unreact, { path }) : session.write(react, { path, body: { reaction } })),
      );
      host.dispatchEvent(new StemReacted(comment));
    });
  }

  private _page(
    place: string,
    query: Record<string, string>,
    take: (page: CommentPage, shown: Shown) => CommentPage,
  ) {
    return this.act(place, async () => {
      const { _flow: flow, _shown: before } = this;
      const { ref } = flow;
      if (!before || !ref) return;
      const page = await call(flow.host.base, readComments, {
        path: { ref },
        query: { sort: before.page.sort, ...query },
        cache: flow.cache,
      });
      const { _shown: shown } = this;
      if (!shown) return;
      this._show(paged(shown, take(page, shown)));
      const added = page.comments.filter(({ id }) => !isShown(before, id));
      flow.say(this._texts.added(added.length));
      if (added[0]) void flow.host.focusOn(at(added[0].id));
    });
  }

  /** The next page, or the one before, joined to what is shown; focus goes to its first comment. */
  more(where: 'after' | 'before', cursor: string) {
    return this._page(where, { [where]: cursor }, (page, shown) => joined(shown.page, page, where));
  }

  /** More replies of a comment; focus goes to the first of them. */
  replies(parent: string, after: string) {
    return this._page(parent, { sort: 'oldest', parent, after }, (page, shown) =>
      withReplies(shown.page, parent, page),
    );
  }

  /** Another order; focus stays where it was chosen. */
  async sortBy(sort: string) {
    const { _flow: flow } = this;
    const done = await this.act('sort', async () => {
      const { ref } = flow;
      if (!ref) return;
      const page = await call(flow.host.base, readComments, {
        path: { ref },
        query: { sort },
        cache: flow.cache,
      });
      const { _shown: shown } = this;
      if (shown) this._show(paged(shown, page));
    });
    if (done) flow.say(this._texts.sorted);
  }

  /** Goes to a comment: where it is shown, or on the page where it stands. */
  async show(id: string) {
    const { _flow: flow } = this;
    const here = () => !!this._shown && isShown(this._shown, id);
    if (!this._shown) return;
    if (!here()) await this._page('around', { around: id }, (page) => page);
    if (here()) await flow.host.focusOn(at(id));
    else flow.say(this._texts.notThere);
  }

  /** Unfolds something under a comment, or folds it again. */
  async unfold(id: string, act: Act) {
    const { _flow: flow } = this;
    const again = flow.open?.id === id && flow.open.act === act;
    this.fold();
    if (again || !(await this._fetch(id, act))) return;
    flow.open = { id, act };
    flow.host.requestUpdate();
    await flow.host.focusOn(`${at(id)} form :is(input:not([type=hidden]), textarea, .primary)`);
  }

  /** Folds what is unfolded; focus goes back to the button that unfolded it. */
  readonly fold = () => {
    const { _flow: flow } = this;
    const { open } = flow;
    flow.open = undefined;
    flow.host.requestUpdate();
    if (!open) return;
    delete flow.faults[open.id];
    void flow.host.focusOn(`[data-act="${open.act} ${open.id}"]`);
  };
}
