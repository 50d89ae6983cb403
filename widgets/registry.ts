import type { ActivityKind } from '../contract/activity.schema.js';

/** How the loader gets a widget onto the page. */
export interface Registered {
  /** The kind of activity that it shows; absent where it only tells about some. */
  kind?: ActivityKind;
  /** Fetches the chunk, which defines the element. */
  load(): Promise<unknown>;
  /** Fetches what its chunk needs and shares with another, at the same time. */
  vote?(): Promise<unknown>;
  /** CSS pixels kept free until the widget shows; the attribute `height` says better. Absent where it stands in a line. */
  height?: number;
}

/** What widgets share is asked for beside them, not after them. */
export const core = () => import('./core/define.js');

/** What everything that people vote on shares: one chunk, by any file of it. */
const vote = () => import('./core/vote/parts.js');

/** The widgets by tag. A new widget adds its lines. */
export const registry: Record<string, Registered> = {
  'stem-poll': {
    kind: 'poll',
    load: () => import('./poll/register.js'),
    vote,
    height: 560,
  },
  'stem-idea-board': {
    kind: 'board',
    load: () => import('./idea-board/register.js'),
    height: 720,
  },
  'stem-budget-allocator': {
    kind: 'budget',
    load: () => import('./budget-allocator/register.js'),
    vote,
    height: 720,
  },
  'stem-comment-thread': {
    kind: 'thread',
    load: () => import('./comment-thread/register.js'),
    height: 480,
  },
  'stem-comment-count': {
    load: () => import('./comment-count/register.js'),
  },
};
