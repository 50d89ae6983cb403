import type { BoardAgenda, ProcessStep } from '../../contract/board.schema.js';
import type { IdeaAgenda, IdeaClock } from '../../contract/idea.schema.js';
import { phaseOf, nextPhaseAt, type KnownActivity } from '../activity/activity.service.js';

/** A phase of a process as it is kept; each ends where the next begins. */
export interface KnownPhase {
  readonly step: ProcessStep;
  readonly title: string;
  readonly from: Date;
}

/** What decides about time on a board. */
export interface BoardTimes {
  readonly activity: KnownActivity;
  readonly phases: readonly KnownPhase[];
}

/** The step that a process is in; a board without one collects all the time, and before the first phase too. */
export const stepOf = ({ phases }: Pick<BoardTimes, 'phases'>, now: Date): ProcessStep =>
  phases.findLast(({ from }) => from <= now)?.step ?? 'collect';

const isOpen = (board: BoardTimes, now: Date): boolean =>
  phaseOf(board.activity, now) === 'open' && !(board.phases[0] && now < board.phases[0].from);

/** Whether ideas can be added and changed now. */
export const takesIdeas = (board: BoardTimes, now: Date): boolean =>
  isOpen(board, now) && stepOf(board, now) === 'collect';

/** Whether ideas can be supported now, and support taken back. */
export const takesSupport = (board: BoardTimes, now: Date): boolean =>
  isOpen(board, now) && ['collect', 'work-out'].includes(stepOf(board, now));

/** When time alone changes what a board shows next. */
export const nextChangeAt = (
  board: BoardTimes & { readonly agenda: BoardAgenda | undefined },
  moments: readonly (string | undefined)[],
  now: Date,
): Date | undefined => {
  const told = [...moments, board.agenda?.until].flatMap((text) =>
    text === undefined ? [] : new Date(text),
  );
  const all = [...told, ...board.phases.map(({ from }) => from), nextPhaseAt(board.activity, now)];
  const times = all.flatMap((moment) => (moment && moment > now ? moment.getTime() : []));
  return times.length === 0 ? undefined : new Date(Math.min(...times) + 1);
};

const DAY = 86_400_000;

/** Who answers an idea and by when; what nobody set follows from the board. */
export const clockOf = (
  idea: {
    readonly created_at: string;
    readonly who: string | null;
    readonly due: string | null;
    readonly answered_at: string | null;
    readonly merged_into: string | null;
  },
  answerDays: number | undefined,
  now: Date,
): IdeaClock => {
  const counted =
    answerDays === undefined
      ? undefined
      : new Date(Date.parse(idea.created_at) + answerDays * DAY).toISOString();
  const due = idea.due ?? counted;
  const waits = idea.answered_at === null && idea.merged_into === null;
  return {
    ...(idea.who !== null && { who: idea.who }),
    ...(due !== undefined && { due }),
    overdue: waits && due !== undefined && now > new Date(due),
    ...(idea.answered_at !== null && { answeredAt: idea.answered_at }),
  };
};

/** Where an idea stands on its way to the agenda: reached once and for all, or missed when the time has passed. */
export const agendaOf = (
  idea: {
    readonly reached_at: string | null;
    readonly meeting_day: string | null;
    readonly document_url: string | null;
    readonly document_title: string | null;
  },
  agenda: BoardAgenda | undefined,
  now: Date,
): IdeaAgenda | undefined => {
  if (agenda === undefined) return undefined;
  const over = agenda.until !== undefined && now >= new Date(agenda.until);
  const { reached_at: reachedAt, meeting_day: meetingDay, document_url: url, document_title: title } = idea;
  return {
    state: reachedAt !== null ? 'reached' : over ? 'missed' : 'gathering',
    ...(reachedAt !== null && { reachedAt }),
    ...(meetingDay !== null && { meetingDay }),
    ...(url !== null && { document: { url, title: title ?? url } }),
  };
};

/** Whether one more supporter counts for the agenda now. */
export const countsForAgenda = (agenda: BoardAgenda | undefined, now: Date): agenda is BoardAgenda =>
  agenda !== undefined && !(agenda.until !== undefined && now >= new Date(agenda.until));
