import { endpoint } from './endpoint.js';
import type { CommentAnswer, Thread } from './comment.schema.js';
import type {
  AppealInput,
  AuditLog,
  BlockInput,
  DecisionInput,
  FlagInput,
  MergeInput,
  ModerationItem,
  ModerationQueue,
  ThemesInput,
  ThreadBeginning,
  ThreadSettings,
  ThreadThemes,
} from './moderation.schema.js';

/** Says that something is wrong with a comment; once a person. */
export const flagComment = endpoint<{ body: FlagInput; answer: undefined }>()(
  'flagComment',
  'POST',
  '/v1/comments/{id}/flags',
);

/** Asks to look again at my hidden comment; once. */
export const appealComment = endpoint<{ body: AppealInput; answer: CommentAnswer }>()(
  'appealComment',
  'POST',
  '/v1/comments/{id}/appeals',
);

/** What waits for a moderator. Staff: clerk, moderator, administrator. */
export const readModerationQueue = endpoint<{
  query: { waits?: string; thread?: string; after?: string };
  answer: ModerationQueue;
}>()('readModerationQueue', 'GET', '/v1/moderation-items');

/** Decides about a comment. Staff: clerk, moderator, administrator. */
export const decideComment = endpoint<{ body: DecisionInput; answer: ModerationItem }>()(
  'decideComment',
  'POST',
  '/v1/comments/{id}/decisions',
);

/** Decides about an idea. Staff: clerk, moderator, administrator. */
export const decideIdea = endpoint<{ body: DecisionInput; answer: ModerationItem }>()(
  'decideIdea',
  'POST',
  '/v1/ideas/{id}/decisions',
);

/** Keeps the author of a comment or an idea from writing for a time. Staff: moderator, administrator. */
export const blockAuthor = endpoint<{ body: BlockInput; answer: undefined }>()(
  'blockAuthor',
  'POST',
  '/v1/participant-blocks',
);

/** Sets how a thread works. Staff: clerk, editor, administrator. */
export const setThread = endpoint<{ body: ThreadSettings; answer: Thread }>()(
  'setThread',
  'PUT',
  '/v1/threads/{ref}/settings',
);

/** Begins the thread of a document before anyone wrote, with its settings. Staff: clerk, editor, administrator. */
export const beginThread = endpoint<{ body: ThreadBeginning; answer: Thread }>()(
  'beginThread',
  'PUT',
  '/v1/document-threads',
);

/** Merges a thread into another of the same organisation. Staff: clerk, administrator. */
export const mergeThread = endpoint<{ body: MergeInput; answer: Thread }>()(
  'mergeThread',
  'POST',
  '/v1/threads/{ref}/merges',
);

/** Gives comments a theme. Staff: clerk, editor, administrator. */
export const setThemes = endpoint<{ body: ThemesInput; answer: ThreadThemes }>()(
  'setThemes',
  'PUT',
  '/v1/threads/{ref}/themes',
);

/** All reactions by passage or by theme, to answer them: HTML, CSV or JSON-LD. Staff: any role. */
export const readResponseNote = endpoint<{ query: { format?: string; by?: string }; answer: string }>()(
  'readResponseNote',
  'GET',
  '/v1/threads/{ref}/response-note',
);

/** Every act of staff of my organisation. Staff: administrator. */
export const readAuditLog = endpoint<{ query: { after?: string }; answer: AuditLog }>()(
  'readAuditLog',
  'GET',
  '/v1/audit-entries',
);
