import type { AccessLevel, ActivityKind } from '../../contract/activity.schema.js';
import { NotFound } from '../core/errors.js';
import type { Database, ReadTx, Row } from '../database/door.js';
import { EVERYTHING } from '../database/topics.js';
import { isRef, type Times } from './activity.policy.js';

export { nextPhaseAt, phaseOf, toldClosing } from './activity.policy.js';

/** What the server knows of an activity that votes and contributions do not change. */
export interface KnownActivity extends Times {
  readonly id: string;
  readonly ref: string;
  readonly kind: ActivityKind;
  readonly title: string;
  readonly lead: string | undefined;
  readonly language: string;
  readonly organisationId: string;
  /** Name of the organisation. */
  readonly organisation: string;
  readonly organisationSlug: string;
  readonly access: AccessLevel;
  readonly publishedAt: Date | undefined;
}

interface Kept extends Row {
  id: string;
  ref: string;
  kind: ActivityKind;
  title: string;
  lead: string | null;
  language: string;
  organisation_id: string;
  organisation: string;
  organisation_slug: string;
  access: AccessLevel;
  opens_at: string;
  closes_at: string;
  closed_at: string | null;
  published_at: string | null;
}

const moment = (text: string | null): Date | undefined => (text === null ? undefined : new Date(text));

/** The topic that says that an activity itself changed: its texts, rule, times or phase. */
export const activityTopic = (id: string): string => `activity:${id}`;

/** Reads an activity by its ref from the database; nothing when there is none. */
export const findActivity = async (tx: ReadTx, ref: string): Promise<KnownActivity | undefined> => {
  const [row] = await tx.query<Kept>(
    `SELECT a.id, a.ref, a.kind, a.title, a.lead, a.language, a.organisation_id, o.name AS organisation,
       o.slug AS organisation_slug, a.access, a.opens_at, a.closes_at, a.closed_at, a.published_at
     FROM activity a JOIN organisation o ON o.id = a.organisation_id WHERE a.ref = ?`,
    [ref],
  );
  if (row === undefined) return undefined;
  return {
    id: row.id,
    ref: row.ref,
    kind: row.kind,
    title: row.title,
    lead: row.lead ?? undefined,
    language: row.language,
    organisationId: row.organisation_id,
    organisation: row.organisation,
    organisationSlug: row.organisation_slug,
    access: row.access,
    opensAt: new Date(row.opens_at),
    closesAt: new Date(row.closes_at),
    closedAt: moment(row.closed_at),
    publishedAt: moment(row.published_at),
  };
};

const MOST = 5000;

/** The ref of the conversation under an idea, with the idea's id. */
export const underIdea = /^idea-([0-9a-hjkmnp-tv-z]{16})$/;

/** The activities by ref, kept in memory until a commit changes them. */
export class Activities {
  readonly #database: Database;
  readonly #known = new Map<string, Promise<KnownActivity>>();
  readonly #refs = new Map<string, string>();
  readonly #reading = new Set<string>();
  readonly #stop: () => void;

  constructor(database: Database) {
    this.#database = database;
    this.#stop = database.onChange((topics) => {
      if (topics.has(EVERYTHING)) this.#known.clear();
      for (const topic of topics) {
        this.#known.delete(this.#refs.get(topic) ?? '');
        // A first read that is under way does not know its topic yet.
        if (topic.startsWith('activity:')) for (const ref of this.#reading) this.#known.delete(ref);
      }
    });
  }

  /** The activity of this ref. Throws NotFound. */
  byRef(ref: string): Promise<KnownActivity> {
    const known = this.#known.get(ref);
    if (known) return known;
    if (!isRef(ref)) return Promise.reject(new NotFound('activity'));
    if (this.#known.size >= MOST) this.#known.clear();
    const reading = this.#read(ref);
    this.#known.set(ref, reading);
    // A ref that does not exist, or could not be read, is asked for again.
    reading.catch(() => this.#known.get(ref) === reading && this.#known.delete(ref));
    return reading;
  }

  /** Where people take part in this one: itself, or the board for the conversation under an idea, also before it begins. Throws NotFound. */
  async homeOf(ref: string): Promise<KnownActivity> {
    const idea = underIdea.exec(ref)?.[1];
    if (idea === undefined) return this.byRef(ref);
    const [board] = await this.#database.read((tx) =>
      tx.query<Row & { ref: string }>(
        'SELECT a.ref FROM idea i JOIN activity a ON a.id = i.board_id WHERE i.id = ?',
        [idea],
      ),
    );
    return this.byRef(board?.ref ?? ref);
  }

  async #read(ref: string): Promise<KnownActivity> {
    this.#reading.add(ref);
    try {
      const found = await this.#database.read((tx) => findActivity(tx, ref));
      if (found === undefined) throw new NotFound('activity');
      this.#refs.set(activityTopic(found.id), ref);
      return found;
    } finally {
      this.#reading.delete(ref);
    }
  }

  /** Stops listening. */
  close(): void {
    this.#stop();
  }
}
