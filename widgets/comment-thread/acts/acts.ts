import { editComment, withdrawComment } from '../../../contract/commenting.endpoints.js';
import type { Comment, ModerationReason } from '../../../contract/comment.schema.js';
import { limits } from '../../../contract/limits.js';
import { appealComment, flagComment } from '../../../contract/moderation.endpoints.js';
import { randomHex } from '../../core/client.js';
import { html } from '../../core/lit.js';
import { textsOf } from '../../core/localise.js';
import type { Act } from '../thread.state.js';
import { doingOf } from '../doing/doing.js';
import type { ThreadView } from '../thread.view.js';
import { actsNl, type ActsTexts } from './acts.nl.js';
import { noteView, panelView, reasonsView, type Panel } from './panel.js';

export { styles } from '../form.styles.js';

/** What an act asks, checks and does. */
type Asking = Pick<Panel, 'body' | 'does' | 'fault' | 'run'>;

const typed = (fields: FormData, name: string) => String(fields.get(name) ?? '');

const edit = ({ flow }: ThreadView, { id, text, suggestion }: Comment, texts: ActsTexts): Asking => ({
  body: noteView({ id, name: 'text', label: texts.edit, hint: '', value: text ?? '', most: limits.comment }),
  does: texts.save,
  fault: (fields) => (typed(fields, 'text').trim() ? '' : texts.empty),
  async run(fields) {
    const body = { text: typed(fields, 'text').replace(/\r\n/g, '\n'), suggestion };
    doingOf(flow).take(await flow.session.write(editComment, { path: { id }, body }));
    return texts.saved;
  },
});

const withdraw = ({ flow }: ThreadView, { id, state }: Comment, texts: ActsTexts): Asking => ({
  body: html`<p>${texts.withdrawSure}</p>`,
  does: texts.withdraw,
  fault: () => '',
  async run() {
    doingOf(flow).take(
      await flow.session.write(withdrawComment, { path: { id } }),
      state === 'published' ? -1 : 0,
    );
    return texts.withdrawn;
  },
});

const flag = ({ flow }: ThreadView, { id }: Comment, texts: ActsTexts): Asking => {
  const key = randomHex();
  return {
    body: html`${reasonsView(id, texts.flagWhy, texts.reasons)}
    ${noteView({ id, name: 'note', label: texts.note, hint: texts.noteHint, most: limits.note })}`,
    does: texts.flag,
    fault: (fields) => (fields.has('reason') ? '' : texts.flagPick),
    async run(fields) {
      const body = {
        reason: typed(fields, 'reason') as ModerationReason,
        note: typed(fields, 'note') || undefined,
      };
      await flow.session.write(flagComment, { path: { id }, body, idempotencyKey: key });
      return texts.flagged;
    },
  };
};

const appeal = ({ flow }: ThreadView, { id }: Comment, texts: ActsTexts): Asking => {
  const key = randomHex();
  return {
    body: noteView({ id, name: 'note', label: texts.appeal, hint: texts.appealHint, most: limits.note }),
    does: texts.sendAppeal,
    fault: (fields) => (typed(fields, 'note').trim() ? '' : texts.noteEmpty),
    async run(fields) {
      const body = { note: typed(fields, 'note') };
      doingOf(flow).take(
        await flow.session.write(appealComment, { path: { id }, body, idempotencyKey: key }),
      );
      return texts.appealed;
    },
  };
};

const asks: Record<
  Exclude<Act, 'reply' | 'mail' | 'moderate'>,
  (view: ThreadView, comment: Comment, texts: ActsTexts) => Asking
> = {
  edit,
  withdraw,
  flag,
  appeal,
};

/** What is unfolded to edit, withdraw or flag a comment, or to ask the moderator to look again. */
export function actView(view: ThreadView, comment: Comment, act: keyof typeof asks) {
  const texts = textsOf('acts', actsNl, view.language);
  const { cancel, busy } = texts;
  return panelView(view, { id: comment.id, act, cancel, busy, ...asks[act](view, comment, texts) });
}
