import type { ModerationReason } from '../../../contract/comment.schema.js';
import { appealIdea, flagIdea, withdrawIdea } from '../../../contract/idea.endpoints.js';
import type { Idea } from '../../../contract/idea.schema.js';
import { limits } from '../../../contract/limits.js';
import { decideIdea } from '../../../contract/moderation.endpoints.js';
import type { DecisionInput } from '../../../contract/moderation.schema.js';
import { randomHex } from '../../core/client.js';
import { html } from '../../core/lit.js';
import { noteView, panelView, reasonsView, type Panel } from '../../core/talk/panel.js';
import { talkTexts } from '../../core/talk/talk.nl.js';
import { at } from '../title.place.js';
import type { Act } from '../board.state.js';
import type { BoardView } from '../board.view.js';
import { ideaActsTexts } from './acts.nl.js';

export { styles } from '../../core/talk/form.styles.js';

/** What an act asks, checks and does. */
type Asking = Pick<Panel, 'body' | 'does' | 'fault' | 'run'>;

const typed = (fields: FormData, name: string) => String(fields.get(name) ?? '').trim();

const withdraw = ({ flow, language }: BoardView, { id }: Idea): Asking => {
  const texts = ideaActsTexts(language);
  return {
    body: html`<p>${texts.withdrawSure}</p>`,
    does: texts.withdraw,
    fault: () => '',
    async run() {
      flow.take(await flow.session.write(withdrawIdea, { path: { id } }));
      return texts.withdrawn;
    },
  };
};

const flag = ({ flow, language }: BoardView, { id }: Idea): Asking => {
  const texts = ideaActsTexts(language);
  const said = talkTexts(language);
  const key = randomHex();
  return {
    body: html`${reasonsView(id, texts.flagWhy, language)}
    ${noteView({ id, name: 'note', label: said.note, hint: said.noteHint, most: limits.note })}`,
    does: said.flag,
    fault: (fields) => (fields.has('reason') ? '' : said.flagPick),
    async run(fields) {
      const reason = typed(fields, 'reason') as ModerationReason;
      const body = { reason, note: typed(fields, 'note') || undefined };
      await flow.session.write(flagIdea, { path: { id }, body, idempotencyKey: key });
      return texts.flagged;
    },
  };
};

const appeal = ({ flow, language }: BoardView, { id }: Idea): Asking => {
  const texts = ideaActsTexts(language);
  const said = talkTexts(language);
  const key = randomHex();
  return {
    body: noteView({ id, name: 'note', label: texts.appeal, hint: said.appealHint, most: limits.note }),
    does: said.sendAppeal,
    fault: (fields) => (typed(fields, 'note') ? '' : said.noteEmpty),
    async run(fields) {
      const body = { note: typed(fields, 'note') };
      flow.take(await flow.session.write(appealIdea, { path: { id }, body, idempotencyKey: key }));
      return texts.appealed;
    },
  };
};

const moderate = ({ flow, language }: BoardView, { id, state }: Idea): Asking => {
  const texts = ideaActsTexts(language);
  const said = talkTexts(language);
  const hides = state === 'published';
  const key = randomHex();
  return {
    body: hides
      ? html`${reasonsView(id, texts.hideWhy, language)}
        ${noteView({ id, name: 'note', label: texts.hideNote, hint: texts.hideHint, most: limits.note })}`
      : html`<p>${texts.publishSure}</p>`,
    does: hides ? texts.hide : texts.publish,
    fault: (fields) => (!hides || fields.has('reason') ? '' : said.flagPick),
    async run(fields) {
      const body: DecisionInput = hides
        ? {
            decision: 'hide',
            reason: typed(fields, 'reason') as ModerationReason,
            note: typed(fields, 'note') || undefined,
          }
        : { decision: 'publish' };
      const { idea } = await flow.session.write(decideIdea, { path: { id }, body, idempotencyKey: key });
      flow.put(idea!);
      return texts.decided;
    },
  };
};

const asks: Record<Exclude<Act, 'edit' | 'mail'>, (view: BoardView, idea: Idea) => Asking> = {
  withdraw,
  flag,
  appeal,
  moderate,
};

/** What is unfolded to withdraw or flag an idea, to ask the moderator to look again, or to decide about it. */
export function actView(view: BoardView, idea: Idea, act: keyof typeof asks) {
  const { id } = idea;
  return panelView(view.flow, { id, act, then: at(id), ...asks[act](view, idea) });
}
