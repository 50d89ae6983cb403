import type { GreedyMode } from './greedy.js';
import type { Completion } from './completion.js';
import type { SharesUtility } from './shares.js';

/** Name and version of the counter of budgets; part of every result, so that a recount knows what to compare with. */
export const budgetCounter = 'stem-budget-count-2';

/** Why a project won or did not; money in cents, fractions rounded to the nearest cent. */
export type Why =
  /**
   * equal-shares: bought in this round; `full` supporters paid `price` each, `emptied` gave all they had left. With
   * `perPoint` (forms points and ranking) that was the price of each point they gave.
   */
  | { at: 'bought'; round: number; price: number; full: number; emptied: number; perPoint?: true }
  /** equal-shares: from this round on its supporters had less than its cost together; `had` is rounded down. */
  | { at: 'too-little-money'; round: number; had: number; short: number }
  /** Added by votes after the rounds; `left` before. */
  | { at: 'added'; left: number }
  /** greedy: chosen at its turn; `left` before. */
  | { at: 'chosen'; turn: number; left: number }
  /** Did not fit in what was left at its turn. */
  | { at: 'does-not-fit'; left: number; short: number }
  /** The money of its area or category was used up. */
  | { at: 'quota'; by: 'area' | 'category'; id: string; left: number; short: number }
  /** phragmen: its supporters had earned it in this round, when each who had bought nothing before had earned `load`. */
  | { at: 'earned'; round: number; load: number }
  | { at: 'below-threshold'; threshold: number }
  | { at: 'after-stop' }
  | { at: 'no-votes' }
  | { at: 'withdrawn' }
  /** It costs nothing, so that there is nothing to divide. */
  | { at: 'costs-nothing' }
  /** Too few people voted: nothing wins. */
  | { at: 'no-quorum' };

/** What became of one project. */
export interface ProjectOutcome {
  id: string;
  won: boolean;
  /** Ballots that name it. */
  votes: number;
  /** Sum of points; equal to `votes` where the form has none. */
  score: number;
  why: Why;
}

/** One step of the count, in order: what was bought or chosen, and what was left. */
export interface BudgetRound {
  project: string;
  /** Money left in all after it. */
  left: number;
  /** Projects that were equally good, this one first; absent without a tie. */
  tied?: string[];
}

/** What decided between projects that were equal; `order` is the published order, where no draw was given. */
export type TieBreak = 'cost' | 'votes' | 'draw' | 'order';

/** How voters are with an outcome: index k holds the number of voters of whom k projects won; blank votes apart. */
export type Satisfaction = number[];

/** Some of the voters that greedy counting leaves with nothing. */
export interface LeftOutPart {
  /** How many they are. */
  voters: number;
  /** How many of them have a winning project by the rule used; absent where that would tell of fewer than 10. */
  helped?: number;
}

/**
 * The voters of whom no project wins by greedy counting: where the projects lie that they named, and which they named
 * most. One voter can be in several parts; parts of fewer than 10, or that leave fewer than 10 out, are not there.
 */
export interface LeftOut extends LeftOutPart {
  /** Voters that named a project of the area or category; areas first, the largest part first. */
  groups: (LeftOutPart & { by: 'area' | 'category'; id: string })[];
  /** Voters by project named, the largest part first. */
  projects: (LeftOutPart & { id: string })[];
}

/** Votes and money of one area or category. */
export interface GroupOutcome {
  by: 'area' | 'category';
  id: string;
  /** Votes or points for its projects, all together. */
  score: number;
  /** Money of its winners, by the rule used and by greedy counting. */
  cost: number;
  greedyCost: number;
  winners: number;
}

/** Voters with the same ballot and what they had left; the rule gives everyone the same at first. */
export interface VoterGroupLeft {
  size: number;
  projects: string[];
  /** Cents left a voter. */
  left: number;
}

/**
 * Equal Shares beside greedy counting. A voter is better off with the outcome whose winners among their own projects
 * are worth more to them, by the utility of the rule. Greedy counts only where strictly more voters are with it.
 */
export interface Comparison {
  counted: 'equal-shares' | 'greedy';
  /** Voters who are better off with Equal Shares, worse off, the same; absent under 30 voters (BALLOTS §8). */
  better?: number;
  worse?: number;
  same?: number;
}

/** The whole outcome of a budget. Money in whole cents. */
export interface BudgetResult {
  method: 'greedy' | 'equal-shares' | 'phragmen';
  mode?: GreedyMode;
  utility?: SharesUtility;
  completion?: Completion;
  /** In the order in which they were chosen. */
  winners: string[];
  cost: number;
  left: number;
  voters: number;
  blank: number;
  /** By medium; absent where one has fewer than 10 voters (BALLOTS §8). */
  media?: { online: number; assisted: number; paper: number };
  quorum?: { needed: number; reached: boolean };
  /** equal-shares: exact endowment a voter as text, "42703/21", in cents, and how often `increment` was added. */
  endowment?: { exact: string; rounded: number; increments: number };
  /** In the published order. */
  projects: ProjectOutcome[];
  rounds: BudgetRound[];
  /** Each set of projects of which a tie decided, in the order in which they had their turn. */
  ties: { projects: string[]; by: TieBreak }[];
  /** Ballots that named a project twice. */
  doubles: number;
  /** What greedy counting (skip) would have chosen; the rule itself where that is greedy. */
  greedy: { winners: string[]; cost: number };
  /** Where `comparison` is in the rule: voters by which of the two gives them more, and which counted. */
  comparison?: Comparison;
  /** Absent under 30 voters (BALLOTS §8). */
  satisfaction?: { used: Satisfaction; greedy: Satisfaction };
  /** Where greedy counting was not used; absent under 30 voters, and where it leaves fewer than 10 with nothing (BALLOTS §8). */
  leftOut?: LeftOut;
  groups: GroupOutcome[];
  /** equal-shares: what groups of voters had left, largest group first; absent where single ballots would show. */
  purses?: VoterGroupLeft[];
  /** Which counter gave the result. */
  counter: string;
}
