import { Type } from '@sinclair/typebox';
import { Ref } from '../../contract/activity.schema.js';
import {
  findThread,
  readComments,
  readMyThread,
  readPassages,
  readThread,
  threadEvents,
} from '../../contract/comment.endpoints.js';
import { countComments } from '../../contract/count.endpoints.js';
import {
  CommentId,
  CommentPage,
  CommentSort,
  Counts,
  CountsInput,
  MyThread,
  Passages,
  Thread,
} from '../../contract/comment.schema.js';
import { limits } from '../../contract/limits.js';
import type { Api } from '../core/api.js';
import { answerPrepared } from '../core/prepared.js';
import { liveRoute } from '../core/live.route.js';
import { queryOf, route } from '../core/route.js';
import type { ThreadRoom } from './thread.room.js';
import type { PageQuery } from './thread.service.js';

const params = Type.Object({ ref: Ref });
const tag = 'threads';
const cursor = (description: string) =>
  Type.Optional(Type.String({ minLength: 1, maxLength: 200, description }));

const pageQuery = queryOf<PageQuery>({
  sort: Type.Optional(CommentSort),
  after: cursor('From `next` or from `more`.'),
  before: cursor('From `previous`.'),
  parent: Type.Optional(CommentId),
  around: Type.Optional(CommentId),
});

const findQuery = queryOf<{ document: string; organisation?: string }>({
  document: Type.String({ minLength: 1, maxLength: limits.url, description: 'Address of the document.' }),
  organisation: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: limits.ref,
      description: 'Slug, where two registered the prefix.',
    }),
  ),
});

/** Registers what is read of threads, and their feeds. */
export const threadRoutes = (api: Api, { service, feed }: ThreadRoom, publicUrl: string): void => {
  for (const path of ['/feed/:ref', '/a/:ref/feed'])
    api.router.get(path, async (ctx) => {
      answerPrepared(ctx, await service.feed(ctx.params.ref ?? '', publicUrl, api.now()));
    });
  route(
    api,
    findThread,
    {
      summary: 'The thread of a document by its address, also before its first comment.',
      tag,
      query: findQuery,
      answer: Thread,
      errors: ['document_unknown'],
    },
    ({ query: { document, organisation }, now }) => service.find(document, organisation, now),
  );
  route(
    api,
    readThread,
    {
      summary: 'The thread as everyone sees it, with its first page.',
      tag,
      params,
      answer: Thread,
      errors: ['not_found'],
      ready: (ref, now) => service.peek(ref, now),
    },
    ({ params: { ref }, now }) => service.read(ref, now),
  );
  route(
    api,
    readComments,
    {
      summary: 'A page of comments, the replies of one, or the page on which one stands.',
      tag,
      params,
      query: pageQuery,
      answer: CommentPage,
      errors: ['not_found'],
      rateLimit: 'search',
    },
    ({ params: { ref }, query, now }) => service.page(ref, query, now),
  );
  route(
    api,
    readPassages,
    { summary: 'The passages that have comments.', tag, params, answer: Passages, errors: ['not_found'] },
    ({ params: { ref }, now }) => service.passages(ref, now),
  );
  route(
    api,
    readMyThread,
    {
      summary: 'What only I may see of a thread.',
      tag,
      params,
      answer: MyThread,
      errors: ['not_found'],
      visitor: 'optional',
    },
    ({ params: { ref }, visitor, now }) => service.mine(ref, visitor, now),
  );
  liveRoute(api, threadEvents, {
    summary: 'Live: one `thread` event with version, number of comments and phase for each change.',
    tag,
    feed,
  });
  route(
    api,
    countComments,
    {
      summary: 'Numbers of comments for a whole page of documents at once.',
      tag,
      body: CountsInput,
      answer: Counts,
      errors: [],
      rateLimit: 'search',
    },
    ({ body }) => service.counts(body),
  );
};
