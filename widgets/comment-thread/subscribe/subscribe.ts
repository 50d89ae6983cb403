import { textsOf } from '../../core/localise.js';
import { mailView } from '../../core/talk/mail.js';
import { doingOf } from '../doing/doing.js';
import type { ThreadView } from '../thread.view.js';
import { subscribeNl } from './subscribe.nl.js';

export { styles } from '../../core/talk/form.styles.js';

/** Asks for mail about a thread, or about the replies to a comment. */
export function subscribeView({ flow, language, shown }: ThreadView, thread: string, comment?: string) {
  const { what, done, doneReplies } = textsOf('subscribe', subscribeNl, language);
  return mailView(doingOf(flow), {
    about: { thread, comment },
    place: comment ?? 'subscribe',
    what,
    done: comment ? doneReplies : done,
    subscribed: !comment && !!shown.mine?.subscribed,
    leave: !!comment,
  });
}
