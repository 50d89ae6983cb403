import { addComment } from '../../../contract/commenting.endpoints.js';
import type { CommentInput } from '../../../contract/comment.schema.js';
import { attempt } from '../../core/attempt.js';
import { randomHex } from '../../core/client.js';
import { StemFailed } from '../../core/events.js';
import { sentenceOf } from '../../core/failure.js';
import { asApiError } from '../../core/load.js';
import { doingOf } from '../doing/doing.js';
import { doingTexts } from '../doing/doing.nl.js';
import { StemCommentAdded } from '../thread.events.js';
import type { ThreadFlow } from '../thread.flow.js';
import type { Stand, Writing } from '../thread.state.js';
import { writeTexts } from './write.nl.js';

/** The forms of a thread. */
export const writingOf = (flow: ThreadFlow): ThreadWriting => (flow.writing ??= new ThreadWriting(flow));

/** The forms of a thread by place: '' for a new comment, the id of a comment for an answer to it. */
export class ThreadWriting {
  private readonly _flow: ThreadFlow;
  private readonly _stands: Record<string, Stand> = {};

  constructor(flow: ThreadFlow) {
    this._flow = flow;
  }

  /** What is written at a place. */
  at(place: string): Writing {
    return this._flow.forms[place] ?? { text: '' };
  }

  /** Where the form at a place stands. */
  stand(place: string): Stand {
    return this._stands[place] ?? { at: 'writing' };
  }

  /** Takes what is typed now and keeps it for the tab. */
  type(place: string, change: Partial<Writing>) {
    this._flow.forms[place] = { ...this.at(place), key: '', ...change };
    this._keep();
    this._set(place);
  }

  /** Lets go of what is written at a place, and closes its form. */
  drop(place: string) {
    const { _flow: flow } = this;
    delete flow.forms[place];
    delete this._stands[place];
    this._keep();
    if (flow.open?.id === place) flow.open = undefined;
    if (!place) flow.writes = false;
    flow.host.requestUpdate();
  }

  private _keep() {
    this._flow.draft?.set(this._flow.forms);
  }

  private _set(place: string, stand?: Stand) {
    if (stand) this._stands[place] = stand;
    else if (this.stand(place).at !== 'sending') delete this._stands[place];
    this._flow.host.requestUpdate();
  }

  /** The line is back: sends what waits, with the same key. */
  again() {
    for (const [place, { at }] of Object.entries(this._stands)) if (at === 'waiting') void this.send(place);
  }

  /** Sends what is written at a place; it is kept until the server confirms. */
  async send(place: string): Promise<void> {
    const { _flow: flow } = this;
    const { load, host } = flow;
    if (load.at !== 'ready' || this.stand(place).at === 'sending') return;
    const texts = writeTexts(host.language);
    const { thread } = load.value;
    const writing = this.at(place);
    const kindless = !place && thread.kinds.length > 0 && !writing.kind;
    const fault = !writing.text.trim() ? texts.empty : kindless ? texts.noKind : '';
    if (fault) {
      this._set(place, { at: 'writing', fault });
      return host.focusOn(`[data-form="${place}"] ${writing.text.trim() ? 'input' : '[name=text]'}`);
    }
    const { key = '', ...rest } = writing;
    const sent = key || randomHex();
    const body: CommentInput = {
      ...rest,
      name: rest.name?.trim() || undefined,
      ...(thread.ref
        ? { thread: thread.ref }
        : { document: flow.document, title: document.title.slice(0, 200) || undefined }),
      parent: place || undefined,
    };
    this._flow.forms[place] = { ...writing, key: sent };
    this._keep();
    this._set(place, { at: 'sending' });
    try {
      const answer = await attempt(host, flow.session, () =>
        flow.session.write(addComment, { body, idempotencyKey: sent }),
      );
      const { comment } = answer;
      // Its texts are told of what is mine; a draft that came back needed no press that loads it.
      await flow.parts.doing.load();
      // Words are let go only once the answer could be read.
      doingOf(flow).take(answer, comment.state === 'published' ? 1 : 0);
      this.drop(place);
      flow.say(comment.state === 'pending' ? doingTexts(host.language).waits : texts.posted);
      await host.focusOn(`#reactie-${comment.id}`);
      host.dispatchEvent(new StemCommentAdded(comment));
    } catch (thrown) {
      const error = asApiError(thrown);
      if (error.code === 'thread_closed') thread.phase = 'closed';
      const waiting = error.code === 'offline' || error.code === 'slow';
      const why = error.code === 'identity_needed' ? texts.notSent : await sentenceOf(error, host.language);
      // A line that is back says so; a server that is back does not.
      if (waiting) setTimeout(() => this.again(), 20_000);
      this._set(place, {
        at: waiting ? 'waiting' : 'writing',
        fault: `${why} ${texts.kept} ${waiting ? texts.whenOnline : ''}`,
      });
      host.dispatchEvent(new StemFailed(error.code));
    }
  }
}
