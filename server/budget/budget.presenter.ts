import type { Budget, Project } from '../../contract/budget.schema.js';
import { phaseOf, toldClosing } from '../activity/activity.service.js';
import { resultOpenTo, withSource, type Presented, type VotableState } from '../ballot/ballot.service.js';
import type { KnownBudget } from './budget.definition.js';

/** Votes or points per project; those without any have 0. */
export type RunningVotes = Record<string, number>;

const runningVotes = ({ projectIds }: KnownBudget, { tally }: VotableState): RunningVotes | undefined => {
  if (tally === undefined) return undefined;
  const votes: RunningVotes = Object.fromEntries(projectIds.map((id) => [id, 0]));
  for (const { ballot, count } of tally) votes[ballot] = (votes[ballot] ?? 0) + Number(count);
  return votes;
};

// Where a winner stands is of no account before there are winners.
const shownProject = (project: Project, published: boolean): Project => {
  const { progress, ...rest } = project;
  return published && progress ? { ...rest, progress } : rest;
};

/** The budget as everyone sees it now. */
export const presentBudget = (known: KnownBudget, state: VotableState, now: Date): Presented<Budget> => {
  const { activity, rule, projects } = known;
  const phase = phaseOf(activity, now);
  const open = resultOpenTo(rule, phase);
  const { publication, online, assisted, paper } = state;
  const votes = phase === 'open' ? runningVotes(known, state) : undefined;
  const answer: Budget = {
    ref: activity.ref,
    organisation: activity.organisation,
    organisationSlug: activity.organisationSlug,
    language: activity.language,
    title: activity.title,
    ...(activity.lead !== undefined && { lead: activity.lead }),
    budget: known.budget,
    currency: known.currency,
    projects: projects.map((project) =>
      withSource(shownProject(project, publication !== undefined), known.sources),
    ),
    areas: [...known.areas],
    categories: [...known.categories],
    ...(known.outline !== undefined && { outline: known.outline }),
    rule,
    phase,
    opensAt: activity.opensAt.toISOString(),
    closesAt: toldClosing(activity).toISOString(),
    turnout: { total: online + assisted + paper, online, assisted, paper },
    ...(open === 'everyone' && votes && { votes }),
    ...(phase === 'closed' &&
      publication && { result: publication.result as Budget['result'], seed: publication.seed }),
    ...(state.head && { head: state.head }),
    published: publication !== undefined,
    version: state.version,
  };
  return { answer, forVoters: open === 'voters' ? votes : undefined };
};
