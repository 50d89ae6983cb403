import type { Budget, Project } from '../../contract/budget.schema.js';
import { isServer } from '../core/lit.js';
import { spoken } from '../core/localise.js';
import { ownSeed, shuffled } from '../core/order.js';
import { theme } from '../core/theme.styles.js';
import { VoteElement } from '../core/vote/vote.element.js';
import { BudgetFlow } from './budget.flow.js';
import { budgetLocales } from './budget.nl.js';
import type { BudgetData } from './budget.state.js';
import { budgetStyles } from './budget.styles.js';
import { budgetView, viewOf } from './budget.view.js';
import { parts } from './parts.js';

/**
 * A budget that residents divide: the projects, the ballot, the receipt, and what came of it.
 *
 * @tag stem-budget-allocator
 * @slot - A link to the budget's own page: stands until the budget is there, and when it cannot be shown.
 * @fires {StemVoted} stem-voted - The server has counted a vote.
 * @fires {StemFailed} stem-failed - A vote was not counted; what was chosen is kept.
 * @csspart budget - The frame around everything.
 * @csspart title - What it is about.
 * @csspart project - One project in the list.
 * @csspart purse - What is left, which stays in view.
 * @csspart button - Every button.
 * @cssproperty --stem-accent - The one accent colour.
 * @cssproperty --stem-on-accent - Text on the accent colour.
 * @cssproperty --stem-line - Hairlines.
 * @cssproperty --stem-radius - Radius of corners.
 * @cssproperty --stem-focus - Colour of the focus outline.
 * @cssproperty --stem-heading-font - Font family of headings.
 * @cssproperty --stem-paper - What stays in view stands on this colour; otherwise light or dark by the text.
 * @attr {string} activity - The ref of the budget.
 * @attr {string} server - Origin of the server, when it is not where the script came from.
 * @attr {string} ticket - From the embed page where the origin is opaque.
 * @attr {string} lang - Language of the interface; otherwise that of the page.
 * @attr {number} heading-level - Level of the title among the page's headings, 2 by default.
 * @attr {number} height - CSS pixels kept free until the budget shows.
 */
export class StemBudgetAllocator extends VoteElement<Budget, BudgetData> {
  static override styles = [theme, budgetStyles];

  /** The order that a person may have seen already, in what the server rendered. */
  private _seen?: readonly string[] | undefined;
  protected override readonly _locales = budgetLocales;
  protected override readonly _flow = new BudgetFlow(this);

  protected override _present({ budget, mine, choice, step, language }: BudgetData) {
    const { _flow: flow } = this;
    this.language = spoken(language ?? budget.language);
    flow.show(budget, mine, choice);
    flow.step = step ?? 'projects';
  }

  protected override _settled() {
    // What was counted has no form to take over.
    return super._settled() && (this._flow.budget.phase === 'closed' || !!this._part(parts.fields));
  }

  protected override _carryOver(given: FormData) {
    this._seen = parts.fields.now!.carryOver(this._flow, given, this.renderRoot);
  }

  /** The projects in the order that is this browser's own. */
  private _projects({ projects, ref }: Budget): readonly Project[] {
    const { _seen: seen, data } = this;
    if (isServer) return data?.seed ? shuffled(projects, data.seed) : projects;
    if (!seen?.length) return shuffled(projects, ownSeed(this.base, ref));
    const place = ({ id }: Project) => seen.indexOf(id) + 1 || Infinity;
    return [...projects].sort((a, b) => place(a) - place(b));
  }

  protected override _view(budget: Budget) {
    const projects = this._projects(budget);
    return budgetView(viewOf({ ...this._shared(), flow: this._flow, kind: 'budgets', projects }, budget));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'stem-budget-allocator': StemBudgetAllocator;
  }
}
