import { randomInt } from 'node:crypto';
import type {
  Comment,
  CommentEdit,
  CommentInput,
  CommentPage,
  CommentSort,
  Counts,
  CountsInput,
  MyThread,
  Passages,
} from '../../contract/comment.schema.js';
import type { Channels, DocumentPlace } from '../channel/channel.service.js';
import {
  DocumentUnknown,
  Forbidden,
  IdentityNeeded,
  InvalidInput,
  NotFound,
  type Refusal,
} from '../core/errors.js';
import { Prepared, ReadyJson, type PreparedCache } from '../core/prepared.js';
import type { Visitor } from '../core/visitor.js';
import type { Database, ReadTx, WriteTx } from '../database/door.js';
import { nextPhaseAt, activityTopic } from '../activity/activity.service.js';
import { canonicalAddress, findDocument, noteVersion } from '../document/document.service.js';
import { checkVisitor } from '../identity/voter.service.js';
import { spendWork } from '../identity/work.service.js';
import {
  commentIn,
  editComment,
  reactTo,
  withdrawComment,
  type Change,
  type Reaction,
} from './comment.change.js';
import { keyIn, findComment, readPublished } from './comment.list.js';
import { readAround, readMore, readPage } from './comment.page.js';
import { commentFaults } from './comment.policy.js';
import { postComment } from './comment.post.js';
import { presentComment, presentOwn } from './comment.presenter.js';
import type { TextTrap } from './comment.trap.js';
import { threadOfDocument } from './document.thread.js';
import { beginIdeaThread } from './idea.thread.js';
import { countsOf } from './thread.counts.js';
import { freshThread, threadTopic, type KnownThread, type Threads } from './thread.definition.js';
import { mineOfNobody, missing, readMine } from './thread.mine.js';
import type { Draw } from './thread.names.js';
import { presentThread, presentUnbegun } from './thread.presenter.js';
import type { Staff } from '../staff/staff.service.js';
import { atomFeed, FEED_ENTRIES } from './thread.feed.js';
import { readDocument, readPassagesOf, readState, readTitle } from './thread.state.js';

/** What the service of threads leans on. */
export interface ThreadParts {
  database: Database;
  threads: Threads;
  channels: Channels;
  prepared: PreparedCache;
  trap: TextTrap;
  staffOf(tx: ReadTx, visitor: Visitor): Promise<Staff | undefined>;
  draw?: Draw;
}

/** Runs a unit of work with one effect; a Refusal that it returns is thrown after the commit. */
export type Once = <T>(unit: (tx: WriteTx) => Promise<T | Refusal>) => Promise<T>;

/** What a write about a comment leaves; the answer is made of it, also when it is asked for again. */
export interface Written {
  id: string;
  ref: string;
}

/** How a comment is sent. */
export interface Sending {
  now: Date;
  /** The site that it comes from. */
  origin: string | undefined;
  once: Once;
  /** Whether it had its effect before. */
  again?: boolean;
  /** Came by a form of ours that was looked at before it was sent; who has no script can do no work. */
  unhurried?: boolean;
}

/** Which page of comments is asked for, as it is sent. */
export interface PageQuery {
  sort?: string;
  after?: string;
  before?: string;
  parent?: string;
  around?: string;
}

const cacheControl = (open: boolean): string =>
  open ? 'public, max-age=2, stale-while-revalidate=30' : 'public, max-age=10, stale-while-revalidate=60';

const cursor = (text: string | undefined, sort: CommentSort, name: string) => {
  if (text === undefined) return undefined;
  const key = keyIn(text, sort);
  if (key === undefined)
    throw new InvalidInput([
      { at: `query/${name}`, rule: 'cursor', detail: 'is not a cursor of this order' },
    ]);
  return key;
};

const homeOf = ({ home, activity }: KnownThread) => ({ id: home, organisationId: activity.organisationId });
const begins = ({ beginsWith }: KnownThread): string[] => (beginsWith === undefined ? [] : [beginsWith]);

