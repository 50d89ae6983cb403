import { Type } from '@sinclair/typebox';
import { Ref } from '../../contract/activity.schema.js';
import { CommentId, Thread } from '../../contract/comment.schema.js';
import {
  blockAuthor as block,
  decideComment,
  decideIdea,
  mergeThread as merge,
  readAuditLog,
  readModerationQueue,
  readResponseNote,
  beginThread as begin,
  setThemes as theme,
  setThread as set,
} from '../../contract/moderation.endpoints.js';
import {
  AuditLog,
  BlockInput,
  DecisionInput,
  MergeInput,
  ModerationItem,
  ModerationQueue,
  ThemesInput,
  ThreadBeginning,
  ThreadSettings,
  ThreadThemes,
} from '../../contract/moderation.schema.js';
import type { ThreadRoom } from '../comment/comment.service.js';
import type { Api } from '../core/api.js';
import { setPagePolicy } from '../core/headers.js';
import { Prepared, ReadyJson } from '../core/prepared.js';
import { queryOf, route } from '../core/route.js';
import type { Visitor } from '../core/visitor.js';
import type { Database, ReadTx } from '../database/door.js';
import { staffFor, type StaffAct } from '../staff/staff.service.js';
import { readActs } from './audit.service.js';
import { blockAuthor, decideSubject } from './moderation.decide.js';
import { readQueue, waitings, type PictureKey } from './moderation.queue.js';
import {
  noteFormats,
  noteOrders,
  noteTypes,
  responseNote,
  type NoteFormat,
  type NoteOrder,
} from './note.service.js';
import { notePolicy } from './note.styles.js';
import { setThemes } from './theme.service.js';
import { mergeThread } from './thread.merge.js';
import { beginThread, ownPlace, setThread } from './thread.settings.js';

const tag = 'moderation';
const oneOf = (values: readonly string[], description: string) =>
  Type.Unsafe<string>(Type.Union(values.map((value) => Type.Literal(value)) as never, { description }));
const after = Type.Optional(Type.String({ minLength: 1, maxLength: 200, description: 'From `next`.' }));

const queueQuery = queryOf<{ waits?: string; thread?: string; after?: string }>({
  waits: Type.Optional(oneOf(waitings, 'Only what waits for this.')),
  thread: Type.Optional(Ref),
  after,
});
const noteQuery = queryOf<{ format?: string; by?: string }>({
  format: Type.Optional(oneOf(noteFormats, 'html when left out.')),
  by: Type.Optional(oneOf(noteOrders, 'How it is ordered; by passage when left out.')),
});
const logQuery = queryOf<{ after?: string }>({ after });

/** What the routes of moderation lean on. */
export interface ModerationParts {
  database: Database;
  threads: ThreadRoom;
  /** Opens pictures that wait or are hidden. */
  images: { keyOf: PictureKey };
  config: { publicUrl: string };
}

