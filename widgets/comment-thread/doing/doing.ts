import type { ThreadFlow } from '../thread.flow.js';
import { ThreadDoing } from './thread.doing.js';

export { readFurther } from './further.js';
export { doingTexts } from './doing.nl.js';
export { shownWith } from './shown.mine.js';

/** What a person does in a thread. */
export function doingOf(flow: ThreadFlow): ThreadDoing {
  const doing = (flow.doing ??= new ThreadDoing(flow));
  // Each read begins anew with who this browser is.
  doing.session = flow.session;
  return doing;
}
