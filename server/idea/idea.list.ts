import type { IdeaSort } from '../../contract/idea.schema.js';
import type { ReadTx, Row } from '../database/door.js';
import type { Found } from './idea.index.js';
import { alongWalk, stretchesFrom, type Key, type Walk } from './idea.order.js';
import { cardColumns, ideaColumns, ideaTables, type IdeaRow } from './idea.row.js';

/** A place in WGS 84, in millionths of a degree. */
export interface Spot {
  latitude: number;
  longitude: number;
}

/** Which ideas of a board, and in which order. */
export interface Asked {
  boardId: string;
  sort: IdeaSort;
  category?: string | undefined;
  area?: string | undefined;
  status?: string | undefined;
  /** Only what a search found. */
  among?: Found | undefined;
  near?: Spot | undefined;
  walk: Walk;
  after?: Key | undefined;
}

/** A row with the key by which the list goes on after it. */
export interface Listed {
  row: IdeaRow;
  key: Key;
}

interface Clause {
  sql: string;
  parameters: unknown[];
}

// Whether an idea's number is in a list of JSON: one statement for lists of every length.
const isOneOf = ({ dialect }: ReadTx): string =>
  dialect === 'sqlite'
    ? 'i.number IN (SELECT value FROM json_each(?))'
    : 'i.number IN (SELECT CAST(value AS bigint) FROM json_array_elements_text(CAST(? AS json)))';

const filters = (tx: ReadTx, asked: Asked): Clause => {
  const parts: string[] = ["i.board_id = ? AND i.state = 'published'"];
  const parameters: unknown[] = [asked.boardId];
  for (const name of ['category', 'area', 'status'] as const) {
    if (asked[name] === undefined) continue;
    parts.push(`i.${name} = ?`);
    parameters.push(asked[name]);
  }
  if (asked.among) {
    parts.push(isOneOf(tx));
    parameters.push(JSON.stringify(asked.among.numbers));
  }
  return { sql: parts.join(' AND '), parameters };
};

// Metres, more or less, squared: degrees of longitude are shorter away from the equator. Whole numbers below 2^53.
const distance = ({ latitude, longitude }: Spot): Clause => {
  const narrow = Math.round(Math.cos((latitude / 1e6) * (Math.PI / 180)) * 1000);
  // A parameter is a real number on SQLite unless it says otherwise.
  const whole = 'CAST(? AS INTEGER)';
  const north = `(i.latitude - ${whole}) / 10`;
  const east = `(i.longitude - ${whole}) / 10 * ${whole} / 1000`;
  return {
    sql: `((${north}) * (${north}) + (${east}) * (${east}))`,
    parameters: [latitude, latitude, longitude, narrow, longitude, narrow],
  };
};

interface Keyed extends IdeaRow {
  first: number;
}

// By distance, and then the newest first.
const readNearby = async (tx: ReadTx, asked: Asked, near: Spot, limit: number): Promise<Listed[]> => {
  const value = distance(near);
  const where = filters(tx, asked);
  const { after } = asked;
  const from = after === undefined ? '' : `AND (${value.sql} > ? OR (${value.sql} = ? AND i.number < ?))`;
  const rows = await tx.query<Keyed>(
    `SELECT ${cardColumns}, ${value.sql} AS first FROM ${ideaTables} WHERE ${where.sql} AND i.latitude IS NOT NULL ${from}
     ORDER BY first ASC, i.number DESC LIMIT ?`,
    [
      ...value.parameters,
      ...where.parameters,
      ...(after === undefined
        ? []
        : [...value.parameters, after[0], ...value.parameters, after[0], after[1]]),
      limit,
    ],
  );
  return rows.map((row) => ({ row, key: [Number(row.first), row.number] }));
};

const readRandom = async (tx: ReadTx, asked: Asked, limit: number): Promise<Listed[]> => {
  const where = filters(tx, asked);
  const found: IdeaRow[] = [];
  const from = asked.after === undefined ? 0 : asked.after[0]! + 1;
  for (const { low, high, up } of stretchesFrom(asked.walk, from)) {
    if (found.length === limit || low > high) continue;
    found.push(
      ...(await tx.query<IdeaRow>(
        `SELECT ${cardColumns} FROM ${ideaTables} WHERE ${where.sql} AND i.shuffle BETWEEN ? AND ?
         ORDER BY i.shuffle ${up ? 'ASC' : 'DESC'} LIMIT ?`,
        [...where.parameters, low, high, limit - found.length],
      )),
    );
  }
  return found.map((row) => ({ row, key: [alongWalk(asked.walk, row.shuffle)] }));
};

const readNewest = async (tx: ReadTx, asked: Asked, limit: number): Promise<Listed[]> => {
  const where = filters(tx, asked);
  const { after } = asked;
  const rows = await tx.query<IdeaRow>(
    `SELECT ${cardColumns} FROM ${ideaTables} WHERE ${where.sql} ${after === undefined ? '' : 'AND i.number < ?'}
     ORDER BY i.number DESC LIMIT ?`,
    [...where.parameters, ...(after === undefined ? [] : [after[0]]), limit],
  );
  return rows.map((row) => ({ row, key: [row.number] }));
};

