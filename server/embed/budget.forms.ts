import { randomBytes } from 'node:crypto';
import type { Context } from 'koa';
import type {
  Budget,
  BudgetBallot,
  BudgetBallotInput,
  MyBudgetBallot,
} from '../../contract/budget.schema.js';
import type { FieldError } from '../../contract/errors.js';
import type { Receipt } from '../../contract/poll.schema.js';
import { budgetBallotFaults } from '../../counting/budget/ballot.js';
import { BallotInvalid, Refusal } from '../core/errors.js';
import { Prepared } from '../core/prepared.js';
import type { Visitor } from '../core/visitor.js';
import { budgetFaultText } from './budget.fault.js';
import { readBudgetForm } from './budget.form.js';
import { languageIn } from './embed.routes.js';
import type { AnswerPage, KindForms } from './form.routes.js';
import { refusalText } from './form.texts.js';
import type { PageData, Pages } from './pages.js';
import { receiptNotice } from './receipt.notice.js';
import { html } from './render.js';
import { textsIn } from './texts.js';

/** What forms without script can do with budgets; the same acts as the API's. */
export interface BudgetActs {
  read(ref: string, now: Date): Promise<Budget>;
  mine(ref: string, visitor: Visitor, now: Date): Promise<MyBudgetBallot>;
  cast(
    ref: string,
    visitor: Visitor,
    input: BudgetBallotInput,
    now: Date,
  ): Promise<{ budget: Budget; mine: MyBudgetBallot; receipt: Receipt }>;
}

/** What the element is given for one person. */
interface Personal extends PageData {
  mine?: MyBudgetBallot | undefined;
  choice?: { ballot: BudgetBallot } | undefined;
  step?: 'projects' | 'review' | undefined;
  fault?: string | undefined;
}

/** The forms of budgets: choose, be told what does not fit, look the choice over, vote. */
export const budgetForms =
  (acts: BudgetActs, pages: Pages, orderOf: (ctx: Context) => string) =>
  (answer: AnswerPage): KindForms => {
    // Whoever goes on without script sees the projects in the order of the page before.
    const show = (ctx: Context, budget: Budget, given: Personal, notice?: unknown) =>
      pages.personalPage<Personal>(budget, { ...given, seed: orderOf(ctx) }, notice);

    const refused = async (
      ctx: Context,
      budget: Budget,
      { ballot, text, status }: { ballot: BudgetBallot; text: string; status: number },
    ): Promise<void> => {
      const language = languageIn(ctx) ?? budget.language;
      const texts = textsIn(language);
      const notice = html`<div class="notice" role="alert">
        <h2>${texts.notCounted}</h2>
        <p>${text} ${texts.kept}</p>
      </div>`;
      const given: Personal = { choice: { ballot }, step: 'projects', fault: text, language };
      answer(ctx, await show(ctx, budget, given, notice), status);
    };

    const faultsOf = (
      budget: Budget,
      ballot: BudgetBallot,
      read: readonly FieldError[],
    ): readonly FieldError[] =>
      read.length > 0 ? read : budgetBallotFaults(budget.rule, budget.projects, budget.budget, ballot);

    /** Shows a choice to be looked over, or what does not fit. */
    const review = async (ctx: Context, budget: Budget, form: URLSearchParams): Promise<void> => {
      const { ballot, faults: read } = readBudgetForm(budget, form);
      const language = languageIn(ctx) ?? budget.language;
      const faults = faultsOf(budget, ballot, read);
      if (faults.length > 0) {
        const text =
          budgetFaultText(budget, ballot, faults, language) ||
          refusalText('ballot_invalid', faults, language);
        return refused(ctx, budget, { ballot, text, status: 400 });
      }
      answer(ctx, await show(ctx, budget, { choice: { ballot }, step: 'review', language }));
    };

    return {
      async page(ctx, activity, visitor, now) {
        const language = languageIn(ctx);
        if (visitor === undefined) return pages.page(activity.ref, language, now, orderOf(ctx));
        const budget = await acts.read(activity.ref, now);
        const mine = await acts.mine(activity.ref, visitor, now);
        // Without script a vote is changed in the form itself, so that stands there with the choice in it.
        const choice = mine.can.vote && mine.ballot ? { ballot: mine.ballot } : undefined;
        const page = await show(ctx, budget, { mine, choice, language });
        return new Prepared(page, { type: 'text/html; charset=utf-8', cacheControl: 'private, no-store' });
      },

      async act({ ctx, ref, form, visitor, now }) {
        const budget = await acts.read(ref, now);
        if (form.has('review')) return review(ctx, budget, form);
        const language = languageIn(ctx) ?? budget.language;
        const { ballot, faults } = readBudgetForm(budget, form);
        if (form.has('change'))
          return answer(ctx, await show(ctx, budget, { choice: { ballot }, step: 'projects', language }));
        try {
          if (faults.length > 0) throw new BallotInvalid(faults);
          const nonce = randomBytes(16).toString('hex');
          const cast = await acts.cast(ref, visitor, { ballot, nonce }, now);
          const given: Personal = { mine: cast.mine, choice: { ballot }, language };
          answer(ctx, await show(ctx, cast.budget, given, receiptNotice(cast.receipt, language)));
        } catch (error) {
          if (!(error instanceof Refusal) || error.code === 'identity_needed') throw error;
          const { code, extra } = error;
          const said = code === 'ballot_invalid' && faultsOf(budget, ballot, faults);
          const text =
            (said && budgetFaultText(budget, ballot, said, language)) ||
            refusalText(code, extra.errors ?? [], language);
          await refused(ctx, budget, { ballot, text, status: code === 'ballot_invalid' ? 400 : 409 });
        }
      },

      // A form in someone else's page brings a choice along, and never casts it.
      confirm: async (ctx, { ref }, form, now) => review(ctx, await acts.read(ref, now), form),
    };
  };
