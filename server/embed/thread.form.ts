import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Context } from 'koa';
import {
  commentKinds,
  commentSorts,
  moderationReasons,
  type CommentInput,
  type CommentPage,
  type Thread,
} from '../../contract/comment.schema.js';
import { limits } from '../../contract/limits.js';
import type { FlagInput } from '../../contract/moderation.schema.js';
import { InvalidInput, Refusal } from '../core/errors.js';
import { Prepared } from '../core/prepared.js';
import type { Visitor } from '../core/visitor.js';
import { languageIn } from './embed.routes.js';
import type { AnswerPage, KindForms } from './form.routes.js';
import type { Pages } from './pages.js';
import { renderToText } from './render.js';
import {
  isFurther,
  threadPage,
  withWidget,
  type PartQuery,
  type ThreadPage,
  type ThreadWriting,
} from './thread.page.js';
import { threadTextsIn } from './thread.texts.js';
import { threadEmbedded } from './widgets.js';

/** What forms without script can do with threads; the same acts as the API's. */
export interface ThreadActs {
  thread(ref: string, now: Date): Promise<Thread>;
  page(ref: string, query: PartQuery, now: Date): Promise<CommentPage>;
  comment(id: string, visitor: Visitor | undefined): Promise<CommentPage['comments'][number]>;
  /** Writes a comment; answers its id. */
  add(input: CommentInput, visitor: Visitor, now: Date): Promise<string>;
  flag(id: string, input: FlagInput, visitor: Visitor, now: Date): Promise<void>;
}

/** Seconds in which nobody reads a page and writes something. */
export const HASTE = 3;

/** Marks a form with the moment it was made, `seconds.mac`, so that who sends it at once can be asked once more. */
export const formClock = (key: Buffer) => {
  const mac = (seconds: string) => createHmac('sha256', key).update(`form ${seconds}`).digest('base64url');
  return {
    mark(now: Date): string {
      const seconds = String(Math.floor(now.getTime() / 1000));
      return `${seconds}.${mac(seconds)}`;
    },
    /** Seconds since a form was made; undefined for one that was not made here. */
    age(mark: string, now: Date): number | undefined {
      const [seconds = '', sent = ''] = mark.split('.', 2);
      const [given, expected] = [Buffer.from(sent), Buffer.from(mac(seconds))];
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
      return now.getTime() / 1000 - Number(seconds);
    },
  };
};

/** What was typed, without spaces around it and cut to a length; undefined where nothing was. */
export const cut = (text: string | null, most: number): string | undefined =>
  text?.trim().slice(0, most) || undefined;

// Forms send every line break as CR LF (WHATWG HTML §4.10.21.4).
/** What was typed in the form of a comment. */
export const typedIn = (form: URLSearchParams): ThreadWriting => ({
  text: (form.get('text') ?? '').replaceAll('\r\n', '\n'),
  parent: cut(form.get('parent'), 16),
  kind: commentKinds.find((kind) => kind === form.get('kind')),
  name: cut(form.get('name'), limits.name),
});

/** The comment that was typed. Throws InvalidInput. */
export const inputOf = (ref: string, { text, parent, kind, name }: ThreadWriting): CommentInput => {
  if (text.includes('\0') || [...text].length > limits.comment || name?.includes('\0'))
    throw new InvalidInput([{ at: '/text', rule: 'text', detail: 'is too long, or holds NUL' }]);
  return {
    thread: ref,
    text,
    ...(parent !== undefined && { parent }),
    ...(kind !== undefined && { kind: kind as (typeof commentKinds)[number] }),
    ...(name !== undefined && { name }),
  };
};

/** Whether this is the id of a comment or an idea. */
export const isId = (text: unknown): text is string =>
  typeof text === 'string' && /^[0-9a-hjkmnp-tv-z]{16}$/.test(text);

/** Which part of a thread an address asks for. */
export const queryOf = (ctx: Context): PartQuery => {
  const { sort, after, before, parent, reactie } = ctx.query;
  const known = commentSorts.find((one) => one === sort);
  const query: PartQuery = known === undefined ? {} : { sort: known };
  if (isId(reactie)) return { ...query, around: reactie };
  if (isId(parent)) return { ...query, parent, ...(typeof after === 'string' && { after }) };
  if (typeof after === 'string') return { ...query, after };
  return typeof before === 'string' ? { ...query, before } : query;
};