// The plain columns go through the index of their order; a row-value comparison lets both databases use it.
const readIndexed = async (
  tx: ReadTx,
  asked: Asked,
  column: 'supports' | 'answered',
  limit: number,
): Promise<Listed[]> => {
  const where = filters(tx, asked);
  const { after } = asked;
  const rows = await tx.query<IdeaRow>(
    `SELECT ${cardColumns} FROM ${ideaTables} WHERE ${where.sql} ${column === 'answered' ? 'AND i.answered > 0' : ''}
     ${after === undefined ? '' : `AND (i.${column}, i.number) < (?, ?)`}
     ORDER BY i.${column} DESC, i.number DESC LIMIT ?`,
    [...where.parameters, ...(after ?? []), limit],
  );
  return rows.map((row) => ({ row, key: [row[column], row.number] }));
};

/** Ideas that a search found which a page looks at together. */
const SOME = 60;

// Ideas of which the order is known before a row is read.
const readKnown = async (
  tx: ReadTx,
  asked: Asked,
  numbers: readonly number[],
  keyOf: (number: number) => Key,
  limit: number,
): Promise<Listed[]> => {
  const listed: Listed[] = [];
  for (let at = 0; at < numbers.length && listed.length < limit; at += SOME) {
    const among = { numbers: numbers.slice(at, at + SOME), titled: [] };
    const where = filters(tx, { ...asked, among });
    const rows = await tx.query<IdeaRow>(
      `SELECT ${cardColumns} FROM ${ideaTables} WHERE ${where.sql}`,
      where.parameters,
    );
    const known = new Map(rows.map((row) => [row.number, row]));
    for (const number of among.numbers) {
      const row = known.get(number);
      if (row !== undefined) listed.push({ row, key: keyOf(number) });
    }
  }
  return listed.slice(0, limit);
};

// Those whose title fits come first, then the newest.
const readBest = (tx: ReadTx, asked: Asked, { numbers, titled }: Found, limit: number): Promise<Listed[]> => {
  const inTitle = new Set(titled);
  const fits = (number: number): number => (inTitle.has(number) ? 1 : 0);
  const [first, last] = asked.after ?? [2, 0];
  const later = (number: number): boolean =>
    fits(number) < first! || (fits(number) === first && number < last!);
  const order = [...titled, ...numbers.filter((number) => !inTitle.has(number))].filter(later);
  return readKnown(tx, asked, order, (number) => [fits(number), number], limit);
};

/** Reads ideas of a board in an order, at most `limit`. */
export const readList = (tx: ReadTx, asked: Asked, limit: number): Promise<Listed[]> => {
  switch (asked.sort) {
    case 'random':
      return readRandom(tx, asked, limit);
    case 'newest':
      return asked.among
        ? readKnown(tx, asked, asked.among.numbers, (number) => [number], limit)
        : readNewest(tx, asked, limit);
    case 'most-supported':
      return readIndexed(tx, asked, 'supports', limit);
    case 'answered':
      return readIndexed(tx, asked, 'answered', limit);
    case 'nearby':
      return readNearby(tx, asked, asked.near!, limit);
    case 'best':
      return readBest(tx, asked, asked.among!, limit);
  }
};

/** Up to where ideas are counted that fit a question. */
export const COUNTED = 1000;

/** How many ideas fit, counted up to one beyond {@link COUNTED}. */
export const countFound = async (tx: ReadTx, asked: Asked): Promise<number> => {
  const { among, category, area, status, sort } = asked;
  // Only ideas of the board that show are in the index.
  if (among && (category ?? area ?? status) === undefined && sort !== 'answered' && sort !== 'nearby')
    return among.numbers.length;
  const where = filters(tx, { ...asked, after: undefined });
  const only =
    asked.sort === 'answered'
      ? 'AND i.answered > 0'
      : asked.sort === 'nearby'
        ? 'AND i.latitude IS NOT NULL'
        : '';
  const [row] = await tx.query<Row & { found: number }>(
    `SELECT COUNT(*) AS found FROM (SELECT 1 FROM idea i WHERE ${where.sql} ${only} LIMIT ${COUNTED + 1}) AS f`,
    where.parameters,
  );
  return Number(row?.found ?? 0);
};

/** An idea by its id, wherever it stands. */
export const findIdea = async (tx: ReadTx, id: string): Promise<IdeaRow | undefined> => {
  const [row] = await tx.query<IdeaRow>(`SELECT ${ideaColumns} FROM ${ideaTables} WHERE i.id = ?`, [id]);
  return row;
};

/** Published ideas of a board by their numbers, in the order of these. */
export const readNumbered = async (
  tx: ReadTx,
  boardId: string,
  numbers: readonly number[],
): Promise<IdeaRow[]> => {
  if (numbers.length === 0) return [];
  const rows = await tx.query<IdeaRow>(
    `SELECT ${cardColumns} FROM ${ideaTables}
     WHERE i.board_id = ? AND i.state = 'published' AND i.number IN (${numbers.map(() => '?').join(', ')})`,
    [boardId, ...numbers],
  );
  return rows.sort((a, b) => numbers.indexOf(a.number) - numbers.indexOf(b.number));
};

/** The latest ideas of a participant on a board, newest first, with all of their text. */
export const readOwn = (tx: ReadTx, boardId: string, participantId: string): Promise<IdeaRow[]> =>
  tx.query<IdeaRow>(
    `SELECT ${ideaColumns} FROM ${ideaTables}
     WHERE i.board_id = ? AND i.participant_id = ? ORDER BY i.number DESC LIMIT 50`,
    [boardId, participantId],
  );
