import { randomInt } from 'node:crypto';
import { writeCsv } from '../../counting/files/csv.js';
import { Refusal } from '../core/errors.js';
import type { Database, ReadTx, Row, WriteTx } from '../database/door.js';
import type { Staff } from '../staff/staff.service.js';
import { askingOf } from './board.acts.js';
import { freshBoard, type KnownBoard } from './board.definition.js';
import type { FiledIdea, IdeaFormat, RefusedIdea } from './idea.files.js';
import { ideaFaults } from './idea.policy.js';
import { postIdea } from './idea.post.js';

/** What an import did. */
export interface ImportedIdeas {
  taken: number;
  refused: RefusedIdea[];
}

const TOGETHER = 100;

const reasonOf = (error: Refusal): string =>
  error.extra.errors?.map(({ at, detail }) => `${at.slice(1)} ${detail}`).join('; ') ?? error.detail;

const isThere = async (tx: WriteTx, board: KnownBoard, { input }: FiledIdea): Promise<boolean> => {
  const rows = await tx.query('SELECT 1 FROM idea WHERE board_id = ? AND title = ? AND body = ? LIMIT 1', [
    board.id,
    input.title,
    input.text,
  ]);
  return rows.length > 0;
};

/**
 * Puts the ideas of a file on a board, as cards that staff typed in: they show at once. One that the board does not
 * take, or that is there already, is refused alone. Throws NotFound.
 */
export const importIdeas = async (
  database: Database,
  ref: string,
  ideas: readonly FiledIdea[],
  now: Date,
): Promise<ImportedIdeas> => {
  const done: ImportedIdeas = { taken: 0, refused: [] };
  const board = await database.read((tx) => freshBoard(tx, ref));
  const asking = await database.read((tx) => askingOf(tx, board));
  const typist = { organisationId: board.activity.organisationId } as Staff;
  const one = (idea: FiledIdea): Promise<string | undefined> =>
    database.write(async (tx) => {
      const faults = ideaFaults(idea.input, asking);
      if (faults.length > 0) return faults.map(({ at, detail }) => `${at.slice(1)} ${detail}`).join('; ');
      if (await isThere(tx, board, idea)) return 'is on the board already';
      const { input, createdAt } = idea;
      await postIdea(tx, { board, participantId: undefined, input, typist, now, createdAt, draw: randomInt });
      return undefined;
    });
  for (let at = 0; at < ideas.length; at += TOGETHER) {
    const some = ideas.slice(at, at + TOGETHER);
    const whys = await Promise.all(
      some.map((idea) =>
        one(idea).catch((error: unknown) => {
          if (error instanceof Refusal) return reasonOf(error);
          throw error;
        }),
      ),
    );
    whys.forEach((why, index) => {
      if (why === undefined) done.taken += 1;
      else done.refused.push({ at: some[index]!.at, why });
    });
  }
  return done;
};

interface Exported extends Row {
  id: string;
  title: string;
  body: string;
  name: string;
  category: string | null;
  area: string | null;
  latitude: number | null;
  longitude: number | null;
  place_name: string | null;
  medium: string;
  created_at: string;
  status: string;
  supports: number;
  comments: number;
}

const columns = [
  'id',
  'title',
  'text',
  'name',
  'category',
  'area',
  'latitude',
  'longitude',
  'placeName',
  'medium',
  'createdAt',
  'status',
  'supports',
  'comments',
] as const;

const flatOf = (row: Exported): Record<(typeof columns)[number], string | number | null> => ({
  id: row.id,
  title: row.title,
  text: row.body,
  name: row.name,
  category: row.category,
  area: row.area,
  latitude: row.latitude === null ? null : row.latitude / 1e6,
  longitude: row.longitude === null ? null : row.longitude / 1e6,
  placeName: row.place_name,
  medium: row.medium,
  createdAt: row.created_at,
  status: row.status,
  supports: row.supports,
  comments: row.comments,
});

/** The published ideas of a board as a file, oldest first; no cell of a table is a formula. Throws NotFound. */
export const exportIdeas = async (tx: ReadTx, ref: string, format: IdeaFormat): Promise<string> => {
  const { id } = await freshBoard(tx, ref);
  const rows = await tx.query<Exported>(
    `SELECT id, title, body, COALESCE(name, pseudonym) AS name, category, area, latitude, longitude, place_name,
       medium, created_at, status, supports, comments
     FROM idea WHERE board_id = ? AND state = 'published' ORDER BY number`,
    [id],
  );
  const ideas = rows.map(flatOf);
  if (format === 'csv')
    return `\uFEFF${writeCsv([[...columns], ...ideas.map((idea) => columns.map((name) => String(idea[name] ?? '')))])}`;
  if (format === 'json') return `${JSON.stringify({ board: ref, ideas }, null, 2)}\n`;
  const features = ideas.map(({ latitude, longitude, ...properties }) => ({
    type: 'Feature',
    geometry: latitude === null ? null : { type: 'Point', coordinates: [longitude, latitude] },
    properties,
  }));
  return `${JSON.stringify({ type: 'FeatureCollection', features }, null, 2)}\n`;
};
