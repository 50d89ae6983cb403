import { Activities } from '../../server/activity/activity.service.js';
import { activityEntities } from '../../server/activity/activity.entities.js';
import { Channels } from '../../server/channel/channel.service.js';
import { freshThread } from '../../server/comment/comment.service.js';
import { TextTrap } from '../../server/comment/comment.trap.js';
import { Threads } from '../../server/comment/thread.definition.js';
import { ThreadService, type Written } from '../../server/comment/thread.service.js';
import type { CommentInput, CommentPage, Thread } from '../../contract/comment.schema.js';
import { Refusal } from '../../server/core/errors.js';
import { PreparedCache } from '../../server/core/prepared.js';
import type { Visitor } from '../../server/core/visitor.js';
import type { Database } from '../../server/database/door.js';
import { Pressure } from '../../server/identity/pressure.js';
import { ProofOfWork } from '../../server/identity/work.service.js';
import { staffOf } from '../../server/staff/staff.service.js';
import { buildOrganisation, buildVisitor } from './factories.js';
import { buildThread, type ThreadGiven } from './threading.js';

/** The tables that tests of threads need. */
export const threadTables = activityEntities;

/** The service of threads over a real database, with an organisation. */
export interface ThreadBench {
  database: Database;
  channels: Channels;
  service: ThreadService;
  organisation: { id: string; slug: string };
  now: Date;
  thread(given?: ThreadGiven): Promise<{ id: string; ref: string }>;
  /** Writes a comment as this visitor, or a new one. */
  write(input: Partial<CommentInput> & { thread?: string }, visitor?: Visitor): Promise<Written>;
  visitor(given?: Partial<Visitor>): Visitor;
  read(ref: string): Promise<Thread>;
  page(ref: string, query: Parameters<ThreadService['page']>[1]): Promise<CommentPage>;
  /** Throws unless every kept number and list of the thread agrees with its rows. */
  sums(ref: string): Promise<Record<string, number>>;
}

const problems = [
  `SELECT 'comments' AS what FROM thread t WHERE t.activity_id = ? AND t.comments <>
     (SELECT COUNT(*) FROM comment c WHERE c.thread_id = t.activity_id AND c.state = 'published')`,
  `SELECT 'withdrawn' AS what FROM thread t WHERE t.activity_id = ? AND t.withdrawn <>
     (SELECT COUNT(*) FROM comment c WHERE c.thread_id = t.activity_id AND c.state = 'withdrawn')`,
  `SELECT 'hidden' AS what FROM thread t WHERE t.activity_id = ? AND
     COALESCE((SELECT SUM(h.count) FROM thread_hidden h WHERE h.thread_id = t.activity_id), 0) <>
     (SELECT COUNT(*) FROM comment c WHERE c.thread_id = t.activity_id AND c.state = 'hidden')`,
  `SELECT 'children' AS what FROM comment c WHERE c.thread_id = ? AND c.children <>
     (SELECT COUNT(*) FROM comment k WHERE k.thread_id = c.thread_id AND k.list = c.id)`,
  `SELECT 'replies' AS what FROM comment c WHERE c.thread_id = ? AND c.depth < 3 AND c.replies <>
     (SELECT COUNT(*) FROM comment k WHERE k.thread_id = c.thread_id AND k.state = 'published' AND
       (k.list = c.id OR (c.depth = 1 AND k.list <> '' AND k.list IN
         (SELECT m.id FROM comment m WHERE m.thread_id = c.thread_id AND m.list = c.id))))`,
  `SELECT 'listed' AS what FROM comment c WHERE c.thread_id = ? AND (c.list <> '') <>
     (c.state = 'published' OR c.children > 0)`,
  `SELECT 'agree' AS what FROM comment c WHERE c.thread_id = ? AND (c.agree <>
     (SELECT COUNT(*) FROM comment_reaction r WHERE r.comment_id = c.id AND r.reaction = 'agree')
     OR c.disagree <>
     (SELECT COUNT(*) FROM comment_reaction r WHERE r.comment_id = c.id AND r.reaction = 'disagree'))`,
];

/** Opens the service of threads over a database; nobody needs to do proof of work. */
export const threadBench = async (database: Database): Promise<ThreadBench> => {
  const organisation = await buildOrganisation(database);
  const bench: { now: Date } = { now: new Date('2026-03-18T12:00:00Z') };
  const channels = new Channels(database, 'http://stem.localhost', () => bench.now);
  const identity = { work: new ProofOfWork(Buffer.alloc(32)), pressure: new Pressure(Infinity) };
  const service = new ThreadService({
    database,
    threads: new Threads(database, new Activities(database)),
    channels,
    prepared: new PreparedCache(database),
    trap: new TextTrap(identity, channels, Infinity),
    staffOf,
  });
  const once = async <T>(unit: Parameters<Database['write']>[0]): Promise<T> => {
    const result = await database.write(unit);
    if (result instanceof Refusal) throw result;
    return result as T;
  };
  const visitor: ThreadBench['visitor'] = (given) => buildVisitor(organisation.id, given);
  return Object.assign(bench, {
    database,
    channels,
    service,
    organisation,
    visitor,
    thread: (given?: ThreadGiven) => database.write((tx) => buildThread(tx, organisation, given)),
    write: (input: Partial<CommentInput>, who: Visitor = visitor()) =>
      service.add({ text: 'Goed plan.', ...input }, who, { now: bench.now, origin: undefined, once }),
    read: async (ref: string) => JSON.parse(String((await service.read(ref, bench.now)).body)) as Thread,
    page: async (ref: string, query: Parameters<ThreadService['page']>[1]) =>
      JSON.parse(String((await service.page(ref, query, bench.now)).body)) as CommentPage,
    async sums(ref: string) {
      const { id } = await database.read((tx) => freshThread(tx, ref));
      for (const sql of problems) {
        const wrong = await database.read((tx) => tx.query(sql, [id]));
        if (wrong.length > 0)
          throw new Error(`Kept and counted differ: ${String(wrong[0]!['what'])} (${wrong.length})`);
      }
      return {};
    },
  }) as ThreadBench;
};
