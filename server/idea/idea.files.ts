import type { IdeaInput } from '../../contract/idea.schema.js';
import { IdeaInput as IdeaInputSchema } from '../../contract/idea.schema.js';
import { Type } from '@sinclair/typebox';
import { readCsv } from '../../counting/files/csv.js';
import { checkOf } from '../core/validate.js';

/** An idea in a file, with where it stands there and when it came in. */
export interface FiledIdea {
  /** Line of a CSV file, else the place in the list, from 1. */
  at: number;
  input: IdeaInput;
  createdAt?: Date | undefined;
}

/** What in a file was refused, and why. */
export interface RefusedIdea {
  at: number;
  why: string;
}

/** A file that was read. */
export interface ReadIdeas {
  ideas: FiledIdea[];
  refused: RefusedIdea[];
}

/** The forms in which ideas are taken in and given out. */
export const ideaFormats = ['csv', 'json', 'geojson'] as const;
export type IdeaFormat = (typeof ideaFormats)[number];

const fields = ['title', 'text', 'category', 'area', 'placeName', 'name', 'medium'] as const;

// What a row of a table, a member of a list, or the properties of a feature have in common.
type Flat = Partial<Record<(typeof fields)[number] | 'latitude' | 'longitude' | 'createdAt', unknown>>;

const check = checkOf(
  Type.Object(
    {
      ...Object.fromEntries(
        [...fields, 'place' as const].map((name) => [name, IdeaInputSchema.properties[name]]),
      ),
      createdAt: Type.Optional(Type.String({ format: 'date-time' })),
    },
    { additionalProperties: false },
  ),
  '',
);

const empty = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

const degrees = (value: unknown): unknown =>
  typeof value === 'string' ? Number(value.trim().replace(',', '.')) : value;

const inputOf = (flat: Flat, medium: IdeaInput['medium']): Record<string, unknown> => {
  const given = Object.fromEntries(fields.flatMap((name) => (empty(flat[name]) ? [] : [[name, flat[name]]])));
  const placed = !empty(flat.latitude) || !empty(flat.longitude);
  return {
    ...given,
    ...(medium !== undefined && { medium }),
    ...(placed && { place: { latitude: degrees(flat.latitude), longitude: degrees(flat.longitude) } }),
    ...(!empty(flat.createdAt) && { createdAt: flat.createdAt }),
  };
};

const taken = (rows: readonly { at: number; flat: Flat }[], medium: IdeaInput['medium']): ReadIdeas => {
  const read: ReadIdeas = { ideas: [], refused: [] };
  for (const { at, flat } of rows) {
    const sent = inputOf(flat, medium);
    const faults = check(sent);
    if (faults.length > 0) {
      const why = faults.map(({ at: where, detail }) => `${where.slice(1) || 'it'} ${detail}`).join('; ');
      read.refused.push({ at, why });
      continue;
    }
    const { createdAt, ...input } = sent as unknown as IdeaInput & { createdAt?: string };
    read.ideas.push({ at, input, createdAt: createdAt === undefined ? undefined : new Date(createdAt) });
  }
  return read;
};

// A spreadsheet set to Dutch separates by semicolons.
const separatorOf = (text: string): ',' | ';' => {
  const head = text.slice(0, text.search(/[\r\n]|$/)).replace(/"[^"]*"/g, '');
  return head.split(';').length > head.split(',').length ? ';' : ',';
};

// The apostrophe of an export goes; one that someone typed, as in 's avonds, stays.
const asTyped = (cell: string): string => (/^'['=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);

const fromTable = (text: string): { at: number; flat: Flat }[] => {
  const [head, ...rows] = readCsv(text, separatorOf(text), asTyped);
  if (head === undefined) throw new Error('The file is empty.');
  const names = head.cells.map((name) => name.trim());
  for (const needed of ['title', 'text'])
    if (!names.includes(needed)) throw new Error(`The first line names no column "${needed}".`);
  return rows.map(({ line, cells }) => ({
    at: line,
    flat: Object.fromEntries(names.map((name, at) => [name, cells[at]])) as Flat,
  }));
};

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

const fromList = (value: unknown): { at: number; flat: Flat }[] => {
  const list = Array.isArray(value) ? value : record(value)['ideas'];
  if (!Array.isArray(list)) throw new Error('The file is no list of ideas, and has none as "ideas".');
  return list.map((one, at) => {
    const { place, ...flat } = record(one);
    return { at: at + 1, flat: { ...record(place), ...flat } as Flat };
  });
};

const fromFeatures = (value: unknown): { at: number; flat: Flat }[] => {
  const { type, features } = record(value);
  if (type !== 'FeatureCollection' || !Array.isArray(features))
    throw new Error('The file is no GeoJSON FeatureCollection.');
  return features.map((feature, at) => {
    const { geometry, properties } = record(feature);
    const { type: shape, coordinates } = record(geometry);
    const [longitude, latitude] = shape === 'Point' && Array.isArray(coordinates) ? coordinates : [];
    return { at: at + 1, flat: { ...record(properties), latitude, longitude } as Flat };
  });
};

/**
 * Reads ideas from the text of a file; what can not be taken is refused one by one, with the reason. `medium` holds for
 * all where it is given. Throws Error for a file that is not of this form at all.
 */
export const readIdeaFile = (
  text: string,
  format: IdeaFormat,
  medium: IdeaInput['medium'] | undefined,
): ReadIdeas => {
  if (format === 'csv') return taken(fromTable(text), medium);
  const value = JSON.parse(text) as unknown;
  return taken(format === 'json' ? fromList(value) : fromFeatures(value), medium);
};
