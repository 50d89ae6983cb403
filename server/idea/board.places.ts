import type { IdeaStatus, Places } from '../../contract/idea.schema.js';
import { InvalidInput } from '../core/errors.js';
import type { ReadTx, Row } from '../database/door.js';

/** Places that a map gets one by one. */
const MOST = 2000;
/** Cells along one side, where there are more. */
const CELLS = 20;

/** A part of the map, in millionths of a degree. */
export interface Box {
  west: number;
  south: number;
  east: number;
  north: number;
}

const everywhere: Box = { west: -180e6, south: -90e6, east: 180e6, north: 90e6 };

/** Reads `west,south,east,north` in degrees. Throws InvalidInput. */
export const boxIn = (text: string | undefined): Box | undefined => {
  if (text === undefined) return undefined;
  const numbers = text.split(',').map((part) => (/^-?\d{1,3}(\.\d{1,12})?$/.test(part) ? Number(part) : NaN));
  const [west = NaN, south = NaN, east = NaN, north = NaN] = numbers.map((one) => Math.round(one * 1e6));
  const right = numbers.length === 4 && west < east && south < north;
  if (!right || Math.abs(south) > 90e6 || Math.abs(north) > 90e6)
    throw new InvalidInput([{ at: 'query/box', rule: 'box', detail: 'is west,south,east,north in degrees' }]);
  return { west, south, east, north };
};

const within =
  "i.board_id = ? AND i.state = 'published' AND i.latitude BETWEEN ? AND ? AND i.longitude BETWEEN ? AND ?";
const parametersOf = (boardId: string, { west, south, east, north }: Box) => [
  boardId,
  south,
  north,
  west,
  east,
];

interface KeptSpot extends Row {
  id: string;
  title: string;
  latitude: number;
  longitude: number;
  category: string | null;
  status: IdeaStatus;
  supports: number;
}

interface Extent extends Row {
  ideas: number;
  west: number;
  south: number;
  east: number;
  north: number;
}

interface Cell extends Extent {
  latitude: number;
  longitude: number;
}

const extent = `COUNT(*) AS ideas, MIN(i.longitude) AS west, MIN(i.latitude) AS south, MAX(i.longitude) AS east,
  MAX(i.latitude) AS north`;

/** The ideas with a place in a part of the map: one by one, or in clusters where there are too many. */
export const readPlaces = async (tx: ReadTx, boardId: string, box: Box = everywhere): Promise<Places> => {
  const parameters = parametersOf(boardId, box);
  const spots = await tx.query<KeptSpot>(
    `SELECT i.id, i.title, i.latitude, i.longitude, i.category, i.status, i.supports FROM idea i
     WHERE ${within} ORDER BY i.number DESC LIMIT ?`,
    [...parameters, MOST + 1],
  );
  if (spots.length <= MOST)
    return {
      clusters: [],
      spots: spots.map(({ category, latitude, longitude, ...spot }) => ({
        ...spot,
        latitude: latitude / 1e6,
        longitude: longitude / 1e6,
        ...(category !== null && { category }),
      })),
    };
  return { spots: [], clusters: await readClusters(tx, parameters) };
};

// A parameter is a real number on SQLite unless it says otherwise.
const whole = 'CAST(? AS INTEGER)';

const readClusters = async (tx: ReadTx, parameters: unknown[]): Promise<Places['clusters']> => {
  const [all] = await tx.query<Extent>(`SELECT ${extent} FROM idea i WHERE ${within}`, parameters);
  const { west, south, east, north } = all!;
  const wide = Math.max(1, Math.ceil((Number(east) - Number(west) + 1) / CELLS));
  const high = Math.max(1, Math.ceil((Number(north) - Number(south) + 1) / CELLS));
  const rows = await tx.query<Cell>(
    `SELECT (i.longitude - ${whole}) / ${whole} AS x, (i.latitude - ${whole}) / ${whole} AS y, ${extent}, SUM(i.latitude) / COUNT(*) AS latitude,
       SUM(i.longitude) / COUNT(*) AS longitude
     FROM idea i WHERE ${within} GROUP BY 1, 2 ORDER BY 1, 2`,
    [west, wide, south, high, ...parameters],
  );
  const degrees = (value: number): number => Math.round(Number(value)) / 1e6;
  return rows.map((cell) => ({
    latitude: degrees(cell.latitude),
    longitude: degrees(cell.longitude),
    ideas: Number(cell.ideas),
    box: [cell.west, cell.south, cell.east, cell.north].map(degrees),
  }));
};
