import type { Comment, ModerationReason } from '../../../contract/comment.schema.js';
import { limits } from '../../../contract/limits.js';
import { decideComment } from '../../../contract/moderation.endpoints.js';
import type { DecisionInput } from '../../../contract/moderation.schema.js';
import { randomHex } from '../../core/client.js';
import { html } from '../../core/lit.js';
import { textsOf } from '../../core/localise.js';
import { noteView, panelView, reasonsView } from '../../core/talk/panel.js';
import { doingOf } from '../doing/doing.js';
import type { ThreadView } from '../thread.view.js';
import { moderateNl } from './moderate.nl.js';

export { styles } from '../../core/talk/form.styles.js';

/** A moderator hides a comment with a reason, or shows it. */
export function moderateView(view: ThreadView, { id, state }: Comment) {
  const { flow, language } = view;
  const texts = textsOf('moderate', moderateNl, language);
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
