import { randomUUID } from 'node:crypto';
import type { Database, ReadTx, Row, WriteTx } from '../database/door.js';
import { EVERYTHING } from '../database/topics.js';

/** The topic of a commit that changed organisations, channels or their origins. */
export const CHANNELS = 'channels';

/** A site that may embed, as the server knows it while it answers. */
export interface KnownChannel {
  readonly id: string;
  readonly organisationId: string;
  /** Set by hand: every new session here does proof of work. */
  readonly underPressure: boolean;
}

/** The organisation whose documents an address belongs to, by a prefix that one of its channels registered. */
export interface DocumentPlace {
  readonly organisationId: string;
  /** Name of the organisation. */
  readonly organisation: string;
  readonly organisationSlug: string;
  /** BCP 47. */
  readonly language: string;
  readonly channelId: string;
  readonly prefix: string;
  /** Whether comments on documents whose thread has yet to begin show after approval or at once. */
  readonly moderation: 'before' | 'after';
}

interface Known {
  /** By origin, then by organisation: a site may serve several. */
  byOrigin: Map<string, Map<string, KnownChannel>>;
  /** Longest prefix first. */
  documents: DocumentPlace[];
  /** Milliseconds since 1970. */
  at: number;
}

const readDocumentPlaces = async (tx: ReadTx): Promise<DocumentPlace[]> => {
  const rows = await tx.query<{
    id: string;
    document_prefixes: string;
    document_moderation: 'before' | 'after';
    organisation_id: string;
    name: string;
    slug: string;
    language: string;
  }>(
    `SELECT c.id, c.document_prefixes, c.document_moderation, c.organisation_id, o.name, o.slug, o.language
     FROM channel c JOIN organisation o ON o.id = c.organisation_id ORDER BY c.id`,
  );
  return rows
    .flatMap((row) =>
      (JSON.parse(row.document_prefixes) as string[]).map((prefix) => ({
        organisationId: row.organisation_id,
        organisation: row.name,
        organisationSlug: row.slug,
        language: row.language,
        channelId: row.id,
        prefix,
        moderation: row.document_moderation,
      })),
    )
    .sort((a, b) => b.prefix.length - a.prefix.length);
};

/** Milliseconds after which another process's change is seen even if it told nobody. */
const FRESH = 5000;

/** Organisations' sites and their origins, in memory until a commit changes them. */
export class Channels {
  readonly ownOrigin: string;
  readonly #database: Database;
  readonly #now: () => Date;
  readonly #stop: () => void;
  #known: Known | undefined;
  #loading: Promise<Known> | undefined;

  constructor(database: Database, ownOrigin: string, now: () => Date) {
    this.#database = database;
    this.ownOrigin = ownOrigin;
    this.#now = now;
    this.#stop = database.onChange((topics) => {
      if (topics.has(CHANNELS) || topics.has(EVERYTHING)) this.forget();
    });
  }

  /** Whether this exact origin may write for any organisation. */
  known(origin: string): boolean | Promise<boolean> {
    if (origin === this.ownOrigin) return true;
    const known = this.#fresh();
    return known === undefined
      ? this.#load().then(({ byOrigin }) => byOrigin.has(origin))
      : known.byOrigin.has(origin);
  }

  /** The channel of an organisation that has this exact origin. */
  async of(organisationId: string, origin: string): Promise<KnownChannel | undefined> {
    const known = this.#fresh() ?? (await this.#load());
    return known.byOrigin.get(origin)?.get(organisationId);
  }

  /**
   * Whose document this canonical address is; the longest registered prefix decides. `organisation` is a slug, for
   * the rare prefix that two registered.
   */
  async ofDocument(url: string, organisation?: string): Promise<DocumentPlace | undefined> {
    const { documents } = this.#fresh() ?? (await this.#load());
    return documents.find(
      ({ prefix, organisationSlug }) =>
        url.startsWith(prefix) && (organisation === undefined || organisationSlug === organisation),
    );
  }

  /** The same among the prefixes of one organisation, by its id. */
  async ofDocumentIn(organisationId: string, url: string): Promise<DocumentPlace | undefined> {
    const { documents } = this.#fresh() ?? (await this.#load());
    return documents.find((place) => place.organisationId === organisationId && url.startsWith(place.prefix));
  }

  /** Every origin of an organisation's channels. */
  async originsOf(organisationId: string): Promise<string[]> {
    const { byOrigin } = this.#fresh() ?? (await this.#load());
    return [...byOrigin].filter(([, channels]) => channels.has(organisationId)).map(([origin]) => origin);
  }

  /** Reads again when next asked. */
  forget(): void {
    this.#known = undefined;
    this.#loading = undefined;
  }

  /** Stops listening. */
  close(): void {
    this.#stop();
  }

  #fresh(): Known | undefined {
    const age = this.#now().getTime() - (this.#known?.at ?? 0);
    return age >= 0 && age < FRESH ? this.#known : undefined;
  }

  #load(): Promise<Known> {
    if (this.#loading !== undefined) return this.#loading;
    const loading = this.#read().finally(() => {
      if (this.#loading === loading) this.#loading = undefined;
    });
    this.#loading = loading;
    void loading.then(
      (known) => {
        // A change while it was read makes it old before it is used.
        if (this.#loading === loading) this.#known = known;
      },
      () => undefined,
    );
    return loading;
  }

  async #read(): Promise<Known> {
    const [rows, documents] = await this.#database.read(async (tx) => [
      await tx.query<
        Row & { organisation_id: string; origin: string; channel_id: string; under_pressure: unknown }
      >(
        `SELECT o.organisation_id, o.origin, o.channel_id, c.under_pressure
         FROM channel_origin o JOIN channel c ON c.id = o.channel_id`,
      ),
      await readDocumentPlaces(tx),
    ]);
    const byOrigin: Known['byOrigin'] = new Map();
    for (const row of rows) {
      const channels = byOrigin.get(row.origin) ?? new Map<string, KnownChannel>();
      byOrigin.set(row.origin, channels);
      channels.set(row.organisation_id, {
        id: row.channel_id,
        organisationId: row.organisation_id,
        underPressure: Number(row.under_pressure) === 1,
      });
    }
    return { byOrigin, documents, at: this.#now().getTime() };
  }
}

