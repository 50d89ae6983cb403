import type { Board } from '../../contract/board.schema.js';
import type { IdeaPage } from '../../contract/idea.schema.js';
import { phaseOf, toldClosing } from '../activity/activity.service.js';
import { NEVER } from '../comment/comment.service.js';
import type { KnownBoard, KnownGroup } from './board.definition.js';
import { stepOf } from './board.policy.js';
import type { BoardState } from './board.state.js';
import { IDEA_EDIT_MINUTES } from './idea.policy.js';

const groupOf = ({ id, name }: KnownGroup, ideas: ReadonlyMap<string, number>) => ({
  id,
  name,
  ideas: ideas.get(id) ?? 0,
});

const areaOf = (area: KnownGroup, ideas: ReadonlyMap<string, number>) => ({
  ...groupOf(area, ideas),
  ...(area.code !== undefined && { code: area.code }),
  ...(area.year !== undefined && { year: area.year }),
});

/** What the operator set for maps and addresses. */
export interface MapSettings {
  tiles: Board['tiles'];
  addresses: boolean;
}

/** A board as everyone sees it. */
export const presentBoard = (
  board: KnownBoard,
  state: BoardState,
  first: IdeaPage,
  { tiles, addresses }: MapSettings,
  now: Date,
): Board => {
  const { activity } = board;
  const closesAt = toldClosing(activity).toISOString();
  const { categories, areas, ...numbers } = state;
  return {
    ref: board.ref,
    organisation: activity.organisation,
    organisationSlug: activity.organisationSlug,
    language: activity.language,
    title: activity.title,
    ...(activity.lead !== undefined && { lead: activity.lead }),
    phase: phaseOf(activity, now),
    opensAt: activity.opensAt.toISOString(),
    ...(closesAt !== NEVER && { closesAt }),
    step: stepOf(board, now),
    phases: board.phases.map(({ step, title, from }) => ({ step, title, from: from.toISOString() })),
    access: activity.access,
    moderation: board.moderation,
    editMinutes: IDEA_EDIT_MINUTES,
    categories: board.categories.map((one) => groupOf(one, categories)),
    areas: board.areas.map((one) => areaOf(one, areas)),
    place: board.place,
    within: board.within,
    pictures: board.pictures,
    ...(board.outlined && { outline: `/v1/boards/${board.ref}/outline` }),
    ...(tiles && { tiles }),
    ...(addresses && board.place !== 'none' && { addresses }),
    grid: board.grid,
    ...(board.agenda && { agenda: board.agenda }),
    ...(board.answerDays !== undefined && { answerDays: board.answerDays }),
    ...numbers,
    sort: board.sort,
    first,
  };
};
