import type { BoardAgenda } from '../../contract/board.schema.js';
import { findActivity, type Activities, type KnownActivity } from '../activity/activity.service.js';
import { NotFound } from '../core/errors.js';
import type { Database, ReadTx, Row } from '../database/door.js';
import type { KnownPhase } from './board.policy.js';

/** A category or an area of a board. */
export interface KnownGroup {
  readonly id: string;
  readonly name: string;
  readonly code: string | undefined;
  readonly year: number | undefined;
}

/** What ideas do not change of a board. */
export interface KnownBoard {
  readonly id: string;
  readonly ref: string;
  readonly activity: KnownActivity;
  readonly processId: string | undefined;
  readonly phases: readonly KnownPhase[];
  readonly moderation: 'before' | 'after';
  readonly sort: 'random' | 'newest' | 'most-supported';
  readonly place: 'none' | 'optional' | 'needed';
  readonly within: boolean;
  readonly pictures: boolean;
  readonly grid: 'wgs84' | 'rd';
  readonly outlined: boolean;
  readonly agenda: BoardAgenda | undefined;
  readonly answerDays: number | undefined;
  readonly categories: readonly KnownGroup[];
  readonly areas: readonly KnownGroup[];
}

interface Kept extends Row {
  process_id: string | null;
  phases: string | null;
  moderation: KnownBoard['moderation'];
  sort: KnownBoard['sort'];
  place: KnownBoard['place'];
  within: number;
  pictures: number;
  grid: KnownBoard['grid'];
  outlined: number;
  agenda: string | null;
  answer_days: number | null;
}

interface KeptGroup extends Row {
  kind: 'category' | 'area';
  id: string;
  name: string;
  code: string | null;
  year: number | null;
}

const phasesIn = (text: string | null): KnownPhase[] =>
  text === null
    ? []
    : (JSON.parse(text) as { step: KnownPhase['step']; title: string; from: string }[]).map((phase) => ({
        ...phase,
        from: new Date(phase.from),
      }));

/** Reads the definition that belongs to an activity. Throws NotFound when it is no board. */
export const readBoardDefinition = async (tx: ReadTx, activity: KnownActivity): Promise<KnownBoard> => {
  const [row] = await tx.query<Kept>(
    `SELECT a.process_id, p.phases, a.moderation, b.sort, b.place, b.within, b.pictures, b.grid,
       CASE WHEN b.outline IS NULL THEN 0 ELSE 1 END AS outlined, b.agenda, b.answer_days
     FROM board b JOIN activity a ON a.id = b.activity_id LEFT JOIN process p ON p.id = a.process_id
     WHERE b.activity_id = ?`,
    [activity.id],
  );
  if (activity.kind !== 'board' || row === undefined) throw new NotFound('board');
  const groups = await tx.query<KeptGroup>(
    'SELECT kind, id, name, code, year FROM board_group WHERE board_id = ? ORDER BY kind, position',
    [activity.id],
  );
  const of = (kind: KeptGroup['kind']): KnownGroup[] =>
    groups
      .filter((group) => group.kind === kind)
      .map(({ id, name, code, year }) => ({ id, name, code: code ?? undefined, year: year ?? undefined }));
  return {
    id: activity.id,
    ref: activity.ref,
    activity,
    processId: row.process_id ?? undefined,
    phases: phasesIn(row.phases),
    moderation: row.moderation,
    sort: row.sort,
    place: row.place,
    within: Number(row.within) === 1,
    pictures: Number(row.pictures) === 1,
    grid: row.grid,
    outlined: Number(row.outlined) === 1,
    agenda: row.agenda === null ? undefined : (JSON.parse(row.agenda) as BoardAgenda),
    answerDays: row.answer_days ?? undefined,
    categories: of('category'),
    areas: of('area'),
  };
};

/** The board of this ref as it stands in the database now, whatever is remembered. Throws NotFound. */
export const freshBoard = async (tx: ReadTx, ref: string): Promise<KnownBoard> => {
  const activity = await findActivity(tx, ref);
  if (activity === undefined) throw new NotFound('board');
  return readBoardDefinition(tx, activity);
};

/** The definitions of boards, remembered as long as their activities are. */
export class Boards {
  readonly #database: Database;
  readonly #activities: Activities;
  readonly #known = new WeakMap<KnownActivity, Promise<KnownBoard>>();

  constructor(database: Database, activities: Activities) {
    this.#database = database;
    this.#activities = activities;
  }

  /** The board of this ref. Throws NotFound. */
  async byRef(ref: string): Promise<KnownBoard> {
    const activity = await this.#activities.byRef(ref);
    const known = this.#known.get(activity);
    if (known) return known;
    const reading = this.#database.read((tx) => readBoardDefinition(tx, activity));
    this.#known.set(activity, reading);
    reading.catch(() => this.#known.delete(activity));
    return reading;
  }
}

/** The topic that says that ideas, supports or numbers of a board changed. */
export const boardTopic = (id: string): string => `board:${id}`;

/** The topic that says that one idea changed; told beside {@link boardTopic}. */
export const ideaTopic = (id: string): string => `idea:${id}`;