/** A site to register. */
export interface ChannelInput {
  organisationId: string;
  slug: string;
  name: string;
  kind: 'municipal' | 'council' | 'neighbourhood' | 'other';
  /** Exact origins, `https://host` or `https://host:port`. */
  origins: readonly string[];
  documentPrefixes?: readonly string[];
}

/** Whether a text is exactly an origin as a browser sends it. */
export const isOrigin = (text: string): boolean =>
  /^https?:\/\//.test(text) && URL.canParse(text) && new URL(text).origin === text;

/** Registers a site with its origins and answers its id. Throws RangeError for what is not an origin. */
export const addChannel = async (tx: WriteTx, input: ChannelInput): Promise<string> => {
  for (const origin of input.origins)
    if (!isOrigin(origin))
      throw new RangeError(`"${origin}" is not an origin, such as https://www.example.nl.`);
  const id = randomUUID();
  await tx.query(
    `INSERT INTO channel (id, organisation_id, slug, name, kind, document_prefixes, under_pressure)
     VALUES (?, ?, ?, ?, ?, ?, 0)`,
    [
      id,
      input.organisationId,
      input.slug,
      input.name,
      input.kind,
      JSON.stringify(input.documentPrefixes ?? []),
    ],
  );
  for (const origin of new Set(input.origins)) await addOrigin(tx, input.organisationId, id, origin);
  tx.changed(CHANNELS);
  return id;
};

/** Adds an origin to a channel; an origin of another channel of the organisation moves here. */
export const addOrigin = async (
  tx: WriteTx,
  organisationId: string,
  channelId: string,
  origin: string,
): Promise<void> => {
  await tx.query(
    `INSERT INTO channel_origin (organisation_id, origin, channel_id) VALUES (?, ?, ?)
     ON CONFLICT (organisation_id, origin) DO UPDATE SET channel_id = excluded.channel_id`,
    [organisationId, origin, channelId],
  );
  tx.changed(CHANNELS);
};

/** Takes an origin away; its tokens stop working at once. */
export const removeOrigin = async (tx: WriteTx, organisationId: string, origin: string): Promise<void> => {
  await tx.query('DELETE FROM channel_origin WHERE organisation_id = ? AND origin = ?', [
    organisationId,
    origin,
  ]);
  tx.changed(CHANNELS);
};

/** Turns proof of work for every new session of a channel on or off. */
export const setPressure = async (tx: WriteTx, channelId: string, on: boolean): Promise<void> => {
  await tx.query('UPDATE channel SET under_pressure = ? WHERE id = ?', [on ? 1 : 0, channelId]);
  tx.changed(CHANNELS);
};
