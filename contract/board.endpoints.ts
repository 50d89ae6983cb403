import type { Board, IdeaAnswer, MyBoard } from './board.schema.js';
import { endpoint } from './endpoint.js';
import type { IdeaPage, IdeaQuery } from './idea.schema.js';

/** The board as everyone sees it, with its first page. */
export const readBoard = endpoint<{ answer: Board }>()('readBoard', 'GET', '/v1/boards/{ref}');

/** A page of 20 ideas: searched, filtered and sorted. */
export const readIdeas = endpoint<{ query: IdeaQuery; answer: IdeaPage }>()(
  'readIdeas',
  'GET',
  '/v1/boards/{ref}/ideas',
);

/** What only I may see of a board. */
export const readMyBoard = endpoint<{ answer: MyBoard }>()('readMyBoard', 'GET', '/v1/boards/{ref}/mine');

/** Server-Sent Events: one `board` event with `{ version, ideas, supports }` for each change. */
export const boardEvents = endpoint<{ answer: string }>()('boardEvents', 'GET', '/v1/boards/{ref}/events');

/** Supports an idea; once a person. */
export const supportIdea = endpoint<{ answer: IdeaAnswer }>()(
  'supportIdea',
  'PUT',
  '/v1/ideas/{id}/supports/mine',
);

/** Takes my support back. */
export const unsupportIdea = endpoint<{ answer: IdeaAnswer }>()(
  'unsupportIdea',
  'DELETE',
  '/v1/ideas/{id}/supports/mine',
);
