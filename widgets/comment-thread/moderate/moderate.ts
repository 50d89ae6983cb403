import type { Comment, ModerationReason } from '../../../contract/comment.schema.js';
import { limits } from '../../../contract/limits.js';
import { decideComment, setThread } from '../../../contract/moderation.endpoints.js';
import type { DecisionInput } from '../../../contract/moderation.schema.js';
import { ApiError, randomHex } from '../../core/client.js';
import { html } from '../../core/lit.js';
import { textsOf } from '../../core/localise.js';
import { coreParts } from '../../core/parts.js';
import { noteView, panelView, reasonsView } from '../../core/talk/panel.js';
import { button } from '../../core/views.js';
import { doingOf } from '../doing/doing.js';
import type { ThreadFlow } from '../thread.flow.js';
import type { ThreadView } from '../thread.view.js';
import { moderateNl } from './moderate.nl.js';

export { styles } from '../../core/talk/form.styles.js';

const textsIn = (language: string) => textsOf('moderate', moderateNl, language);

/** A moderator hides a comment with a reason, or shows it. */
export function moderateView(view: ThreadView, { id, state }: Comment) {
  const { flow, language } = view;
  const texts = textsIn(language);
  const hides = state === 'published';
  const key = randomHex();
  const decide = async (body: DecisionInput) => {
    const { comment } = await flow.session.write(decideComment, {
      path: { id },
      body,
      idempotencyKey: key,
    });
    doingOf(flow).put(comment!);
    return texts.done;
  };
  return panelView(doingOf(flow), {
    id,
    act: 'moderate',
    then: `#reactie-${id}`,
    body: hides
      ? html`${reasonsView(id, texts.hideWhy, language)}
        ${noteView({ id, name: 'note', label: texts.note, hint: texts.noteHint, most: limits.note })}`
      : html`<p>${texts.sure}</p>`,
    does: hides ? texts.hide : texts.publish,
    fault: (fields) => (!hides || fields.has('reason') ? '' : texts.pick),
    run: (fields) =>
      decide(
        hides
          ? {
              decision: 'hide',
              reason: fields.get('reason') as ModerationReason,
              note: String(fields.get('note') ?? '') || undefined,
            }
          : { decision: 'publish' },
      ),
  });
}

/** Who works for the organisation proves their address; what their role allows then shows. */
async function beKnown({ flow, language }: ThreadView) {
  const { askIdentity } = await coreParts.identity.load().catch(() => {
    throw new ApiError('offline');
  });
  if (!(await askIdentity(flow.host, flow.session, 'email', language))) return;
  await flow.read(undefined, 'no-cache');
  const texts = textsIn(language);
  if (!known(flow)) return doingOf(flow).fault('work', texts.noStaff);
  flow.say(texts.staff);
  await flow.host.focusOn('#title');
}

/** Whether the person is known as staff here. */
const known = ({ load }: ThreadFlow) => {
  const can = load.at === 'ready' && load.value.mine?.can;
  return can && (can.official || can.moderate || can.close);
};

/** Closes the thread for everyone, or opens it again. */
async function turn({ flow, language, shown }: ThreadView) {
  const { ref = '', phase } = shown.thread;
  const closed = phase === 'open';
  await flow.session.write(setThread, { path: { ref }, body: { closed } });
  await flow.read(undefined, 'no-cache');
  const texts = textsIn(language);
  flow.say(closed ? texts.isClosed : texts.isOpen);
}

/** The way in for who works for the organisation, and what their role allows with the thread as a whole. */
export function workView(view: ThreadView) {
  const { flow, language, can, shown } = view;
  const texts = textsIn(language);
  const staff = known(flow);
  const does = (text: string, ask: (view: ThreadView) => Promise<void>) =>
    button(text, () => void doingOf(flow).act('work', () => ask(view)));
  return html`<div class="stack work">
    <p>${staff ? texts.staff : texts.prove}</p>
    ${staff ? '' : html`<p>${does(texts.proveMail, beKnown)}</p>`}
    ${can.close ? html`<p>${does(shown.thread.phase === 'open' ? texts.close : texts.open, turn)}</p>` : ''}
    <p class="error" role="alert">${flow.faults.work}</p>
  </div>`;
}
