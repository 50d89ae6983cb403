import { endpoint } from './endpoint.js';
import type {
  Comment,
  CommentAnswer,
  CommentEdit,
  CommentInput,
  CommentPage,
  MyThread,
  ReactionInput,
} from './comment.schema.js';

/**
 * A page of comments: `after` or `before` a cursor; the replies of one comment with `parent`; the page on which a
 * comment stands with `around`.
 */
export const readComments = endpoint<{
  query: { sort?: string; after?: string; before?: string; parent?: string; around?: string };
  answer: CommentPage;
}>()('readComments', 'GET', '/v1/threads/{ref}/comments');

/** What only I may see of a thread. */
export const readMyThread = endpoint<{ answer: MyThread }>()('readMyThread', 'GET', '/v1/threads/{ref}/mine');

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
