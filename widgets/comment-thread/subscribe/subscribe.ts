import { ApiError } from '../../core/client.js';
import { html } from '../../core/lit.js';
import { textsOf } from '../../core/localise.js';
import { coreParts } from '../../core/parts.js';
import { mailView } from '../../core/talk/mail.js';
import { button } from '../../core/views.js';
import { doingOf } from '../doing/doing.js';
import type { ThreadView } from '../thread.view.js';
import { subscribeNl } from './subscribe.nl.js';

export { styles } from '../../core/talk/form.styles.js';

const textsIn = (language: string) => textsOf('subscribe', subscribeNl, language);

/** Who works for the organisation proves their address; what their role allows then shows. */
async function beKnown({ flow, language }: ThreadView) {
  const { askIdentity } = await coreParts.identity.load().catch(() => {
    throw new ApiError('offline');
  });
  if (!(await askIdentity(flow.host, flow.session, 'email', language))) return;
  await flow.read(undefined, 'no-cache');
  const can = flow.load.at === 'ready' && flow.load.value.mine?.can;
  const texts = textsIn(language);
  if (!can || !(can.official || can.moderate)) return doingOf(flow).fault('subscribe', texts.noStaff);
  flow.say(texts.staff);
  await flow.host.focusOn('#title');
}

/** Asks for mail about a thread, or about the replies to a comment; and the way in for who works there. */
export function subscribeView(view: ThreadView, thread: string, comment?: string) {
  const { flow, language, shown, can } = view;
  const { what, done, doneReplies, work } = textsIn(language);
  const staff = comment || can.official || can.moderate;
  return html`${mailView(doingOf(flow), {
    about: { thread, comment },
    place: comment ?? 'subscribe',
    what,
    done: comment ? doneReplies : done,
    subscribed: !comment && !!shown.mine?.subscribed,
    leave: !!comment,
  })}
  ${
    staff
      ? ''
      : html`<p>
          ${button(work(shown.thread.organisation), () => void doingOf(flow).act('subscribe', () => beKnown(view)), 'quiet')}
        </p>`
  }`;
}
