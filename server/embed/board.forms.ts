import type { Context } from 'koa';
import type { Board, MyBoard } from '../../contract/board.schema.js';
import {
  type FoundAddress,
  type Idea,
  type IdeaCard,
  type IdeaInput,
  type IdeaPage,
  type IdeaQuery,
} from '../../contract/idea.schema.js';
import { limits } from '../../contract/limits.js';
import { moderationReasons } from '../../contract/comment.schema.js';
import type { FlagInput } from '../../contract/moderation.schema.js';
import { InvalidInput, NotFound, Refusal } from '../core/errors.js';
import { Prepared } from '../core/prepared.js';
import type { Visitor } from '../core/visitor.js';
import { askedOf } from './board.asked.js';
import type { BoardNotice, OnBoard } from './board.parts.js';
import { boardPage, type BoardPage } from './board.page.js';
import { refusedText, statusOf } from './board.refused.js';
import { takesOver, withBoard } from './board.takeover.js';
import { boardTextsIn } from './board.texts.js';
import { languageIn } from './embed.routes.js';
import type { AnswerPage, KindForms, Step } from './form.routes.js';
import { findForm, withFile } from './idea.find.js';
import { ideaFormPage, ideaIn, typedIdea, type TypedIdea } from './idea.form.js';
import { mineIn, ownForms, typedOf, type OwnIdeaActs } from './idea.own.js';
import { ideaPage } from './idea.view.js';
import type { Pages } from './pages.js';
import { renderToText } from './render.js';
import { boardEmbedded } from './widgets.js';
import {
  cut,
  flag as flagComment,
  formClock,
  HASTE,
  inputOf,
  isId,
  queryOf,
  typedIn,
  type ThreadActs,
} from './thread.form.js';
import { isFurther, type ThreadPage } from './thread.page.js';
import { threadTextsIn } from './thread.texts.js';

/** What forms without script can do with boards; the same acts as the API's. */
export interface BoardFormActs extends OwnIdeaActs {
  board(ref: string, now: Date): Promise<Board>;
  page(ref: string, query: IdeaQuery, now: Date): Promise<IdeaPage>;
  similar(ref: string, title: string, now: Date): Promise<IdeaCard[]>;
  mine(ref: string, visitor: Visitor, now: Date): Promise<MyBoard>;
  /** Adds an idea; answers its id. */
  add(ref: string, input: IdeaInput, visitor: Visitor, now: Date): Promise<string>;
  support(id: string, supports: boolean, visitor: Visitor, now: Date): Promise<void>;
  answerMerge(id: string, move: boolean, visitor: Visitor, now: Date): Promise<void>;
  flag(id: string, input: FlagInput, visitor: Visitor, now: Date): Promise<void>;
  /** Asks for mail about an idea; answers what names the code that is on its way. */
  follow(id: string, email: string, visitor: Visitor, now: Date): Promise<string>;
  /** Confirms that with the code. */
  confirmFollow(challenge: string, code: string, visitor: Visitor, now: Date): Promise<void>;
  /** The conversations under ideas. */
  threads: ThreadActs;
}

/** Which part of a board is shown. */
type Shown =
  | { idea: string }
  | { edit: string }
  | {
      form: TypedIdea;
      edits?: string;
      seen?: boolean;
      shown?: string;
      alike?: IdeaCard[];
      addresses?: FoundAddress[];
    }
  | 'list';

const nothingTyped = typedIdea(new URLSearchParams());

