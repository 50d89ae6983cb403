import { randomBytes } from 'node:crypto';
import type { Context } from 'koa';
import { limits } from '../../contract/limits.js';
import type { BallotInput, MyBallot, Poll, Receipt } from '../../contract/poll.schema.js';
import type { MailCodeSent, ProofInput, Session } from '../../contract/session.schema.js';
import type { ActivityKind } from '../../contract/activity.schema.js';
import type { PollData } from '../../widgets/poll/poll.state.js';
import type { KnownActivity } from '../activity/activity.service.js';
import { readBytes } from '../core/body.js';
import { BallotInvalid, InvalidInput, MediaType, Refusal, TooLarge } from '../core/errors.js';
import { Prepared } from '../core/prepared.js';
import type { RateAction } from '../core/rate-limit.js';
import type { Visitor } from '../core/visitor.js';
import type { Identity } from '../identity/identity.service.js';
import { allowOwnReferrer, answerPage, languageIn, policyOf, type EmbedParts } from './embed.routes.js';
import { isOwnForm, takeSession, visitorByCookie, visitorOfForm } from './form.visitor.js';
import { refusalText } from './form.texts.js';
import { firstStep, identityPage, type IdentityPage } from './identity.page.js';
import { boundaryIn, readMultipart, type SentForm } from './multipart.js';
import { readBallotForm } from './poll.form.js';
import { receiptNotice } from './receipt.notice.js';
import { html, renderToText } from './render.js';
import { textsIn } from './texts.js';

/** What forms without script can do; the same acts as the API's. */
export interface FormActs {
  activity(ref: string): Promise<KnownActivity>;
  read(ref: string, now: Date): Promise<Poll>;
  cast(
    ref: string,
    visitor: Visitor,
    input: BallotInput,
    now: Date,
  ): Promise<{ poll: Poll; mine: MyBallot; receipt: Receipt }>;
  mine(ref: string, visitor: Visitor, now: Date): Promise<{ poll: Poll; mine: MyBallot }>;
  sendCode(visitor: Visitor, sent: { email: string; activity: string }, now: Date): Promise<MailCodeSent>;
  prove(visitor: Visitor, sent: ProofInput, now: Date): Promise<Session>;
  startSignIn(visitor: Visitor, activity: string, now: Date): Promise<{ url: string; challenge: string }>;
}

/** A form that was sent from our own page, and by whom. */
export interface Step {
  ctx: Context;
  ref: string;
  activity: KnownActivity;
  form: URLSearchParams;
  /** What was chosen to be uploaded, where the kind takes files. */
  file?: Buffer | undefined;
  visitor: Visitor;
  now: Date;
}

/** How one kind of activity shows its page to one person, and does what a form says. */
export interface KindForms {
  /** Whether its forms may carry a file. */
  files?: boolean;
  /** What a form counts as; a vote when left out. */
  limitOf?(form: URLSearchParams): RateAction;
  /** Answers a form whose file is too large to be read at all. */
  tooLarge?(ctx: Context, activity: KnownActivity, now: Date): Promise<void>;
  /** The page for someone with a cookie, or without; a page that all share is kept. */
  page(ctx: Context, activity: KnownActivity, visitor: Visitor | undefined, now: Date): Promise<Prepared>;
  /** Does what a form says and answers the page. Throws IdentityNeeded before anything is done. */
  act(step: Step): Promise<void>;
  /** A form in someone else's page brings words along, and does nothing yet. */
  confirm(ctx: Context, activity: KnownActivity, form: URLSearchParams, now: Date): Promise<void>;
}

/** Answers a page for one person. */
export type AnswerPage = (ctx: Context, page: string, status?: number) => void;

const own = ['step', 'challenge', 'code', 'email', 'lang'];

