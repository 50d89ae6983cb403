import { access, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { readConfig } from '../config.js';
import { backup as copyDatabase } from '../database/backup.js';
import type { Row } from '../database/door.js';
import { kindOf, readHeads, readPublishedText, readState } from '../ballot/ballot.service.js';
import { openReasons } from '../poll/poll.reasons.js';
import { votableKinds } from '../votables.js';
import { CommandRefused, type Command } from './command.js';
import { inPlace, votableOf } from './place.js';

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
  summary: 'Everything of a poll or a budget that may leave the server, as JSON: for the archive.',
  details: 'Before closing it tells no more than its page does.',
  options: { out: { value: 'FILE', help: 'write to a new file instead of standard output' } },
  run: ({ args, option }, io) =>
    inPlace(io, async ({ database }) => {
      const activity = await database.read((tx) => votableOf(tx, args[0]!));
      const kind = kindOf(votableKinds, activity);
      const all = await database.read(async (tx) => {
        const known = await kind.read(tx, activity);
        const state = await readState(tx, known);
        const log = await tx.query<Row & { commitment: string }>(
          'SELECT commitment FROM poll_log_leaf WHERE poll_id = ? ORDER BY position',
          [known.id],
        );
        const file = await readPublishedText(tx, known.id);
        return {
          [kind.kind]: kind.present(known, state, io.now()).answer,
          published: file === undefined ? undefined : (JSON.parse(file) as unknown),
          heads: await readHeads(tx, known.id),
          log: log.map(({ commitment }) => commitment),
          ...(kind.kind === 'poll' && { reasons: await openReasons(tx, known.id) }),
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
