import {
  budgetEvents,
  castBudgetBallot,
  readBudget,
  readMyBudgetBallot,
} from '../../contract/budget.endpoints.js';
import type { Budget, BudgetVoteAnswer, MyBudgetBallot } from '../../contract/budget.schema.js';
import { loadLanguage } from '../core/localise.js';
import { VoteFlow } from '../core/vote/vote.flow.js';
import type { Stage } from '../core/vote/vote.state.js';
import { budgetLocales } from './budget.nl.js';
import { everything, type BudgetChoice, type Look, type Step } from './budget.state.js';
import { listParts } from './list.parts.js';
import { ballotParts } from './ballot.parts.js';
import { parts } from './parts.js';

/** What happens with one budget on a page. */
export class BudgetFlow extends VoteFlow<Budget, MyBudgetBallot, BudgetChoice, BudgetVoteAnswer> {
  step: Step = 'projects';
  look = everything;
  /** The project that someone wanted and that does not fit. */
  tight: string | undefined;
  /** The projects that are opened. */
  readonly open = new Set<string>();
  /** What is told to who does not see it: what changed, and what is left. */
  said = '';

  protected override readonly _name = 'budget';
  protected override readonly _endpoints = {
    read: readBudget,
    mine: readMyBudgetBallot,
    cast: castBudgetBallot,
    events: budgetEvents,
  };
  protected override readonly _first = '.projects button';

  protected override _prepare({ phase, result, rule }: Budget, mine?: MyBudgetBallot) {
    return Promise.all([
      loadLanguage(this._host.language, budgetLocales),
      phase !== 'closed' && ballotParts.list.load(),
      phase === 'open' && rule.form === 'points' && listParts.points.load(),
      (phase !== 'open' || mine?.ballot) && parts.rest.load(),
      mine?.ballot && ballotParts.review.load(),
      phase === 'closed' && result && ballotParts.result.load(),
    ]);
  }

  protected override _lacks({ ballot }: BudgetChoice) {
    const { list, review } = ballotParts;
    return list.now?.lackOf(this.budget, ballot, this.language, review.now?.lackText);
  }

  protected override _stand(stage: Stage, focus?: string) {
    if (stage.at === 'voted') {
      this.step = 'projects';
      this.tight = undefined;
    }
    return super._stand(stage, focus);
  }

  /** Puts focus on the first of what a selector finds, once it is rendered. */
  focus(selector: string) {
    this._host.requestUpdate();
    return this._host.focusOn(selector);
  }

  /** The budget, once it is there. */
  get budget(): Budget {
    return (this.load as { value: Budget }).value;
  }

  /** The language of the interface. */
  get language(): string {
    return this._host.language;
  }

  /** Looks at other projects, or in another order. */
  readonly see = (look: Partial<Look>) => {
    this.look = { ...this.look, ...look };
    this._host.requestUpdate();
  };

  /** Opens or closes what there is to read about a project. */
  readonly unfold = (id: string, open: boolean) => {
    if (this.open.has(id) === open) return;
    if (open) this.open.add(id);
    else this.open.delete(id);
    this._host.requestUpdate();
  };

  /** Goes to the projects or to the ballot as it is; the focus goes to the head of what opens. */
  readonly go = async (step: Step) => {
    if (step === 'review') await ballotParts.review.load();
    this.step = step;
    this.said = '';
    await this.focus(step === 'review' ? '#choice' : '#list');
  };
}
