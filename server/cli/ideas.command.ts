import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { exportIdeas, ideaFormats, importIdeas, readIdeaFile } from '../idea/board.service.js';
import { CommandRefused, oneOf, type Command } from './command.js';
import { inPlace } from './place.js';

const media = ['paper', 'assisted', 'online'] as const;

const formatOf = (file: string, given: string | undefined) =>
  oneOf('format', given ?? extname(file).slice(1).toLowerCase(), ideaFormats);

/** `stem ideas import`. */
export const ideasImport: Command = {
  name: 'ideas import',
  args: ['REF', 'FILE'],
  summary: 'Puts the ideas of a CSV, JSON or GeoJSON file on a board, and tells which were refused and why.',
  details:
    'Columns: title, text; and as far as there are any: category, area, latitude, longitude, placeName, name, ' +
    'createdAt, medium. What is on the board already is not put there again.',
  options: {
    format: { value: 'FORMAT', help: `${ideaFormats.join(', ')}; by the name of the file when left out` },
    medium: { value: 'MEDIUM', help: `how they came in: ${media.join(', ')}; for cards of a meeting: paper` },
  },
  async run({ args, option }, io) {
    const [ref, file] = [args[0]!, args[1]!];
    const format = formatOf(file, option('format'));
    const given = option('medium');
    const medium = given === undefined ? undefined : oneOf('medium', given, media);
    const text = await readFile(file, 'utf8');
    await inPlace(io, async ({ config, database }) => {
      const read = parsed(() => readIdeaFile(text, format, medium));
      const done = await importIdeas(database, ref, read.ideas, io.now());
      const refused = [...read.refused, ...done.refused].sort((a, b) => a.at - b.at);
      const what = format === 'csv' ? 'line' : 'idea';
      for (const { at, why } of refused) io.note(`${what} ${at}: ${why}`);
      io.out(
        `${done.taken} ideas are on the board, ${refused.length} were refused: ${config.publicUrl}/a/${ref}`,
      );
    });
  },
};

const parsed = <T>(read: () => T): T => {
  try {
    return read();
  } catch (error) {
    throw new CommandRefused(error instanceof Error ? error.message : String(error));
  }
};

/** `stem ideas export`. */
export const ideasExport: Command = {
  name: 'ideas export',
  args: ['REF'],
  summary: 'Writes the published ideas of a board to standard output.',
  options: { format: { value: 'FORMAT', help: `${ideaFormats.join(', ')}; csv when left out` } },
  run: ({ args, option }, io) =>
    inPlace(io, async ({ database }) => {
      const format = oneOf('format', option('format') ?? 'csv', ideaFormats);
      io.out((await database.read((tx) => exportIdeas(tx, args[0]!, format))).trimEnd());
    }),
};
