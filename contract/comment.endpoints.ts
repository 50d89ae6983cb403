import { endpoint } from './endpoint.js';
import type { Passages, Thread } from './comment.schema.js';

export * from './commenting.endpoints.js';

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

/** The passages that have comments. */
export const readPassages = endpoint<{ answer: Passages }>()(
  'readPassages',
  'GET',
  '/v1/threads/{ref}/passages',
);

/** Server-Sent Events: one `thread` event with `{ version, comments, phase }` for each change. */
export const threadEvents = endpoint<{ answer: string }>()('threadEvents', 'GET', '/v1/threads/{ref}/events');
