import { endpoint } from './endpoint.js';
import type { Counts, CountsInput } from './comment.schema.js';

/** Numbers of comments for a whole page of documents at once. It changes nothing; POST because the list may be long. */
export const countComments = endpoint<{ body: CountsInput; answer: Counts }>()(
  'countComments',
  'POST',
  '/v1/comment-counts',
);
