import type { Context } from 'koa';
import type { MyIdea } from '../../contract/board.schema.js';
import type { Idea, IdeaEdit } from '../../contract/idea.schema.js';
import { limits } from '../../contract/limits.js';
import { InvalidInput, NotFound, Refusal } from '../core/errors.js';
import type { Visitor } from '../core/visitor.js';
import { boardAt, type BoardNotice, type OnBoard } from './board.parts.js';
import { refusedText, statusOf } from './board.refused.js';
import { boardTextsIn } from './board.texts.js';
import type { AnswerPage, Step } from './form.routes.js';
import { withFile, type WritingActs } from './idea.find.js';
import { ideaIn, typedIdea, type TypedIdea } from './idea.form.js';
import { ownTextsIn } from './own.texts.js';
import { hourIn } from './print.texts.js';
import { html } from './render.js';
import { field } from './thread.page.js';
import { threadTextsIn } from './thread.texts.js';

/** What forms without script can do with an idea of one's own; the same acts as the API's. */
export interface OwnIdeaActs extends WritingActs {
  idea(id: string, visitor: Visitor | undefined, now: Date): Promise<Idea>;
  edit(id: string, edit: IdeaEdit, visitor: Visitor, now: Date): Promise<void>;
  withdraw(id: string, visitor: Visitor, now: Date): Promise<void>;
  /** Asks to look again at a hidden one; once. */
  appeal(id: string, note: string, visitor: Visitor, now: Date): Promise<void>;
}

/** Draws an idea, or the form in which it is changed. */
export type DrawOwn = (
  ctx: Context,
  ref: string,
  shown: { idea: string } | { form: TypedIdea; edits: string },
  who: { visitor: Visitor; now: Date },
  more: { notice: BoardNotice },
) => Promise<string>;

/** My idea of this id, where it is mine. */
export const mineIn = ({ mine }: Pick<OnBoard, 'mine'>, id: string): MyIdea | undefined =>
  mine?.ideas.find(({ idea }) => idea.id === id);

/** An idea as it stands in the form that changes it. */
export const typedOf = (idea: Idea): TypedIdea => {
  const { title = '', text = '', category = '', area = '', placeName = '', place, picture } = idea;
  const point = place ? `${place.latitude}, ${place.longitude}` : '';
  const shown = { picture: picture?.id ?? '', alt: picture?.alt ?? '', name: '' };
  return { title, text, category, area, placeName, point, address: '', ...shown };
};

const stateOf = (idea: Idea, language: string): string => {
  if (idea.state === 'published') return '';
  const reason = idea.reason ? ` (${threadTextsIn(language).reasons[idea.reason]})` : '';
  return ` · ${ownTextsIn(language).states[idea.state]}${reason}`;
};

/** My ideas on this board, also those that not everyone sees. */
export const ownIdeasView = (on: OnBoard): unknown => {
  const own = (on.mine?.ideas ?? []).filter(({ idea }) => idea.state !== 'withdrawn');
  if (own.length === 0) return '';
  return html`<details ?open="${own.some(({ idea }) => idea.state !== 'published')}">
    <summary>${ownTextsIn(on.language).ideas} (${own.length})</summary>
    <ul>
      ${own.map(
        ({ idea }) =>
          html`<li>
            <a href="${boardAt(on, { idee: idea.id })}" lang="${on.board.language}" dir="auto"
              >${idea.title}</a
            >${stateOf(idea, on.language)}
          </li>`,
      )}
    </ul>
  </details>`;
};

const appealView = (on: OnBoard, { idea: { id }, appeal }: MyIdea): unknown => {
  const texts = ownTextsIn(on.language);
  if (appeal === undefined) return '';
  if (appeal !== 'possible') return html`<p>${texts.appeals[appeal]}</p>`;
  return html`<form method="post" action="${boardAt(on, { idee: id })}">
    ${field('act', 'appeal')} ${field('idea', id)}
    <p>
      <label for="appeal">${texts.appeal}</label>
      <textarea
        id="appeal"
        name="note"
        rows="4"
        dir="auto"
        maxlength="${limits.note}"
        aria-describedby="appeal-hint"
        required
      ></textarea>
      <small id="appeal-hint">${texts.appealHint}</small>
    </p>
    <button>${texts.doAppeal}</button>
  </form>`;
};

