import { phaseOf } from '../activity/activity.service.js';
import { finishPoll } from '../poll/poll.closer.js';
import type { Progress } from '../poll/poll.counter.js';
import { installationSigner } from '../poll/poll.room.js';
import { judgeReason, listReasons } from '../poll/poll.reasons.js';
import { CommandRefused, UsageError, type Command, type Io } from './command.js';
import { inPlace, pollOf } from './place.js';

const published = (url: string, ref: string): string =>
  `The ballots are at ${url}/v1/polls/${ref}/ballots, the result at ${url}/a/${ref}.`;

const told = (io: Io) => ({
  progress: ({ step, ballots }: Progress) => io.note(`${step}: ${ballots} ballots`),
});

/** `stem close`. */
export const close: Command = {
  name: 'close',
  args: ['REF'],
  summary: 'Closes a poll now, counts it and publishes it. By itself this happens at closesAt.',
  options: {},
  run: ({ args }, io) =>
    inPlace(io, async ({ config, database, pollKeys, keys }) => {
      const { ref } = await database.read((tx) => pollOf(tx, args[0]!));
      const parts = { database, keys: pollKeys, signer: installationSigner(await keys()), ...told(io) };
      const done = await finishPoll(parts, ref, io.now());
      io.out(done.closed ? `"${ref}" is closed.` : `"${ref}" was closed before.`);
      io.out(published(config.publicUrl, ref));
    }),
};

/** `stem publish`. */
export const publish: Command = {
  name: 'publish',
  args: ['REF'],
  summary: 'Publishes the ballots of a closed poll, where that has not happened by itself.',
  options: {},
  run: ({ args }, io) =>
    inPlace(io, async ({ config, database, pollKeys, keys }) => {
      const poll = await database.read((tx) => pollOf(tx, args[0]!));
      if (poll.closedAt === undefined && io.now() < poll.closesAt)
        throw new CommandRefused(
          `"${poll.ref}" is open until ${poll.closesAt.toISOString()}; see npx stem close.`,
        );
      const parts = { database, keys: pollKeys, signer: installationSigner(await keys()), ...told(io) };
      const done = await finishPoll(parts, poll.ref, io.now());
      io.out(done.published ? `"${poll.ref}" is published.` : `"${poll.ref}" was published before.`);
      io.out(published(config.publicUrl, poll.ref));
    }),
};

/** `stem destroy-keys`. */
export const destroyKeys: Command = {
  name: 'destroy-keys',
  args: ['REF'],
  summary: 'Destroys the keys of a published poll: from then on nobody can find out who voted what.',
  details: 'Do it when the period for objections is over, in your copies of the key folder too.',
  options: { yes: { help: 'it can not be undone; say that you mean it' } },
  run: ({ args, flag }, io) =>
    inPlace(io, async ({ database, pollKeys }) => {
      const poll = await database.read((tx) => pollOf(tx, args[0]!));
      if (poll.publishedAt === undefined)
        throw new CommandRefused(`"${poll.ref}" is not published; without its keys it never could be.`);
      if (!flag('yes')) throw new UsageError('This can not be undone. Say --yes if you mean it.');
      const were = await pollKeys.destroy(poll.id);
      await database.write((tx) =>
        tx.query(
          'UPDATE poll SET keys_destroyed_at = ? WHERE activity_id = ? AND keys_destroyed_at IS NULL',
          [io.now(), poll.id],
        ),
      );
      io.out(were ? `The keys of "${poll.ref}" are destroyed.` : `"${poll.ref}" has no keys here any more.`);
    }),
};

/** `stem reasons`. */
export const reasons: Command = {
  name: 'reasons',
  args: ['REF'],
  summary: 'Lists why people chose a scenario, and publishes or hides a reason.',
  details: 'What someone chose is not told before the poll is closed, to nobody.',
  options: {
    publish: { value: 'ID', help: 'this reason may be seen; it is then part of the export', multiple: true },
    hide: { value: 'ID', help: 'this reason may not be seen', multiple: true },
  },
  run: ({ args, all }, io) =>
    inPlace(io, async ({ database }) => {
      const poll = await database.read((tx) => pollOf(tx, args[0]!));
      const { id } = poll;
      const closed = phaseOf(poll, io.now()) === 'closed';
      const judged = [
        ...all('publish').map((reason) => ({ reason, state: 'published' as const })),
        ...all('hide').map((reason) => ({ reason, state: 'hidden' as const })),
      ];
      await database.write(async (tx) => {
        for (const { reason, state } of judged)
          if (!(await judgeReason(tx, id, reason, state)))
            throw new CommandRefused(`There is no reason ${reason} at this poll.`);
      });
      const rows = await database.read((tx) => listReasons(tx, id));
      for (const row of rows)
        io.out(
          `${row.id}  ${row.state}${closed ? `  ${row.option_id}` : ''}\n    ${row.text.replaceAll('\n', '\n    ')}`,
        );
      if (rows.length === 0) io.out('There are none yet.');
    }),
};
