import { Type } from '@sinclair/typebox';
import { Ref } from '../../contract/activity.schema.js';
import { Board, MyBoard } from '../../contract/board.schema.js';
import {
  boardEvents,
  findAddresses,
  readBoard,
  readIdea,
  readIdeas,
  readMyBoard,
  readOutline,
  readPlaces,
  readSimilarIdeas,
} from '../../contract/idea.endpoints.js';
import {
  BoardGroupId,
  FoundAddresses,
  Idea,
  IdeaId,
  IdeaPage,
  IdeaSort,
  IdeaStatus,
  Places,
  SimilarIdeas,
  type IdeaQuery,
} from '../../contract/idea.schema.js';
import { limits } from '../../contract/limits.js';
import type { Api } from '../core/api.js';
import { liveRoute } from '../core/live.route.js';
import { queryOf, route } from '../core/route.js';
import type { BoardRoom } from './board.room.js';

const params = Type.Object({ ref: Ref });
const tag = 'boards';
const short = (max: number, description: string) =>
  Type.Optional(Type.String({ minLength: 1, maxLength: max, description }));

const listQuery = queryOf<IdeaQuery>({
  sort: Type.Optional(IdeaSort),
  category: Type.Optional(BoardGroupId),
  area: Type.Optional(BoardGroupId),
  status: Type.Optional(IdeaStatus),
  search: short(limits.title, 'Words that must all be in an idea, or begin a word of it.'),
  near: short(40, 'latitude,longitude in degrees.'),
  seed: Type.Optional(
    Type.String({ pattern: '^[A-Za-z0-9.-]{1,64}$', description: 'Decides a random order.' }),
  ),
  after: short(200, 'From `next`.'),
});
const titleQuery = queryOf<{ title: string }>({
  title: Type.String({ minLength: 1, maxLength: limits.title, description: 'What someone types.' }),
});
const addressQuery = queryOf<{ search: string }>({
  search: Type.String({ minLength: 1, maxLength: limits.name, description: 'What someone types.' }),
});
const boxQuery = queryOf<{ box?: string }>({
  box: short(100, 'west,south,east,north in degrees.'),
});

/** Registers what is read of boards and ideas. */
export const boardRoutes = (api: Api, { reads, feed }: BoardRoom): void => {
  route(
    api,
    readBoard,
    {
      summary: 'The board as everyone sees it, with its first page.',
      tag,
      params,
      answer: Board,
      errors: ['not_found'],
      ready: (ref, now) => reads.peek(ref, now),
    },
    ({ params: { ref }, now }) => reads.board(ref, now),
  );
  route(
    api,
    readIdeas,
    {
      summary: 'A page of ideas: searched, filtered and sorted.',
      tag,
      params,
      query: listQuery,
      answer: IdeaPage,
      rateLimit: 'search',
      errors: ['not_found'],
    },
    ({ params: { ref }, query, now }) => reads.ideas(ref, query, now),
  );
  route(
    api,
    readSimilarIdeas,
    {
      summary: 'Ideas whose titles are like this one, the likest first.',
      tag,
      params,
      query: titleQuery,
      answer: SimilarIdeas,
      rateLimit: 'search',
      errors: ['not_found'],
    },
    ({ params: { ref }, query: { title }, now }) => reads.similar(ref, title, now),
  );
  route(
    api,
    findAddresses,
    {
      summary: 'Addresses for the place of an idea, where the operator set a service that finds them.',
      tag,
      params,
      query: addressQuery,
      answer: FoundAddresses,
      rateLimit: 'address',
      errors: ['not_found', 'unavailable'],
    },
    ({ params: { ref }, query: { search }, now }) => reads.addresses(ref, search, now),
  );
  route(
    api,
    readPlaces,
    {
      summary: 'The ideas with a place, one by one or in clusters.',
      tag,
      params,
      query: boxQuery,
      answer: Places,
      rateLimit: 'search',
      errors: ['not_found'],
    },
    ({ params: { ref }, query: { box }, now }) => reads.places(ref, box, now),
  );
  route(
    api,
    readOutline,
    {
      summary: 'The outline of the board’s area.',
      tag,
      params,
      answer: Type.Unsafe<object>({ type: 'object', description: 'GeoJSON (RFC 7946).' }),
      type: 'application/geo+json',
      errors: ['not_found'],
    },
    ({ params: { ref }, now }) => reads.outline(ref, now),
  );
  route(
    api,
    readMyBoard,
    {
      summary: 'What only I may see of a board.',
      tag,
      params,
      answer: MyBoard,
      errors: ['not_found'],
      visitor: 'optional',
    },
    ({ params: { ref }, visitor, now }) => reads.mine(ref, visitor, now),
  );
  liveRoute(api, boardEvents, {
    summary: 'Live: one `board` event with version, ideas and supports for each change.',
    tag,
    feed,
  });
  route(
    api,
    readIdea,
    {
      summary: 'One idea, wherever it stands; my own also while it waits.',
      tag,
      params: Type.Object({ id: IdeaId }),
      answer: Idea,
      errors: ['not_found'],
      visitor: 'optional',
    },
    ({ params: { id }, visitor, now }) => reads.idea(id, visitor, now),
  );
};
