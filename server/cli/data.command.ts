import { access, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { readConfig } from '../config.js';
import { backup as copyDatabase } from '../database/backup.js';
import type { Row } from '../database/door.js';
import { readDefinition } from '../poll/poll.definition.js';
import { listReasons, reasonsOpen } from '../poll/poll.reasons.js';
import { presentPoll } from '../poll/poll.presenter.js';
import { readHeads, readPublication, readState } from '../poll/poll.state.js';
import { CommandRefused, type Command } from './command.js';
import { inPlace, pollOf } from './place.js';

/** `stem migrate`. */
export const migrate: Command = {
  name: 'migrate',
  args: [],
  summary: 'Brings the schema of the database up to date. A server does this at its start by itself.',
  options: {},
  run: (_, io) => inPlace(io, async () => io.out('The database is up to date.')),
};

/** `stem backup`. */
export const backup: Command = {
  name: 'backup',
  args: ['FILE'],
  summary: 'Copies the embedded database to a new file, while it is in use.',
  details: 'The keys are not in it: keep a copy of them elsewhere, encrypted. See docs/operator.md.',
  options: {},
  async run({ args }, io) {
    const config = readConfig(io.env);
    if (config.databaseUrl !== undefined)
      throw new CommandRefused('The data is in PostgreSQL: use pg_dump, and keep the keys elsewhere.');
    const source = join(config.dataDir, 'stem.sqlite');
    await access(source).catch(() => {
      throw new CommandRefused(`There is no database at ${source}; is DATA_DIR right?`);
    });
    await access(dirname(resolve(args[0]!)));
    try {
      await copyDatabase(source, args[0]!);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      throw new CommandRefused(`${args[0]} is there already; give a new name.`);
    }
    io.out(`The database is copied to ${args[0]}. The keys are not in it.`);
  },
};

/** `stem export`. */
export const exportPoll: Command = {
  name: 'export',
  args: ['REF'],
  summary: 'Everything of a poll that may leave the server, as JSON: for the archive.',
  details: 'Before closing it tells no more than the page of the poll does.',
  options: { out: { value: 'FILE', help: 'write to a new file instead of standard output' } },
  run: ({ args, option }, io) =>
    inPlace(io, async ({ database }) => {
      const activity = await database.read((tx) => pollOf(tx, args[0]!));
      const all = await database.read(async (tx) => {
        const known = await readDefinition(tx, activity);
        const state = await readState(tx, known);
        const log = await tx.query<Row & { commitment: string }>(
          'SELECT commitment FROM poll_log_leaf WHERE poll_id = ? ORDER BY position',
          [known.id],
        );
        const given = await listReasons(tx, known.id);
        const result = state.publication?.result;
        return {
          poll: presentPoll(known, state, io.now()).poll,
          published: (await readPublication(tx, known.id))?.file,
          heads: await readHeads(tx, known.id),
          log: log.map(({ commitment }) => commitment),
          // A reason names the option that was chosen, so it waits for publication, by the rules for small groups.
          reasons: given
            .filter(
              ({ state: judged, option_id }) =>
                judged === 'published' && result && reasonsOpen(result, option_id),
            )
            .map(({ option_id, text }) => ({ option: option_id, text })),
        };
      });
      const text = JSON.stringify(all, null, 2);
      const file = option('out');
      if (file === undefined) return io.out(text);
      await writeFile(file, `${text}\n`, { flag: 'wx' });
      io.note(`Written to ${file}.`);
    }),
};

/** `stem serve`. */
export const serve: Command = {
  name: 'serve',
  args: [],
  summary: 'Starts the server; the same as npm start. Ends at SIGTERM or Ctrl-C.',
  options: {},
  async run() {
    await import('../main.js');
  },
};
