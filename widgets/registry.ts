import type { ActivityKind } from '../contract/activity.schema.js';

/** How the loader gets a widget onto the page. */
export interface Registered {
  kind: ActivityKind;
  /** Fetches the chunk, which defines the element. */
  load(): Promise<unknown>;
  /** CSS pixels kept free until the widget shows; the attribute `height` says better. */
  height: number;
}

/** What widgets share is asked for beside them, not after them. */
const core = () => import('./core/define.js');

/** The widgets by tag. A new widget adds one line. */
export const registry: Record<string, Registered> = {
  'stem-poll': { kind: 'poll', load: () => Promise.all([import('./poll/define.js'), core()]), height: 420 },
};