/** The pages and the forms of boards without script: read, look for, support, add with a photo, talk, report. */
export const boardForms =
  (acts: BoardFormActs, key: Buffer, pages: Pick<Pages, 'ways'>, builder: () => string) =>
  (answer: AnswerPage): KindForms => {
    const clock = formClock(key);

    const listed = async (ref: string, asked: Record<string, string>, now: Date): Promise<IdeaPage> => {
      try {
        return await acts.page(ref, asked, now);
      } catch (error) {
        if (!(error instanceof InvalidInput)) throw error;
        const { after: _after, ...again } = asked;
        return acts.page(ref, again, now);
      }
    };

    const talkOf = async (
      ctx: Context,
      on: OnBoard,
      idea: Idea,
      { visitor, now }: { visitor: Visitor | undefined; now: Date },
      more: Partial<ThreadPage>,
    ): Promise<ThreadPage | undefined> => {
      if (idea.state !== 'published') return undefined;
      const { thread: ref, id } = idea;
      const thread = await acts.threads.thread(ref, now);
      const { reply, flag } = ctx.method === 'GET' ? ctx.query : {};
      const query = ctx.method === 'GET' ? queryOf(ctx) : {};
      const page = isFurther({ query }) ? await acts.threads.page(ref, query, now) : thread.first;
      const asked = isId(reply) ? reply : isId(flag) && flag !== id ? flag : more.typed?.parent;
      const comment = isId(asked) ? await acts.threads.comment(asked, visitor) : undefined;
      const act = asked === flag ? 'flag' : 'reply';
      const open = comment?.state === 'published' ? ({ comment, act } as const) : undefined;
      const home = { ref: on.board.ref, idea: id };
      return { thread, page, query, language: on.language, open, shown: clock.mark(now), home, ...more };
    };

    /** Draws a part of a board for one person. */
    const draw = async (
      ctx: Context,
      ref: string,
      shown: Shown,
      { visitor, now }: { visitor: Visitor | undefined; now: Date },
      more: { notice?: BoardNotice | undefined; talk?: Partial<ThreadPage>; challenge?: string } = {},
    ): Promise<string> => {
      const board = await acts.board(ref, now);
      const language = languageIn(ctx) ?? board.language;
      const mine = visitor && (await acts.mine(ref, visitor, now));
      const texts = boardTextsIn(language);
      const on: OnBoard = { board, language, texts, mine, query: {}, notice: more.notice };
      if (shown === 'list') {
        const query = askedOf(ctx, board);
        if (query.search !== undefined) await acts.limit(ctx, 'search', now);
        const page = Object.keys(query).length === 0 ? board.first : await listed(ref, query, now);
        const takes = takesOver(on, ctx.query);
        const { tag, height } = boardEmbedded;
        const ways = pages.ways({ tag, ref, title: board.title, height: height(board) });
        const scripts = takes ? ['/stem.js', builder()] : [builder()];
        const list: BoardPage = { ...on, query, page, ways, scripts };
        return withBoard(renderToText(boardPage(list)), on, takes);
      }
      if ('form' in shown) {
        const { form: typed, edits, seen = false, alike = [], addresses } = shown;
        const page = { ...on, typed, edits, shown: shown.shown ?? clock.mark(now), alike, seen, addresses };
        return renderToText(ideaFormPage(page));
      }
      if ('edit' in shown) {
        const { edit: id } = shown;
        const own = mineIn(on, id);
        const again: Shown = own?.editableUntil ? { form: typedOf(own.idea), edits: id } : { idea: id };
        return draw(ctx, ref, again, { visitor, now }, more);
      }
      const idea = await acts.idea(shown.idea, visitor, now);
      if (idea.board !== ref) throw new NotFound('idea');
      const talk = await talkOf(ctx, on, idea, { visitor, now }, more.talk ?? {});
      const flagging = ctx.method === 'GET' && ctx.query.flag === idea.id && idea.state === 'published';
      const { challenge } = more;
      const takes = takesOver(on, ctx.query) && challenge === undefined && idea.state === 'published';
      const scripts = takes ? ['/stem.js'] : [];
      const view = { ...on, query: { idee: idea.id }, idea, talk, flagging, challenge, scripts };
      return withBoard(renderToText(ideaPage(view)), on, takes);
    };

    /** Which part an address shows. */
    const shownBy = (ctx: Context): Shown => {
      const { idee, nieuw, wijzig } = ctx.query;
      if (isId(idee)) return wijzig === undefined ? { idea: idee } : { edit: idee };
      return nieuw === undefined ? 'list' : { form: nothingTyped };
    };

    const textsFor = (ctx: Context, { language }: { language: string }) =>
      boardTextsIn(languageIn(ctx) ?? language);

    /** Adds what was typed, once it was looked at; ideas like it are shown once. */
    const add = async (step: Step, typed: TypedIdea): Promise<void> => {
      const { ctx, ref, form, visitor, now, activity } = step;
      const who = { visitor, now };
      const texts = textsFor(ctx, activity);
      const mark = form.get('shown') ?? '';
      const age = clock.age(mark, now);
      const calm = age !== undefined && age >= HASTE && !form.get('website');
      // Who only was quick keeps the moment at which the form first showed.
      if (!calm) {
        const notice = { title: texts.check, text: texts.checkLead, failed: false };
        const shown = age === undefined ? clock.mark(now) : mark;
        return answer(ctx, await draw(ctx, ref, { form: typed, shown }, who, { notice }));
      }
      const input = ideaIn(typed);
      const alike = form.has('seen') ? [] : await acts.similar(ref, input.title, now);
      if (alike.length > 0)
        return answer(ctx, await draw(ctx, ref, { form: typed, shown: mark, alike, seen: true }, who));
      const id = await acts.add(ref, input, visitor, now);
      const { state } = await acts.idea(id, visitor, now);
      const notice = { title: state === 'pending' ? texts.waits : texts.added, text: '', failed: false };
      answer(ctx, await draw(ctx, ref, { idea: id }, who, { notice }), 201);
    };

    const addWithPicture = async (step: Step): Promise<void> => {
      const { ctx, ref, form, visitor, now, activity } = step;
      const texts = textsFor(ctx, activity);
      let typed = typedIdea(form);
      try {
        typed = await withFile(acts, step, typed);
        await add(step, typed);
      } catch (error) {
        if (!(error instanceof Refusal) || error.code === 'identity_needed') throw error;
        const text = refusedText(error, texts);
        const notice = { title: texts.notAdded, text, failed: true };
        const shown = { form: typed, seen: form.has('seen'), shown: form.get('shown') ?? '' };
        answer(ctx, await draw(ctx, ref, shown, { visitor, now }, { notice }), statusOf(error));
      }
    };

    /** Writes a comment under an idea, once it was looked at. */
    const comment = async (step: Step, id: string): Promise<void> => {
      const { ctx, ref, form, visitor, now, activity } = step;
      const texts = threadTextsIn(languageIn(ctx) ?? activity.language);
      const typed = typedIn(form);
      const who = { visitor, now };
      const mark = form.get('shown') ?? '';
      const age = clock.age(mark, now);
      const again = async (shown: string) => {
        const notice = { title: texts.check, text: texts.checkLead, failed: false };
        answer(ctx, await draw(ctx, ref, { idea: id }, who, { notice, talk: { typed, shown } }));
      };
      if (age === undefined || age < HASTE || form.get('website'))
        return again(age === undefined ? clock.mark(now) : mark);
      try {
        const { thread } = await acts.idea(id, visitor, now);
        const written = await acts.threads.add(inputOf(thread, typed), visitor, now);
        const { state } = await acts.threads.comment(written, visitor);
        const notice = { title: state === 'pending' ? texts.waits : texts.sent, text: '', failed: false };
        answer(ctx, await draw(ctx, ref, { idea: id }, who, { notice }), 201);
      } catch (error) {
        if (!(error instanceof Refusal) || error.code === 'identity_needed') throw error;
        if (error.code === 'proof_of_work_needed') return again(clock.mark(now));
        const text = texts.notKept[error.code] ?? texts.notKept.invalid_input ?? '';
        const notice = { title: texts.notSent, text, failed: true };
        const kept = error.code === 'reply_refused' ? { ...typed, parent: undefined } : typed;
        answer(
          ctx,
          await draw(ctx, ref, { idea: id }, who, { notice, talk: { typed: kept } }),
          statusOf(error),
        );
      }
    };

    /** Sends a code to who wants mail about an idea, or takes it. */
    const follow = async ({ ctx, ref, form, visitor, now, activity }: Step, id: string): Promise<void> => {
      const texts = textsFor(ctx, activity);
      const typed = (name: string): string => (form.get(name) ?? '').replaceAll('\0', '').trim();
      const who = { visitor, now };
      const old = typed('following').slice(0, 100);
      try {
        if (old === '') {
          const email = typed('email');
          if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) || email.length > limits.email)
            throw new InvalidInput([{ at: '/email', rule: 'format', detail: 'is no mail address' }]);
          await acts.limit(ctx, 'mailCode', now);
          const challenge = await acts.follow(id, email, visitor, now);
          return answer(ctx, await draw(ctx, ref, { idea: id }, who, { challenge }));
        }
        await acts.limit(ctx, 'proof', now);
        await acts.confirmFollow(old, typed('code').slice(0, limits.letterCode), visitor, now);
        const notice = { title: texts.followed, text: texts.followedLead, failed: false };
        answer(ctx, await draw(ctx, ref, { idea: id }, who, { notice }));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        const notice = { title: texts.notDone, text: refusedText(error, texts), failed: true };
        const again = error.code === 'code_wrong' ? { challenge: old } : {};
        const shown = error.code === 'not_found' ? 'list' : { idea: id };
        answer(ctx, await draw(ctx, ref, shown, who, { notice, ...again }), statusOf(error));
      }
    };

    const languageOf = ({ ctx, activity }: Step) => languageIn(ctx) ?? activity.language;
    const own = ownForms(acts, answer, draw, languageOf);
    const find = findForm(
      acts,
      answer,
      ({ ctx, ref, visitor, now }, shown, notice) => draw(ctx, ref, shown, { visitor, now }, { notice }),
      languageOf,
    );

    /** What is done with one press; answers what became of it. */
    const press = async (step: Step): Promise<BoardNotice> => {
      const { ctx, form, visitor, now, activity } = step;
      const texts = textsFor(ctx, activity);
      const done = (title: string, idea?: string): BoardNotice => ({ title, text: '', failed: false, idea });
      const id = form.get('idea');
      switch (form.get('act')) {
        case 'support':
        case 'unsupport': {
          const supports = form.get('act') === 'support';
          await acts.support(idIn(id), supports, visitor, now);
          return done(supports ? texts.supported : texts.unsupported, idIn(id));
        }
        case 'merge': {
          const move = form.get('move') === 'yes';
          await acts.answerMerge(idIn(form.get('merge')), move, visitor, now);
          return done(move ? texts.moved : texts.stayed);
        }
        case 'withdraw':
          return own.withdraw(step, idIn(id));
        case 'appeal':
          return own.appeal(step, idIn(id));
        case 'flag': {
          if (form.has('comment')) {
            await flagComment(acts.threads, form, visitor, now);
            return done(threadTextsIn(languageIn(ctx) ?? activity.language).flagged);
          }
          const reason = moderationReasons.find((one) => one === form.get('reason'));
          if (reason === undefined)
            throw new InvalidInput([{ at: '/reason', rule: 'required', detail: 'is missing' }]);
          const note = cut((form.get('note') ?? '').replaceAll('\0', ''), limits.note);
          await acts.flag(idIn(id), { reason, ...(note !== undefined && { note }) }, visitor, now);
          return done(texts.flagged);
        }
        default:
          throw new InvalidInput([]);
      }
    };

    // After a step of proving who one is nothing of the list is known any more: the idea itself is shown.
    const whereOf = (ctx: Context, form: URLSearchParams): Shown => {
      const id = form.get('idea');
      return Object.keys(ctx.query).length === 0 && isId(id) ? { idea: id } : shownBy(ctx);
    };

    return {
      files: true,
      limitOf: (form) => (form.get('act')?.endsWith('support') ? 'reaction' : 'comment'),
      async page(ctx, activity, visitor, now) {
        const body = await draw(ctx, activity.ref, shownBy(ctx), { visitor, now });
        const cacheControl = visitor ? 'private, no-store' : 'public, max-age=2, stale-while-revalidate=30';
        return new Prepared(body, { type: 'text/html; charset=utf-8', cacheControl });
      },
      async confirm(ctx, { ref, language }, form, now) {
        const texts = textsFor(ctx, { language });
        const notice = { title: texts.check, text: texts.checkLead, failed: false };
        const who = { visitor: undefined, now };
        const id = form.get('idea');
        if (isId(id)) {
          const talk = form.get('act') === 'comment' ? { typed: typedIn(form) } : {};
          return answer(ctx, await draw(ctx, ref, { idea: id }, who, { notice, talk }));
        }
        const shown =
          form.get('act') === 'add' ? { form: { ...typedIdea(form), picture: '' } } : shownBy(ctx);
        answer(ctx, await draw(ctx, ref, shown, who, { notice }));
      },
      async tooLarge(ctx, { ref, language }, now) {
        const texts = textsFor(ctx, { language });
        const notice = { title: texts.notAdded, text: texts.notKept.too_large ?? '', failed: true };
        const who = { visitor: undefined, now };
        answer(ctx, await draw(ctx, ref, { form: nothingTyped }, who, { notice }), 413);
      },
      async act(step) {
        const { ctx, ref, form, visitor, now, activity } = step;
        const asks = form.has('find');
        if (form.get('act') === 'add') return asks ? find(step, undefined) : addWithPicture(step);
        if (form.get('act') === 'edit') {
          if (asks) return find(step, idIn(form.get('idea')));
          const { editMinutes } = await acts.board(ref, now);
          return own.edit(step, idIn(form.get('idea')), editMinutes);
        }
        if (form.get('act') === 'follow') return follow(step, idIn(form.get('idea')));
        if (form.get('act') === 'comment') return comment(step, idIn(form.get('idea')));
        const where = whereOf(ctx, form);
        try {
          const notice = await press(step);
          answer(ctx, await draw(ctx, ref, where, { visitor, now }, { notice }));
        } catch (error) {
          if (!(error instanceof Refusal) || error.code === 'identity_needed') throw error;
          const texts = textsFor(ctx, activity);
          const text = refusedText(error, texts);
          const idea = form.get('idea') ?? undefined;
          const notice = { title: texts.notDone, text, failed: true, idea };
          const gone = error.code === 'not_found' || error.code === 'token_invalid';
          const page = await draw(ctx, ref, gone ? 'list' : where, { visitor, now }, { notice });
          answer(ctx, page, statusOf(error));
        }
      },
    };
  };

const idIn = (text: string | null): string => {
  if (!isId(text)) throw new InvalidInput([]);
  return text;
};
