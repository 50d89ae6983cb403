import {
  budgetEvents,
  castBudgetBallot,
  readBudget,
  readMyBudgetBallot,
} from '../../contract/budget.endpoints.js';
import type {
  Budget,
  BudgetBallot,
  BudgetVoteAnswer,
  MyBudgetBallot,
  Project,
} from '../../contract/budget.schema.js';
import { loadLanguage } from '../core/localise.js';
import { VoteFlow } from '../core/vote/vote.flow.js';
import type { Stage } from '../core/vote/vote.state.js';
import { beyond, idsOn, short, sharedBy, without, withOne } from './ballot.js';
import { budgetLocales, budgetTexts } from './budget.nl.js';
import { everything, type BudgetChoice, type Look, type Step } from './budget.state.js';
import { listParts } from './list.parts.js';
import { ballotParts } from './ballot.parts.js';
import { parts } from './parts.js';
import { leftText } from './purse.view.js';

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
      phase === 'open' && rule.form === 'points' && listParts.points.load(),
      (phase !== 'open' || mine?.ballot) && parts.rest.load(),
      mine?.ballot && ballotParts.review.load(),
      phase === 'closed' && result && ballotParts.result.load(),
    ]);
  }

  protected override _lacks({ ballot }: BudgetChoice) {
    if (ballot.blank) return undefined;
    if (!idsOn(ballot).length) return budgetTexts(this._host.language).empty;
    const review = ballotParts.review.now;
    const rule = short(this._budget, ballot) ?? beyond(this._budget, ballot);
    return rule && review?.lackText(this._budget, ballot, rule, this._host.language);
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

  private get _budget(): Budget {
    return (this.load as { value: Budget }).value;
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

  /** Takes a ballot as it has become, and tells it and what is left. */
  take(ballot: BudgetBallot, said: string, tight?: string) {
    this.tight = tight;
    this.choose({ ballot, typed: undefined });
    this.said = `${said} ${leftText(this._budget, ballot, this._host.language)}.`;
  }

  /** Adds a project; where it does not fit, says so and what could go out. */
  readonly add = (project: Project, points = 1) => {
    const { choice, _budget: budget } = this;
    const { ballot } = choice;
    const texts = budgetTexts(this._host.language);
    const next = withOne(budget, ballot, project, points);
    if (points && beyond(budget, next)) {
      this.tight = project.id;
      this.said = '';
      this._host.requestUpdate();
      return;
    }
    const by = sharedBy(budget);
    const other =
      by && budget.projects.find(({ id }) => idsOn(ballot).includes(id) && !idsOn(next).includes(id));
    this.take(next, other ? texts.instead(project.title, other.title) : texts.added(project.title));
  };

  /** Takes a project out. */
  readonly out = ({ id, title }: Project) => {
    this.take(without(this._budget, this.choice.ballot, id), budgetTexts(this._host.language).gone(title));
  };

  /** Casts a blank vote. */
  readonly castBlank = () => {
    this.choose({ ballot: { blank: true } });
    return this.cast();
  };
}