/** The page and the forms of threads without script: read, page through, comment, reply, report. */
export const threadForms =
  (acts: ThreadActs, key: Buffer, pages: Pick<Pages, 'ways'>, builder: () => string) =>
  (answer: AnswerPage): KindForms => {
    const clock = formClock(key);

    const draw = async (
      ctx: Context,
      ref: string,
      visitor: Visitor | undefined,
      now: Date,
      more: Partial<ThreadPage> = {},
    ): Promise<string> => {
      const thread = await acts.thread(ref, now);
      const language = languageIn(ctx) ?? thread.language;
      const query = ctx.method === 'GET' ? queryOf(ctx) : {};
      const page = isFurther({ query }) ? await acts.page(ref, query, now) : thread.first;
      const { reply, flag } = ctx.method === 'GET' ? ctx.query : {};
      const asked = isId(reply) ? reply : isId(flag) ? flag : more.typed?.parent;
      const act = isId(flag) ? 'flag' : 'reply';
      const comment = isId(asked) ? await acts.comment(asked, visitor) : undefined;
      const open = comment?.state === 'published' ? ({ comment, act } as const) : undefined;
      const shown: ThreadPage = {
        thread,
        page,
        query,
        language,
        open,
        shown: clock.mark(now),
        ways: pages.ways({
          tag: threadEmbedded.tag,
          ref: thread.ref ?? ref,
          title: thread.title,
          height: threadEmbedded.height(thread),
        }),
        builder: builder(),
        ...more,
      };
      return withWidget(renderToText(threadPage(shown)), shown);
    };

    const askAgain = async (
      ctx: Context,
      ref: string,
      typed: ThreadWriting,
      visitor: Visitor | undefined,
      now: Date,
      shown = clock.mark(now),
    ): Promise<void> => {
      const texts = threadTextsIn(languageIn(ctx) ?? (await acts.thread(ref, now)).language);
      const notice = { title: texts.check, text: texts.checkLead, failed: false };
      answer(ctx, await draw(ctx, ref, visitor, now, { typed, notice, shown }));
    };

    return {
      limitOf: () => 'comment',
      async page(ctx, activity, visitor, now) {
        const body = await draw(ctx, activity.ref, visitor, now);
        // The moment in the form is that of the page: who gets a kept one is a little less in a hurry.
        const cacheControl = visitor ? 'private, no-store' : 'public, max-age=2, stale-while-revalidate=30';
        return new Prepared(body, { type: 'text/html; charset=utf-8', cacheControl });
      },
      confirm: (ctx, activity, form, now) => askAgain(ctx, activity.ref, typedIn(form), undefined, now),
      async act({ ctx, activity, form, visitor, now }) {
        const { ref } = activity;
        const texts = threadTextsIn(languageIn(ctx) ?? activity.language);
        const typed = typedIn(form);
        const flagged = form.get('act') === 'flag';
        try {
          if (flagged) {
            await flag(acts, form, visitor, now);
            const notice = { title: texts.flagged, text: '', failed: false };
            return answer(ctx, await draw(ctx, ref, visitor, now, { notice }));
          }
          const mark = form.get('shown') ?? '';
          const age = clock.age(mark, now);
          const calm = age !== undefined && age >= HASTE && !form.get('website');
          // Who only was quick keeps the moment at which the form first showed.
          if (!calm)
            return await askAgain(ctx, ref, typed, visitor, now, age === undefined ? undefined : mark);
          const id = await acts.add(inputOf(ref, typed), visitor, now);
          const { state } = await acts.comment(id, visitor);
          const notice = { title: state === 'pending' ? texts.waits : texts.sent, text: '', failed: false };
          return answer(ctx, await draw(ctx, ref, visitor, now, { notice }), 201);
        } catch (error) {
          if (!(error instanceof Refusal) || error.code === 'identity_needed') throw error;
          if (error.code === 'proof_of_work_needed') return askAgain(ctx, ref, typed, visitor, now);
          const text = texts.notKept[error.code] ?? texts.notKept.invalid_input ?? '';
          const notice = { title: flagged ? texts.flag : texts.notSent, text, failed: true };
          const kept = error.code === 'reply_refused' ? { ...typed, parent: undefined } : typed;
          const status =
            error.code === 'invalid_input' ? 400 : error.code === 'too_many_requests' ? 429 : 409;
          answer(ctx, await draw(ctx, ref, visitor, now, { typed: kept, notice }), status);
        }
      },
    };
  };

/** Reports a comment. Throws what the API does. */
export const flag = (
  acts: Pick<ThreadActs, 'flag'>,
  form: URLSearchParams,
  visitor: Visitor,
  now: Date,
): Promise<void> => {
  const reason = moderationReasons.find((one) => one === form.get('reason'));
  const note = cut(form.get('note')?.replaceAll('\0', '') ?? null, limits.note);
  const id = form.get('comment');
  if (reason === undefined || !isId(id))
    throw new InvalidInput([{ at: '/reason', rule: 'required', detail: 'is missing' }]);
  return acts.flag(id, { reason, ...(note !== undefined && { note }) }, visitor, now);
};
