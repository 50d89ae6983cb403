import type { ActivityKind } from '../contract/activity.schema.js';

/** How the loader gets a widget onto the page. */
export interface Registered {
  /** The kind of activity that it shows; absent where it only tells about some. */
  kind?: ActivityKind;
  /** Fetches the chunk, which defines the element. */
  load(): Promise<void>;
  /** CSS pixels kept free until the widget shows; the attribute `height` says better. Absent where it stands in a line. */
  height?: number;
}

/** What widgets share is asked for beside them, not after them. */
const core = () => void import('./core/define.js').catch(() => {});

/** The widgets by tag. A new widget adds its lines. */
export const registry: Record<string, Registered> = {
  'stem-poll': {
    kind: 'poll',
    async load() {
      core();
      await import('./poll/register.js');
    },
    height: 560,
  },
  'stem-comment-thread': {
    kind: 'thread',
    async load() {
      core();
      await import('./comment-thread/register.js');
    },
    height: 480,
  },
  'stem-comment-count': {
    async load() {
      core();
      await import('./comment-count/register.js');
    },
  },
};
