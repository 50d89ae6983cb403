import type { Budget, Project } from '../../contract/budget.schema.js';
import { coreNl } from '../core/core.nl.js';
import { html, isServer } from '../core/lit.js';
import { textsOf } from '../core/localise.js';
import { money } from '../core/vote/money.js';
import { voteTexts } from '../core/vote/vote.nl.js';
import { leadView, receiptOf, statusView, type VoteView } from '../core/vote/vote.view.js';
import type { BudgetFlow } from './budget.flow.js';
import { budgetTexts, type BudgetTexts } from './budget.nl.js';
import type { BudgetData } from './budget.state.js';
import { ballotParts } from './ballot.parts.js';
import { parts } from './parts.js';

/** What the views of one budget share. */
export interface BudgetView extends VoteView {
  flow: BudgetFlow;
  budget: Budget;
  /** The projects in this browser's own order. */
  projects: readonly Project[];
  texts: BudgetTexts;
  /** Level of the title among the page's headings. */
  level: number | string;
  data: BudgetData | undefined;
  /** Cents as people write money. */
  amount(cents: number): string;
}

/** Makes the shared part of the views. */
export const viewOf = (
  view: Omit<BudgetView, 'budget' | 'texts' | 'amount'>,
  budget: Budget,
): BudgetView => ({
  ...view,
  budget,
  texts: budgetTexts(view.language),
  amount: (cents) => money(cents, budget.currency, view.language),
});

/** The whole budget, whatever its phase. */
export function budgetView(view: BudgetView) {
  const { flow, budget, texts, language, level, amount, part, data } = view;
  const { phase } = budget;
  const { stage, step, said } = flow;
  const voting = phase === 'open' && stage.at !== 'voted';
  const review = voting && step === 'review';
  return html`<section
    class="budget stack"
    part="budget"
    lang=${language}
    dir=${textsOf('core', coreNl, language).dir}
    aria-labelledby="title"
  >
    ${leadView(budget, level)}
    <p>
      <b>${texts.there(amount(budget.budget), phase === 'closed')}</b>
      ${phase === 'closed' ? '' : part(ballotParts.list)?.askText(budget, language)}
    </p>
    ${statusView(view, budget)}
    <p class="hidden" role="status">${voting ? said : ''}</p>
    ${
      !voting
        ? part(parts.rest)?.restView(view)
        : isServer && data
          ? part(parts.native)?.nativeView(view, data)
          : review
            ? part(ballotParts.review)?.reviewView(view)
            : part(ballotParts.list)?.listView(view)
    }
    ${receiptOf(view)}
    ${view.details('rules', voteTexts(language).how, () => part(parts.rules)?.rulesView(view))}
  </section>`;
}