async function readForm(ctx: Context, files: boolean): Promise<SentForm> {
  const type = ctx.req.headers['content-type'] ?? '';
  const boundary = files ? boundaryIn(type) : undefined;
  // A picture that is a little too large is read, so that the words that came with it can be shown again.
  if (boundary !== undefined)
    return readMultipart(await readBytes(ctx.req, 2 * limits.picture + limits.body), boundary);
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(type))
    throw new MediaType('application/x-www-form-urlencoded');
  return { form: new URLSearchParams((await readBytes(ctx.req, limits.body)).toString('utf8')) };
}

/** The forms of `/a/{ref}` without JavaScript: vote, prove who one is, and see the receipt. */
export function registerForms(
  parts: EmbedParts,
  identity: Identity,
  acts: FormActs,
  others: (answer: AnswerPage) => Partial<Record<ActivityKind, KindForms>>,
): void {
  const { router, publicUrl, pages, now } = parts;
  const policy = policyOf(publicUrl, "'none'");

  const answer = (ctx: Context, page: string, status = 200): void => {
    ctx.res.setHeader('Cache-Control', 'no-store');
    allowOwnReferrer(ctx);
    ctx.type = 'text/html; charset=utf-8';
    ctx.status = status;
    ctx.body = page;
  };

  const personal = (poll: Poll, given: Partial<PollData>, notice: unknown) =>
    pages.personalPage<PollData>(poll, given, notice);

  // Polls are done here; every other kind has forms of its own.
  const kinds = others(answer);

  const vote = async (step: Step): Promise<void> => {
    const { ctx, ref, form, visitor, now } = step;
    const { poll } = await acts.mine(ref, visitor, now);
    const read = readBallotForm(poll, form);
    const language = languageIn(ctx) ?? poll.language;
    const texts = textsIn(language);
    const { ballot, why } = read;
    const choice = { ballot, ...(why && { why }) };
    try {
      if (read.faults.length > 0) throw new BallotInvalid(read.faults);
      const input = { ...choice, nonce: randomBytes(16).toString('hex') };
      const { poll: after, mine, receipt } = await acts.cast(ref, visitor, input, now);
      const notice = receiptNotice(receipt, language);
      answer(ctx, await personal(after, { mine, choice: { ballot }, language }, notice));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.code === 'identity_needed') throw error;
      const fault = refusalText(error.code, error.extra.errors ?? [], language);
      const notice = html`<div class="notice" role="alert">
        <h2>${texts.notCounted}</h2>
        <p>${fault} ${texts.kept}</p>
      </div>`;
      const status = error.code === 'ballot_invalid' ? 400 : 409;
      answer(ctx, await personal(poll, { choice, fault, language }, notice), status);
    }
  };

  const showStep = async (step: Step, at: IdentityPage['step'], more: Partial<IdentityPage>, status = 200) =>
    answer(
      step.ctx,
      renderToText(
        identityPage({
          language: languageIn(step.ctx) ?? step.activity.language,
          title: step.activity.title,
          ref: step.ref,
          step: at,
          fields: [...step.form].filter(([name]) => !own.includes(name)),
          ...more,
        }),
      ),
      status,
    );

  const askIdentity = async (step: Step): Promise<void> => {
    const { access } = step.activity;
    if (access === 'guest') return;
    const at = firstStep(access);
    if (at !== 'sign-in') return showStep(step, at, {});
    const { url, challenge } = await acts.startSignIn(step.visitor, step.ref, step.now);
    return showStep(step, at, { signInUrl: url, challenge });
  };

  const proofs: Record<string, ProofInput['kind']> = {
    'mail-code': 'email',
    'letter-code': 'code',
    'sign-in': 'resident',
  };

  const goOn = async (step: Step): Promise<void> => {
    try {
      await (kinds[step.activity.kind]?.act(step) ?? vote(step));
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'identity_needed') throw error;
      await askIdentity(step);
    }
  };

  const proveAndGoOn = async (step: Step, at: IdentityPage['step']): Promise<void> => {
    const { ctx, ref, form, now } = step;
    const language = languageIn(ctx) ?? step.activity.language;
    // NUL cannot be kept by PostgreSQL, and stands in nothing that we gave or that is typed.
    const typed = (name: string): string => (form.get(name) ?? '').replaceAll('\0', '').trim();
    const challenge = typed('challenge') || undefined;
    const again = challenge === undefined ? {} : { challenge };
    try {
      if (at === 'address') {
        const email = typed('email');
        if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) || email.length > limits.email)
          throw new InvalidInput([]);
        const sent = await acts.sendCode(step.visitor, { email, activity: ref }, now);
        return await showStep(step, 'mail-code', { challenge: sent.challenge });
      }
      const code = typed('code').slice(0, limits.letterCode);
      const kind = proofs[at] ?? 'email';
      const session = await acts.prove(step.visitor, { kind, code, activity: ref, ...again }, now);
      const visitor = await takeSession(ctx, identity, session.token, publicUrl, now);
      return await goOn({ ...step, visitor });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      await showStep(step, at, { ...again, error: refusalText(error.code, [], language) }, 400);
    }
  };

  // A form in someone else's page (the fragment without script) brings a choice along, and never casts it.
  const askToConfirm = async (ctx: Context, ref: string, form: URLSearchParams, now: Date): Promise<void> => {
    const poll = await acts.read(ref, now);
    const language = languageIn(ctx) ?? poll.language;
    const { ballot, why } = readBallotForm(poll, form);
    const texts = textsIn(language);
    const notice = html`<div class="notice" role="status">
      <h2>${texts.check}</h2>
      <p>${texts.checkLead}</p>
    </div>`;
    answer(ctx, await personal(poll, { choice: { ballot, ...(why && { why }) }, language }, notice));
  };

  router.post('/a/:ref', async (ctx) => {
    const ref = ctx.params.ref ?? '';
    const moment = now();
    ctx.res.setHeader('Content-Security-Policy', policy);
    const activity = await acts.activity(ref);
    const kind = kinds[activity.kind];
    const sent = await readForm(ctx, kind?.files ?? false).catch((error: unknown) => {
      if (kind?.tooLarge === undefined || !(error instanceof TooLarge)) throw error;
      return undefined;
    });
    if (sent === undefined) return kind?.tooLarge?.(ctx, activity, moment);
    const { form, file } = sent;
    if (!isOwnForm(ctx, publicUrl))
      return kind?.confirm(ctx, activity, form, moment) ?? askToConfirm(ctx, ref, form, moment);
    const counted = kind?.limitOf?.(form) ?? 'vote';
    await identity.rateLimits.use(counted, parts.addressHash(ctx, moment), undefined);
    const visitor = await visitorOfForm(ctx, identity, activity, publicUrl, moment);
    const step: Step = { ctx, ref, activity, form, file, visitor, now: moment };
    const at = form.get('step');
    const known = at === 'address' || at === 'mail-code' || at === 'letter-code' || at === 'sign-in';
    return known ? proveAndGoOn(step, at) : goOn(step);
  });

  router.get('/a/:ref', async (ctx) => {
    const language = languageIn(ctx);
    const ref = ctx.params.ref ?? '';
    await answerPage(ctx, policy, language, async () => {
      const activity = await acts.activity(ref);
      const kind = kinds[activity.kind];
      if (kind) return kind.page(ctx, activity, await visitorByCookie(ctx, identity, activity, now()), now());
      if (!ctx.req.headers.cookie) return pages.page(ref, language, now());
      const visitor = await visitorByCookie(ctx, identity, activity, now());
      if (!visitor) return pages.page(ref, language, now());
      const { poll, mine } = await acts.mine(ref, visitor, now());
      // Without script a vote is changed in the form itself, so that stands there with the choice in it.
      const choice = mine.can.vote && mine.ballot ? { ballot: mine.ballot } : undefined;
      const page = await personal(poll, { mine, choice, language }, undefined);
      return new Prepared(page, { type: 'text/html; charset=utf-8', cacheControl: 'private, no-store' });
    });
  });
}
