import type { Activities } from '../activity/activity.service.js';
import { activityTopic } from '../activity/activity.service.js';
import type { TextTrap } from '../comment/comment.service.js';
import type { Config } from '../config.js';
import { LiveFeed } from '../core/live.feed.js';
import type { LiveHub } from '../core/live.js';
import type { PreparedCache } from '../core/prepared.js';
import type { Database } from '../database/door.js';
import type { Identity } from '../identity/identity.service.js';
import type { ImageRoom } from '../image/image.service.js';
import { addressSearch } from './address.search.js';
import { BoardActs } from './board.acts.js';
import { Boards, boardTopic } from './board.definition.js';
import { boardEvent } from './board.live.js';
import { BoardReads, type BoardReadParts } from './board.reads.js';
import { moveIdeas } from './participant.ideas.js';

/** What the room of boards leans on. */
export interface BoardRoomParts {
  config: Pick<Config, 'tiles' | 'addresses'>;
  database: Database;
  activities: Activities;
  identity: Identity;
  prepared: PreparedCache;
  live: LiveHub;
  trap: TextTrap;
  images: ImageRoom;
  follows: BoardReadParts['follows'];
}

/** Everything of boards in a running server. */
export interface BoardRoom {
  readonly reads: BoardReads;
  readonly acts: BoardActs;
  readonly feed: LiveFeed;
  close(): void;
}

/** Sets up the room of boards. */
export const createBoards = (parts: BoardRoomParts): BoardRoom => {
  const { database, activities, identity, prepared, live, trap, images, follows } = parts;
  identity.merged.push(moveIdeas);
  const boards = new Boards(database, activities);
  const { keyOf } = images;
  const { tiles, addresses: url } = parts.config;
  const findAddresses = url === undefined ? undefined : addressSearch({ url });
  const reads = new BoardReads({ database, boards, prepared, tiles, findAddresses, keyOf, follows });
  const acts = new BoardActs({ database, reads, trap, images });
  const feed = new LiveFeed({
    database,
    hub: live,
    prefix: 'board:',
    topicsOf: (id) => [boardTopic(id), activityTopic(id)],
    frame: (ref) => boardEvent(database, boards, ref),
  });
  return { reads, acts, feed, close: () => feed.close() };
};
