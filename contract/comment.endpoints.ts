import { endpoint } from './endpoint.js';
import type {
  Comment,
  CommentAnswer,
  CommentEdit,
  CommentInput,
  CommentPage,
  Counts,
  CountsInput,
  MyThread,
  Passages,
  ReactionInput,
  Thread,
} from './comment.schema.js';

/** A thread as everyone sees it, with its first page. */
export const readThread = endpoint<{ answer: Thread }>()('readThread', 'GET', '/v1/threads/{ref}');

/**
 * The thread of a document by its address, also before its first comment, when it has no ref. `organisation` is needed
 * only where two organisations registered the same prefix.
 */
export const findThread = endpoint<{ query: { document: string; organisation?: string }; answer: Thread }>()(
  'findThread',
  'GET',
  '/v1/threads',
);

/**
 * A page of comments: `after` or `before` a cursor; the replies of one comment with `parent`; the page on which a
 * comment stands with `around`.
 */
export const readComments = endpoint<{
  query: { sort?: string; after?: string; before?: string; parent?: string; around?: string };
  answer: CommentPage;
}>()('readComments', 'GET', '/v1/threads/{ref}/comments');

/** The passages that have comments. */
export const readPassages = endpoint<{ answer: Passages }>()(
  'readPassages',
  'GET',
  '/v1/threads/{ref}/passages',
);

/** What only I may see of a thread. */
export const readMyThread = endpoint<{ answer: MyThread }>()('readMyThread', 'GET', '/v1/threads/{ref}/mine');

/** Server-Sent Events: one `thread` event with `{ version, comments }` for each change. */
export const threadEvents = endpoint<{ answer: string }>()('threadEvents', 'GET', '/v1/threads/{ref}/events');

/** One comment, wherever it stands. */
export const readComment = endpoint<{ answer: Comment }>()('readComment', 'GET', '/v1/comments/{id}');

/** Writes a comment; the thread of a document begins with its first. */
export const addComment = endpoint<{ body: CommentInput; answer: CommentAnswer }>()(
  'addComment',
  'POST',
  '/v1/comments',
);

/** Edits my comment while it may be edited. */
export const editComment = endpoint<{ body: CommentEdit; answer: CommentAnswer }>()(
  'editComment',
  'PUT',
  '/v1/comments/{id}',
);

/** Withdraws my comment; a tombstone keeps the replies. */
export const withdrawComment = endpoint<{ answer: CommentAnswer }>()(
  'withdrawComment',
  'DELETE',
  '/v1/comments/{id}',
);

/** Agrees or disagrees; a person has at most one reaction to a comment. */
export const react = endpoint<{ body: ReactionInput; answer: CommentAnswer }>()(
  'react',
  'PUT',
  '/v1/comments/{id}/reactions/mine',
);

/** Takes my reaction back. */
export const unreact = endpoint<{ answer: CommentAnswer }>()(
  'unreact',
  'DELETE',
  '/v1/comments/{id}/reactions/mine',
);

/** Numbers of comments for a whole page of documents at once. It changes nothing; POST because the list may be long. */
export const countComments = endpoint<{ body: CountsInput; answer: Counts }>()(
  'countComments',
  'POST',
  '/v1/comment-counts',
);