/** Registers what staff do. Each act asks in its own unit who the visitor is, so that a role that ended is over at once. */
export const moderationRoutes = (api: Api, parts: ModerationParts): void => {
  const { database, threads, images, config } = parts;
  const threadAnswer = async (ref: string, now: Date) =>
    new ReadyJson((await threads.service.read(ref, now)).body);
  const asStaff = <T>(
    visitor: Visitor,
    act: StaffAct,
    unit: (tx: ReadTx, organisationId: string) => Promise<T>,
  ): Promise<T> => database.read(async (tx) => unit(tx, (await staffFor(tx, visitor, act)).organisationId));

  route(
    api,
    readModerationQueue,
    {
      summary: 'What waits for a moderator, longest first.',
      tag,
      query: queueQuery,
      answer: ModerationQueue,
      visitor: 'needed',
      rateLimit: 'search',
      errors: ['forbidden', 'not_found'],
    },
    ({ query, visitor, now }) =>
      asStaff(visitor, 'readModerationQueue', async (tx, organisationId) => {
        const { thread, waits, after: from } = query;
        const placeId = thread === undefined ? undefined : await ownPlace(tx, organisationId, thread);
        const part = { waits: waits as (typeof waitings)[number] | undefined, placeId, after: from };
        return readQueue(tx, organisationId, part, now, images.keyOf);
      }),
  );
  const decision = {
    tag,
    params: Type.Object({ id: CommentId }),
    body: DecisionInput,
    answer: ModerationItem,
    visitor: 'needed',
  } as const;
  route(
    api,
    decideComment,
    {
      ...decision,
      summary: 'Publishes or hides a comment, dismisses its flags, or rejects its appeal.',
      errors: ['forbidden', 'not_found', 'comment_fixed', 'already_done', 'key_reused'],
    },
    ({ params: { id }, body, visitor, now, once }) =>
      once(async (tx) =>
        decideSubject(tx, await staffFor(tx, visitor, 'decideComment'), { kind: 'comment', id }, body, now),
      ),
  );
  route(
    api,
    decideIdea,
    {
      ...decision,
      summary: 'Publishes or hides an idea, dismisses its flags, or rejects its appeal.',
      errors: ['forbidden', 'not_found', 'idea_fixed', 'already_done', 'key_reused'],
    },
    ({ params: { id }, body, visitor, now, once }) =>
      once(async (tx) =>
        decideSubject(tx, await staffFor(tx, visitor, 'decideIdea'), { kind: 'idea', id }, body, now),
      ),
  );
  route(
    api,
    block,
    {
      summary: 'Keeps the author of a comment or an idea from writing for a time; never tells who it is.',
      tag,
      body: BlockInput,
      answer: null,
      visitor: 'needed',
      errors: ['forbidden', 'not_found', 'key_reused'],
    },
    async ({ body, visitor, now, once }) => {
      await once(async (tx) => blockAuthor(tx, await staffFor(tx, visitor, 'blockAuthor'), body, now));
      return undefined;
    },
  );
  route(
    api,
    set,
    {
      summary: 'Closes or opens a thread, or sets how it is moderated.',
      tag,
      params: Type.Object({ ref: Ref }),
      body: ThreadSettings,
      answer: Thread,
      visitor: 'needed',
      errors: ['forbidden', 'not_found'],
    },
    async ({ params: { ref }, body, visitor, now }) =>
      threadAnswer(
        await database.write(async (tx) =>
          setThread(tx, await staffFor(tx, visitor, 'setThread'), ref, body, now),
        ),
        now,
      ),
  );
  route(
    api,
    begin,
    {
      summary: 'Begins the thread of a document before anyone wrote, or sets it where it has begun.',
      tag,
      body: ThreadBeginning,
      answer: Thread,
      visitor: 'needed',
      errors: ['forbidden', 'document_unknown'],
    },
    async ({ body: { document, settings }, visitor, now }) => {
      await asStaff(visitor, 'beginThread', () => Promise.resolve());
      const found = await threads.service.placeOf(document, visitor.organisationId);
      const ref = await database.write(async (tx) =>
        beginThread(tx, await staffFor(tx, visitor, 'beginThread'), found, settings, now),
      );
      return threadAnswer(ref, now);
    },
  );
  route(
    api,
    merge,
    {
      summary: 'Moves everything of a thread into another; old addresses keep working.',
      tag,
      params: Type.Object({ ref: Ref }),
      body: MergeInput,
      answer: Thread,
      visitor: 'needed',
      renews: true,
      errors: ['forbidden', 'not_found', 'key_reused'],
    },
    async ({ params: { ref }, body: { into }, visitor, now, once }) =>
      threadAnswer(
        await once(async (tx) => {
          const staff = await staffFor(tx, visitor, 'mergeThread');
          return mergeThread(tx, staff, { from: ref, into }, { now });
        }),
        now,
      ),
  );
  route(
    api,
    theme,
    {
      summary: 'Gives comments a theme, for the response note.',
      tag,
      params: Type.Object({ ref: Ref }),
      body: ThemesInput,
      answer: ThreadThemes,
      visitor: 'needed',
      errors: ['forbidden', 'not_found'],
    },
    ({ params: { ref }, body, visitor, now }) =>
      database.write(async (tx) => setThemes(tx, await staffFor(tx, visitor, 'setThemes'), ref, body, now)),
  );
  route(
    api,
    readResponseNote,
    {
      summary: 'All reactions by passage or by theme with room for the answers: HTML, CSV or JSON-LD.',
      tag,
      params: Type.Object({ ref: Ref }),
      query: noteQuery,
      answer: Type.String({ description: 'The note as a file.' }),
      type: 'text/html',
      visitor: 'needed',
      rateLimit: 'search',
      errors: ['forbidden', 'not_found'],
    },
    async ({ params: { ref }, query, visitor, now, ctx }) => {
      const format = (query.format ?? 'html') as NoteFormat;
      const by = (query.by ?? 'passage') as NoteOrder;
      const { publicUrl } = config;
      const file = await asStaff(visitor, 'readResponseNote', (tx, organisationId) =>
        responseNote(tx, { organisationId, ref, format, by, publicUrl }, now),
      );
      if (format === 'html') setPagePolicy(ctx.res, `${notePolicy}; frame-ancestors 'none'`);
      ctx.set('Content-Disposition', `attachment; filename="${ref}.${format}"`);
      return new Prepared(file, { type: noteTypes[format], cacheControl: 'private, no-store' });
    },
  );
  route(
    api,
    readAuditLog,
    {
      summary: 'Every act of staff of my organisation, newest first.',
      tag,
      query: logQuery,
      answer: AuditLog,
      visitor: 'needed',
      rateLimit: 'search',
      errors: ['forbidden'],
    },
    ({ query: { after: from }, visitor }) =>
      asStaff(visitor, 'readAuditLog', (tx, organisationId) => readActs(tx, organisationId, from)),
  );
};
