import type { Context } from 'koa';
import type { FoundAddress, UploadedPicture } from '../../contract/idea.schema.js';
import { Refusal } from '../core/errors.js';
import type { RateAction } from '../core/rate-limit.js';
import type { Visitor } from '../core/visitor.js';
import type { BoardNotice } from './board.parts.js';
import { refusedText, statusOf } from './board.refused.js';
import { boardTextsIn } from './board.texts.js';
import type { AnswerPage, Step } from './form.routes.js';
import { placeTextsIn } from './place.texts.js';
import { typedIdea, withPicture, type TypedIdea } from './idea.form.js';

/** What is asked for while an idea is written: a photo is taken in, an address is looked up. */
export interface WritingActs {
  addPicture(ref: string, bytes: Buffer, visitor: Visitor, now: Date): Promise<UploadedPicture>;
  addresses(ref: string, words: string, now: Date): Promise<FoundAddress[]>;
  /** Throws TooManyRequests. */
  limit(ctx: Context, action: RateAction, now: Date): Promise<void>;
}

/** What was typed, with the photo that came along taken in; it goes along in the form from now on. */
export const withFile = async (acts: WritingActs, step: Step, typed: TypedIdea): Promise<TypedIdea> => {
  const { ctx, ref, form, file, visitor, now } = step;
  if (file === undefined) return typed;
  await acts.limit(ctx, 'picture', now);
  const taken = withPicture(typed, await acts.addPicture(ref, file, visitor, now));
  // It goes along while someone proves who they are.
  form.set('picture', taken.picture);
  return taken;
};

/** Draws the form of an idea again. */
export type DrawForm = (
  step: Step,
  shown: { form: TypedIdea; edits?: string; seen: boolean; shown: string; addresses?: FoundAddress[] },
  notice: BoardNotice | undefined,
) => Promise<string>;

/** Looks an address up and shows what was found in the form, with all that was typed. */
export const findForm =
  (acts: WritingActs, answer: AnswerPage, draw: DrawForm, languageOf: (step: Step) => string) =>
  async (step: Step, edits: string | undefined): Promise<void> => {
    const { ctx, ref, form, now } = step;
    let typed = typedIdea(form);
    let looking = false;
    const again = () => ({
      form: typed,
      ...(edits !== undefined && { edits }),
      seen: form.has('seen'),
      shown: form.get('shown') ?? '',
    });
    try {
      typed = await withFile(acts, step, typed);
      await acts.limit(ctx, 'address', now);
      looking = true;
      const addresses = await acts.addresses(ref, typed.address, now);
      answer(ctx, await draw(step, { ...again(), addresses }, undefined));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const language = languageOf(step);
      const texts = boardTextsIn(language);
      const away = looking && error.code === 'unavailable';
      const text = away ? placeTextsIn(language).away : refusedText(error, texts);
      const notice = { title: texts.notDone, text, failed: true };
      answer(ctx, await draw(step, again(), notice), statusOf(error));
    }
  };