/** What can be done with threads, by the API and by the pages without script alike. */
export class ThreadService {
  readonly #parts: ThreadParts;
  readonly #draw: Draw;

  constructor(parts: ThreadParts) {
    this.#parts = parts;
    this.#draw = parts.draw ?? ((below) => randomInt(below));
  }

  /** The thread as everyone sees it, when it is ready. */
  peek(ref: string, now: Date): Prepared | undefined {
    return this.#parts.prepared.peek(`thread ${ref}`, now);
  }

  /** The thread as everyone sees it. Throws NotFound. */
  read(ref: string, now: Date): Promise<Prepared> {
    return this.#keep(`thread ${ref}`, ref, now, async (tx, thread) =>
      presentThread(thread, await readState(tx, thread), now),
    );
  }

  /** The definition of a thread. Throws NotFound. */
  byRef(ref: string): Promise<KnownThread> {
    return this.#parts.threads.byRef(ref);
  }

  /** The canonical address of a document and whose it is, among the prefixes of an organisation. Throws DocumentUnknown. */
  async placeOf(document: string, organisationId: string): Promise<{ place: DocumentPlace; url: string }> {
    const url = canonicalAddress(document);
    const place =
      url === undefined ? undefined : await this.#parts.channels.ofDocumentIn(organisationId, url);
    if (url === undefined || place === undefined) throw new DocumentUnknown();
    return { place, url };
  }

  /** The thread of a document, also before it has begun. Throws DocumentUnknown. */
  async find(document: string, organisation: string | undefined, now: Date): Promise<Prepared> {
    const { database, channels } = this.#parts;
    const url = canonicalAddress(document);
    const place = url === undefined ? undefined : await channels.ofDocument(url, organisation);
    if (url === undefined || place === undefined) throw new DocumentUnknown();
    const [ref, unbegun] = await database.read(async (tx) => {
      const found = await findDocument(tx, place.organisationId, url);
      return [found?.ref, found && !found.ref ? await readDocument(tx, found.id) : undefined];
    });
    if (ref !== undefined) return this.read(ref, now);
    const thread = presentUnbegun(place, unbegun ?? { url });
    return new Prepared(JSON.stringify(thread), { cacheControl: cacheControl(true) });
  }

  /** A page of comments. Throws NotFound, and InvalidInput for a cursor of another order. */
  async page(ref: string, query: PageQuery, now: Date): Promise<Prepared> {
    const { parent, around } = query;
    const sort = (query.sort ?? 'oldest') as CommentSort;
    const after = cursor(query.after, parent === undefined ? sort : 'oldest', 'after');
    const before = cursor(query.before, sort, 'before');
    if ([query.after, query.before, around].filter((one) => one !== undefined).length > 1)
      throw new InvalidInput([
        { at: 'query/after', rule: 'either', detail: 'send one of after, before and around' },
      ]);
    const make = (tx: ReadTx, { id }: KnownThread): Promise<CommentPage> => {
      if (around !== undefined) return readAround(tx, id, around, sort);
      if (parent !== undefined) return readMore(tx, id, parent, after);
      return readPage(tx, id, { sort, after, before });
    };
    const first = after === undefined && before === undefined && around === undefined && parent === undefined;
    if (first) return this.#keep(`comments ${sort} ${ref}`, ref, now, make);
    // Other pages are asked for seldom, and by any key: they are not kept.
    const thread = await this.byRef(ref);
    const page = await this.#parts.database.read((tx) => make(tx, thread));
    return new Prepared(JSON.stringify(page), { cacheControl: cacheControl(true) });
  }

  /** The passages that have comments. Throws NotFound. */
  passages(ref: string, now: Date): Promise<Prepared> {
    return this.#keep(`passages ${ref}`, ref, now, (tx, { id }): Promise<Passages> => readPassagesOf(tx, id));
  }

  /** The feed of a thread: its newest published comments. `publicUrl` is this server's. Throws NotFound. */
  async feed(ref: string, publicUrl: string, now: Date): Promise<Prepared> {
    const { database, prepared } = this.#parts;
    return prepared.get(`feed ${ref}`, now, async () => {
      const thread = await this.byRef(ref);
      const [title, rows] = await database.read(async (tx) => [
        await readTitle(tx, thread),
        await readPublished(tx, thread.id, FEED_ENTRIES),
      ]);
      const type = 'application/atom+xml; charset=utf-8';
      return {
        prepared: new Prepared(atomFeed(thread, title, rows, publicUrl), {
          type,
          cacheControl: 'public, max-age=60, stale-while-revalidate=600',
        }),
        topics: [threadTopic(thread.id), activityTopic(thread.id)],
      };
    });
  }

  async #keep(
    key: string,
    ref: string,
    now: Date,
    make: (tx: ReadTx, thread: KnownThread) => Promise<object>,
  ): Promise<Prepared> {
    const { prepared, database } = this.#parts;
    return prepared.get(key, now, async () => {
      const thread = await this.byRef(ref);
      const answer = await database.read((tx) => make(tx, thread));
      const until = nextPhaseAt(thread.activity, now);
      return {
        prepared: new Prepared(JSON.stringify(answer), { cacheControl: cacheControl(until !== undefined) }),
        topics: [threadTopic(thread.id), activityTopic(thread.id), ...begins(thread)],
        until,
      };
    });
  }

  /** What only this visitor may see. Throws NotFound and TokenInvalid. */
  async mine(ref: string, visitor: Visitor | undefined, now: Date): Promise<MyThread> {
    const thread = await this.byRef(ref);
    if (visitor === undefined) return mineOfNobody(thread, now);
    checkVisitor(visitor, homeOf(thread));
    const { database, staffOf } = this.#parts;
    return database.read(async (tx) => readMine(tx, thread, visitor, await staffOf(tx, visitor), now));
  }

  /** One comment: as everyone sees it while it is listed, or as its author does. Throws NotFound. */
  async comment(id: string, visitor: Visitor | undefined): Promise<Comment> {
    const row = await this.#parts.database.read((tx) => findComment(tx, id));
    if (row === undefined) throw new NotFound('comment');
    if (visitor !== undefined && row.participant_id === visitor.participantId) return presentOwn(row);
    if (row.list === '') throw new NotFound('comment');
    return presentComment(row);
  }

  /** Numbers of comments for a whole page at once. */
  counts(asked: CountsInput): Promise<Counts> {
    return countsOf(this.#parts.database, this.#parts.channels, asked);
  }

  /** The three parts of a write's answer as one JSON, `CommentAnswer` of the contract. */
  async answer({ id, ref }: Written, visitor: Visitor, now: Date): Promise<ReadyJson> {
    const [comment, thread, mine] = await Promise.all([
      this.comment(id, visitor),
      this.read(ref, now),
      this.mine(ref, visitor, now),
    ]);
    return new ReadyJson(
      `{"comment":${JSON.stringify(comment)},"thread":`,
      thread.body,
      `,"mine":${JSON.stringify(mine)}}`,
    );
  }

  /**
   * Writes a comment; the thread of a document begins with its first. Throws what the contract names.
   */
  async add(
    input: CommentInput,
    visitor: Visitor,
    { now, origin, once, again = false, unhurried = false }: Sending,
  ): Promise<Written> {
    const place = await this.#placeFor(input, visitor);
    const work = again || unhurried ? undefined : await this.#parts.trap.check(visitor, input, origin, now);
    return once(async (tx) => {
      await spendWork(tx, work);
      const speaker = input.official === true ? await this.#speaker(tx, visitor) : undefined;
      const thread = await this.#threadFor(tx, input, place, now);
      if (speaker === undefined) this.#guardAccess(thread, visitor);
      const { participantId } = visitor;
      const id = await postComment(tx, { thread, participantId, input, speaker, now, draw: this.#draw });
      const version = input.quote?.version;
      if (version !== undefined && thread.documentId !== undefined)
        await noteVersion(tx, thread.documentId, version, now);
      return { id, ref: thread.ref };
    });
  }

  // What can be refused without the writer is refused before it.
  async #placeFor(
    input: CommentInput,
    visitor: Visitor,
  ): Promise<{ place: DocumentPlace; url: string } | undefined> {
    const { database } = this.#parts;
    let ref = input.thread;
    let begins: { place: DocumentPlace; url: string } | undefined;
    if (ref === undefined && input.document !== undefined) {
      begins = await this.placeOf(input.document, visitor.organisationId);
      const { place, url } = begins;
      ref = (await database.read((tx) => findDocument(tx, place.organisationId, url)))?.ref;
    }
    const thread = ref === undefined ? undefined : await this.byRef(ref);
    if (thread) checkVisitor(visitor, homeOf(thread));
    else if (begins) checkVisitor(visitor, { id: '', organisationId: begins.place.organisationId });
    const faults = commentFaults(input, thread?.kinds ?? []);
    if (faults.length > 0) throw new InvalidInput(faults);
    return begins;
  }

  async #threadFor(
    tx: WriteTx,
    input: CommentInput,
    begins: { place: DocumentPlace; url: string } | undefined,
    now: Date,
  ): Promise<KnownThread> {
    if (begins === undefined) return this.#begunThread(tx, input.thread ?? '');
    const { place, url } = begins;
    const title = input.title?.replace(/\p{Cc}+/gu, ' ').trim() || undefined;
    return freshThread(tx, await threadOfDocument(tx, place, { url, title }, now));
  }

  // The conversation under an idea begins with its first comment.
  async #begunThread(tx: WriteTx, ref: string): Promise<KnownThread> {
    const known = await tx.query('SELECT 1 FROM activity WHERE ref = ?', [ref]);
    if (known.length === 0) await beginIdeaThread(tx, ref);
    return freshThread(tx, ref);
  }

  async #speaker(tx: ReadTx, visitor: Visitor): Promise<Staff> {
    const staff = await this.#parts.staffOf(tx, visitor);
    if (staff?.official === undefined || staff.organisationId !== visitor.organisationId)
      throw new Forbidden('Only staff speak for the organisation.');
    return staff;
  }

  #guardAccess(thread: KnownThread, visitor: Visitor): void {
    const needs = missing(thread, visitor);
    if (needs !== undefined) throw new IdentityNeeded(needs);
  }

  /** Gives my comment new words. Throws what {@link editComment} does. */
  edit(id: string, edit: CommentEdit, visitor: Visitor, now: Date): Promise<Written> {
    return this.#change(id, visitor, now, (tx, change) => editComment(tx, change, edit));
  }

  /** Withdraws my comment. Throws what {@link withdrawComment} does. */
  withdraw(id: string, visitor: Visitor, now: Date): Promise<Written> {
    return this.#change(id, visitor, now, withdrawComment);
  }

  /** Sets my reaction, or takes it back. Throws what {@link reactTo} does, and IdentityNeeded. */
  react(id: string, reaction: Reaction | undefined, visitor: Visitor, now: Date): Promise<Written> {
    return this.#change(id, visitor, now, async (tx, change) => {
      if (reaction !== undefined) this.#guardAccess(change.thread, visitor);
      await reactTo(tx, change, reaction);
    });
  }

  #change(
    id: string,
    visitor: Visitor,
    now: Date,
    act: (tx: WriteTx, change: Change) => Promise<void>,
  ): Promise<Written> {
    return this.#parts.database.write(async (tx) => {
      const comment = await commentIn(tx, id);
      const thread = await freshThread(tx, comment.ref);
      checkVisitor(visitor, homeOf(thread));
      await act(tx, { thread, comment, participantId: visitor.participantId, now });
      return { id, ref: thread.ref };
    });
  }
}
