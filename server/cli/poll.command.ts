import { phaseOf, type KnownActivity } from '../activity/activity.service.js';
import { finishVote, installationSigner, type Progress } from '../ballot/ballot.service.js';
import { forgetPaper, noteLeftOut, unconfirmed } from '../paper/paper.service.js';
import { judgeReason, listReasons } from '../poll/poll.reasons.js';
import { votableKinds } from '../votables.js';
import { CommandRefused, UsageError, type Command, type Io } from './command.js';
import { inPlace, pollOf, votableOf, type OpenPlace } from './place.js';

const published = (url: string, { ref, kind }: KnownActivity): string =>
  `The ballots are at ${url}/v1/${kind}s/${ref}/ballots, the result at ${url}/a/${ref}.`;

const partsOf = async ({ database, pollKeys, keys }: OpenPlace, io: Io) => ({
  database,
  keys: pollKeys,
  signer: installationSigner(await keys()),
  kinds: votableKinds,
  closing: noteLeftOut,
  progress: ({ step, ballots }: Progress) => io.note(`${step}: ${ballots} ballots`),
});

/** `stem close`. */
export const close: Command = {
  name: 'close',
  args: ['REF'],
  summary: 'Closes a poll or a budget now, counts it and publishes it. By itself this happens at closesAt.',
  options: { 'leave-paper': { help: 'also where batches of paper are not confirmed: they never count' } },
  run: ({ args, flag }, io) =>
    inPlace(io, async (place) => {
      const { vote, left } = await place.database.read(async (tx) => {
        const found = await votableOf(tx, args[0]!);
        return { vote: found, left: await unconfirmed(tx, found.id) };
      });
      const { ref } = vote;
      if (left && vote.closedAt === undefined && !flag('leave-paper'))
        throw new CommandRefused(
          `${left.batches} batches of paper with ${left.ballots} ballots are not confirmed, and would never count. See npx stem paper list ${ref}, or say --leave-paper.`,
        );
      const done = await finishVote(await partsOf(place, io), ref, io.now());
      io.out(done.closed ? `"${ref}" is closed.` : `"${ref}" was closed before.`);
      io.out(published(place.config.publicUrl, vote));
    }),
};

/** `stem publish`. */
export const publish: Command = {
  name: 'publish',
  args: ['REF'],
  summary: 'Publishes the ballots of a closed poll or budget, where that has not happened by itself.',
  options: {},
  run: ({ args }, io) =>
    inPlace(io, async (place) => {
      const vote = await place.database.read((tx) => votableOf(tx, args[0]!));
      if (vote.closedAt === undefined && io.now() < vote.closesAt)
        throw new CommandRefused(
          `"${vote.ref}" is open until ${vote.closesAt.toISOString()}; see npx stem close.`,
        );
      const done = await finishVote(await partsOf(place, io), vote.ref, io.now());
      io.out(done.published ? `"${vote.ref}" is published.` : `"${vote.ref}" was published before.`);
      io.out(published(place.config.publicUrl, vote));
    }),
};

/** `stem destroy-keys`. */
export const destroyKeys: Command = {
  name: 'destroy-keys',
  args: ['REF'],
  summary:
    'Destroys the keys of a published poll or budget: from then on nobody can find out who voted what.',
  details: 'Do it when the period for objections is over, in your copies of the key folder too.',
  options: { yes: { help: 'it can not be undone; say that you mean it' } },
  run: ({ args, flag }, io) =>
    inPlace(io, async ({ database, pollKeys }) => {
      const vote = await database.read((tx) => votableOf(tx, args[0]!));
      if (vote.publishedAt === undefined)
        throw new CommandRefused(`"${vote.ref}" is not published; without its keys it never could be.`);
      if (!flag('yes')) throw new UsageError('This can not be undone. Say --yes if you mean it.');
      const were = await pollKeys.destroy(vote.id);
      await database.write(async (tx) => {
        await forgetPaper(tx, vote.id);
        await tx.query(
          'UPDATE votable SET keys_destroyed_at = ? WHERE activity_id = ? AND keys_destroyed_at IS NULL',
          [io.now(), vote.id],
        );
      });
      io.out(were ? `The keys of "${vote.ref}" are destroyed.` : `"${vote.ref}" has no keys here any more.`);
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
