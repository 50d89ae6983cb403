import { editComment, withdrawComment } from '../../../contract/commenting.endpoints.js';
import type { Comment, ModerationReason } from '../../../contract/comment.schema.js';
import { limits } from '../../../contract/limits.js';
import { appealComment, flagComment } from '../../../contract/moderation.endpoints.js';
import { randomHex } from '../../core/client.js';
import { html } from '../../core/lit.js';
import { noteView, panelView, reasonsView, type Panel } from '../../core/talk/panel.js';
import { talkTexts } from '../../core/talk/talk.nl.js';
import type { Act } from '../thread.state.js';
import { doingOf } from '../doing/doing.js';
import type { ThreadView } from '../thread.view.js';
import { actsTexts } from './acts.nl.js';

export { styles } from '../../core/talk/form.styles.js';

/** What an act asks, checks and does. */
type Asking = Pick<Panel, 'body' | 'does' | 'fault' | 'run'>;

const typed = (fields: FormData, name: string) => String(fields.get(name) ?? '');

const edit = ({ flow, language }: ThreadView, { id, text, suggestion }: Comment): Asking => {
  const texts = actsTexts(language);
  return {
    body: noteView({
      id,
      name: 'text',
      label: texts.edit,
      hint: '',
      value: text ?? '',
      most: limits.comment,
    }),
    does: texts.save,
    fault: (fields) => (typed(fields, 'text').trim() ? '' : texts.empty),
    async run(fields) {
      const body = { text: typed(fields, 'text').replace(/\r\n/g, '\n'), suggestion };
      doingOf(flow).take(await flow.session.write(editComment, { path: { id }, body }));
      return texts.saved;
    },
  };
};

const withdraw = ({ flow, language }: ThreadView, { id, state }: Comment): Asking => {
  const texts = actsTexts(language);
  return {
    body: html`<p>${texts.withdrawSure}</p>`,
    does: texts.withdraw,
    fault: () => '',
    async run() {
      const answer = await flow.session.write(withdrawComment, { path: { id } });
      doingOf(flow).take(answer, state === 'published' ? -1 : 0);
      return texts.withdrawn;
    },
  };
};

const flag = ({ flow, language }: ThreadView, { id }: Comment): Asking => {
  const texts = actsTexts(language);
  const said = talkTexts(language);
  const key = randomHex();
  return {
    body: html`${reasonsView(id, texts.flagWhy, language)}
    ${noteView({ id, name: 'note', label: said.note, hint: said.noteHint, most: limits.note })}`,
    does: said.flag,
    fault: (fields) => (fields.has('reason') ? '' : said.flagPick),
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

const appeal = ({ flow, language }: ThreadView, { id }: Comment): Asking => {
  const texts = actsTexts(language);
  const said = talkTexts(language);
  const key = randomHex();
  return {
    body: noteView({ id, name: 'note', label: texts.appeal, hint: said.appealHint, most: limits.note }),
    does: said.sendAppeal,
    fault: (fields) => (typed(fields, 'note').trim() ? '' : said.noteEmpty),
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
  (view: ThreadView, comment: Comment) => Asking
> = {
  edit,
  withdraw,
  flag,
  appeal,
};

/** What is unfolded to edit, withdraw or flag a comment, or to ask the moderator to look again. */
export function actView(view: ThreadView, comment: Comment, act: keyof typeof asks) {
  const { flow, data, server, shown } = view;
  const { id } = comment;
  return panelView(
    doingOf(flow),
    { id, act, then: `#reactie-${id}`, ...asks[act](view, comment) },
    { action: `${server}/a/${shown.thread.ref ?? ''}`, fields: data?.fields, fault: data?.fault },
  );
}
