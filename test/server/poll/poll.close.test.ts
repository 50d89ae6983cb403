import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Ballot } from '../../../contract/poll.schema.js';
import type { Medium } from '../../../counting/poll/ballot.js';
import { recount } from '../../../counting/recount.js';
import { readPublishedJson } from '../../../counting/files/published.json.js';
import { writePublishedJson } from '../../../counting/files/published.json.js';
import { Closer, finishVote } from '../../../server/ballot/ballot.closer.js';
import { readPublication } from '../../../server/poll/poll.state.js';
import { onBoth, type TestDatabases } from '../../support/database.js';
import { buildBallot, buildPoll, buildVisitor, type PollGiven } from '../../support/factories.js';
import { pollBench, pollTables, type PollBench } from '../../support/polls.js';

const open = new Date('2026-06-01T12:00:00Z');
const closed = new Date('2027-01-01T00:00:00Z');

const castMany = async (
  { service, organisation }: PollBench,
  ref: string,
  ballots: readonly Ballot[],
  medium: Medium = 'online',
): Promise<void> => {
  const cast = (ballot: Ballot) =>
    service.cast(ref, buildVisitor(organisation.id), buildBallot(ballot), open, medium);
  await Promise.all(ballots.map(cast));
};

const many = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

onBoth(
  'closing',
  (databases: TestDatabases) => {
    const bench = async (given: PollGiven = {}) => {
      const made = await pollBench(await databases.open());
      const poll = await buildPoll(made.database, made.keys, made.organisation, given);
      return { ...made, ...poll };
    };

    test('what comes due is closed and published once, however many processes look', async () => {
      const one = await bench();
      await castMany(one, one.ref, [...many(20, { options: ['ja'] }), ...many(15, { options: ['nee'] })]);
      const failures: unknown[] = [];
      const closers = Array.from(
        { length: 3 },
        () => new Closer({ ...one, now: () => closed, failed: (error) => void failures.push(error) }),
      );
      await Promise.all(closers.map((closer) => closer.tick()));
      assert.deepEqual(failures, []);
      const heads = await one.database.read((tx) =>
        tx.query('SELECT size FROM poll_tree_head WHERE poll_id = ? AND final = 1', [one.id]),
      );
      assert.deepEqual(
        heads.map(({ size }) => size),
        [35],
      );
      const { answer } = await one.service.read(one.ref, closed);
      assert.equal(answer.published, true);
      assert.deepEqual(answer.result?.winners, ['ja']);
      const version = answer.version;
      await closers[0]!.tick();
      assert.equal((await one.service.read(one.ref, closed)).version, version);
    });

    test('a poll whose sums do not agree is closed, but not published', async () => {
      const one = await bench();
      await castMany(one, one.ref, many(3, { options: ['ja'] }));
      await one.database.write((tx) =>
        tx.query(
          `INSERT INTO poll_box (poll_id, ballot_tag, ballot, version, medium)
           VALUES (?, 'stuffed', '{"options":["nee"]}', 1, 'online')`,
          [one.id],
        ),
      );
      const failures: Error[] = [];
      const failed = (error: unknown) => void failures.push(error as Error);
      await new Closer({ ...one, now: () => closed, failed }).tick();
      assert.match(failures[0]!.message, /The roll has 3 voters and the box 4 ballots/);
      const { answer } = await one.service.read(one.ref, closed);
      assert.equal(answer.phase, 'closed');
      assert.equal(answer.published, false);
      assert.equal(answer.result, undefined);
    });

    test('media are counted apart, and not at all where one is too small', async () => {
      for (const [assisted, apart] of [
        [10, true],
        [9, false],
      ] as const) {
        const one = await bench();
        await castMany(one, one.ref, many(30, { options: ['ja'] }));
        await castMany(one, one.ref, many(assisted, { options: ['nee'] }), 'assisted');
        await finishVote(one, one.ref, closed);
        const publication = await one.database.read((tx) => readPublication(tx, one.id));
        const { file, result } = publication!;
        assert.deepEqual(file.sums.assisted, assisted);
        assert.equal(
          file.ballots!.some(({ medium }) => medium !== undefined),
          apart,
        );
        assert.equal(
          result.tally.some(({ byMedium }) => byMedium !== undefined),
          apart,
        );
        const again = await recount(readPublishedJson(writePublishedJson(file)));
        assert.equal(again.hash, result.hash);
      }
    });

    test('long rankings that would single people out are published as duels, with the same hash', async () => {
      const options = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
      const one = await bench({ options, rule: { kind: 'ranked', method: 'schulze' } });
      const turned = (n: number) => options.map((_, i) => options[(i * (1 + (n % 6)) + n) % 7]!);
      await castMany(
        one,
        one.ref,
        Array.from({ length: 40 }, (_, n) => ({ ranking: turned(n) })),
      );
      await finishVote(one, one.ref, closed);
      const { file, result } = (await one.database.read((tx) => readPublication(tx, one.id)))!;
      assert.equal(file.ballots, undefined);
      assert.equal(file.totals!.pairwise!.length, 7);
      assert.equal((await recount(readPublishedJson(writePublishedJson(file)))).hash, result.hash);
    });

    test('who changed the medium counts once, in the last one', async () => {
      const one = await bench();
      const visitor = buildVisitor(one.organisation.id);
      await one.service.cast(one.ref, visitor, buildBallot(['ja']), open);
      await one.service.cast(one.ref, visitor, buildBallot(['nee']), open, 'assisted');
      const { turnout, result } = (await one.service.read(one.ref, open)).answer;
      assert.deepEqual(turnout, { total: 1, online: 0, assisted: 1, paper: 0 });
      assert.deepEqual(result?.winners, ['nee']);
    });
  },
  pollTables,
);
