import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { exportIdeas, handOver, ideaFormats, importIdeas, readIdeaFile } from '../idea/board.service.js';
import { findActivity } from '../activity/activity.service.js';
import { euros } from '../budget/budget.file.js';
import { Refusal } from '../core/errors.js';
import { COMMAND_LINE } from '../moderation/moderation.service.js';
import { CommandRefused, oneOf, UsageError, type Command } from './command.js';
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

/** `stem ideas handover`. */
export const ideasHandover: Command = {
  name: 'ideas handover',
  args: ['REF', 'TO'],
  summary: 'Makes ideas of a board into options of a poll or projects of a budget that is not open yet.',
  details:
    'The idea names what it became, that names the idea, and who follows it is told. A project costs what the last ' +
    'answer to its idea says, or what stands behind the id.',
  options: {
    idea: {
      value: 'ID[=EUROS]',
      help: 'which idea, and what it costs; once for each',
      multiple: true,
      required: true,
    },
    replace: { help: 'in the place of the options or projects that are there' },
  },
  async run({ args, all, flag }, io) {
    const [ref, to] = [args[0]!, args[1]!];
    const ideas = all('idea').map((typed) => {
      const [idea = '', money] = typed.split('=', 2);
      const cost = money === undefined ? undefined : euros(money);
      if (money !== undefined && cost === undefined)
        throw new UsageError(`"${money}" is not an amount of euros such as 1500.`);
      return { idea, ...(cost !== undefined && { cost }) };
    });
    await inPlace(io, async ({ config, database }) => {
      const { became } = await database.write(async (tx) => {
        const [board, target] = [await findActivity(tx, ref), await findActivity(tx, to)];
        if (board?.kind !== 'board') throw new CommandRefused(`There is no board "${ref}".`);
        if (target?.kind !== 'poll' && target?.kind !== 'budget')
          throw new CommandRefused(`There is no poll or budget "${to}".`);
        const actor = { organisationId: board.organisationId, name: COMMAND_LINE };
        const input = { to: target.kind, ref: to, ideas, replace: flag('replace') };
        return handOver(tx, actor, { ref, input, now: io.now() }).catch(refuse);
      });
      io.out(`${became.length} ideas became part of ${config.publicUrl}/a/${to}`);
    });
  },
};

/** Tells a refusal in words. Throws CommandRefused. */
export const refuse = (error: unknown): never => {
  if (!(error instanceof Refusal)) throw error;
  const faults = error.extra.errors?.map(({ at, detail }) => `${at} ${detail}`) ?? [];
  throw new CommandRefused([error.detail, ...faults].join('\n'));
};