/** What I can do with an idea of mine: change it while that may, withdraw it, or ask to look again at a hidden one. */
export const ownIdeaView = (on: OnBoard, { id }: Idea): unknown => {
  const mine = mineIn(on, id);
  if (!mine || mine.idea.state === 'withdrawn') return '';
  const { board, language } = on;
  const texts = ownTextsIn(language);
  const { editableUntil, note } = mine;
  return html`<div class="notice">
    <p><strong>${texts.own}</strong> ${editableUntil ? texts.until(hourIn(language)(editableUntil)) : ''}</p>
    ${note ? html`<p>${texts.note} <span lang="${board.language}" dir="auto">${note}</span></p>` : ''}
    ${appealView(on, mine)}
    ${editableUntil ? html`<p><a href="${boardAt(on, { idee: id, wijzig: '1' })}">${texts.edit}</a></p>` : ''}
    ${
      mine.idea.state === 'hidden'
        ? ''
        : html`<details>
            <summary>${texts.withdraw}</summary>
            <form method="post" action="${boardAt(on, { idee: id })}">
              ${field('act', 'withdraw')} ${field('idea', id)}
              <p>${texts.withdrawLead}</p>
              <button>${texts.doWithdraw}</button>
            </form>
          </details>`
    }
  </div>`;
};

/** Does what a form says with an idea of one's own. */
export const ownForms = (
  acts: OwnIdeaActs,
  answer: AnswerPage,
  draw: DrawOwn,
  languageOf: (step: Step) => string,
) => {
  const guardHere = async ({ ref, visitor, now }: Step, id: string): Promise<void> => {
    const { board } = await acts.idea(id, visitor, now);
    if (board !== ref) throw new NotFound('idea');
  };

  const refusal = (error: Refusal, language: string, minutes: number): string => {
    const texts = ownTextsIn(language);
    if (error.code === 'idea_fixed') return texts.fixed(minutes);
    return error.code === 'board_closed' ? texts.closed : refusedText(error, boardTextsIn(language));
  };

  return {
    /** Gives it the words that were typed; those stay in the form where that is refused. */
    async edit(step: Step, id: string, minutes: number): Promise<void> {
      const { ctx, ref, form, visitor, now } = step;
      const language = languageOf(step);
      const texts = ownTextsIn(language);
      await guardHere(step, id);
      let typed = { ...typedIdea(form), name: '' };
      try {
        typed = await withFile(acts, step, typed);
        await acts.edit(id, ideaIn(typed), visitor, now);
        const { state } = await acts.idea(id, visitor, now);
        const title = state === 'pending' ? texts.waits : texts.saved;
        const notice = { title, text: '', failed: false };
        answer(ctx, await draw(ctx, ref, { idea: id }, { visitor, now }, { notice }));
      } catch (error) {
        if (!(error instanceof Refusal) || error.code === 'identity_needed') throw error;
        const text = refusal(error, language, minutes);
        const notice = { title: texts.notSaved, text, failed: true };
        const shown = { form: typed, edits: id };
        answer(ctx, await draw(ctx, ref, shown, { visitor, now }, { notice }), statusOf(error));
      }
    },
    /** Withdraws it; answers what became of that. */
    async withdraw(step: Step, id: string): Promise<BoardNotice> {
      await guardHere(step, id);
      await acts.withdraw(id, step.visitor, step.now);
      return { title: ownTextsIn(languageOf(step)).withdrawn, text: '', failed: false };
    },
    /** Asks to look again at a hidden one; answers what became of that. */
    async appeal(step: Step, id: string): Promise<BoardNotice> {
      const { form, visitor, now } = step;
      const texts = ownTextsIn(languageOf(step));
      const note = (form.get('note') ?? '').replaceAll('\0', '').replaceAll('\r\n', '\n').trim();
      if (note === '' || note.length > limits.note)
        throw new InvalidInput([{ at: '/note', rule: 'required', detail: 'is missing or too long' }]);
      await guardHere(step, id);
      await acts.appeal(id, note, visitor, now);
      return { title: texts.appealed, text: '', failed: false };
    },
  };
};
