import assert from 'node:assert/strict';
import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { votableKinds } from '../../../server/votables.js';
import { finishVote } from '../../../server/ballot/ballot.closer.js';
import { keyFolder } from '../../../server/ballot/ballot.keys.js';
import { tagsOf } from '../../../server/ballot/ballot.tags.js';
import { folder, onBoth } from '../../support/database.js';
import { buildBallot, buildPoll, buildVisitor } from '../../support/factories.js';
import { pollBench, pollTables } from '../../support/polls.js';

const now = new Date('2026-06-01T12:34:56.789Z');

onBoth(
  'secrecy',
  (databases) => {
    const voted = async (count: number, results: 'always' | 'after-closing' = 'after-closing') => {
      const bench = await pollBench(await databases.open());
      const poll = await buildPoll(bench.database, bench.keys, bench.organisation, { rule: { results } });
      const visitors = Array.from({ length: count }, () => buildVisitor(bench.organisation.id));
      for (const [i, visitor] of visitors.entries())
        await bench.service.cast(poll.ref, visitor, buildBallot([i % 3 ? 'ja' : 'nee']), now);
      const table = (name: string) =>
        bench.database.read((tx) => tx.query(`SELECT * FROM ${name} WHERE poll_id = ?`, [poll.id]));
      return { ...bench, poll, visitors, table };
    };

    test('roll and box share no value but the poll and the medium, and know no time finer than a day', async () => {
      const { table, visitors } = await voted(12);
      const [roll, box] = [await table('poll_roll'), await table('poll_box')];
      assert.deepEqual(Object.keys(roll[0]!).sort(), [
        'channel_id',
        'day',
        'medium',
        'person_tag',
        'poll_id',
      ]);
      assert.deepEqual(Object.keys(box[0]!).sort(), ['ballot', 'ballot_tag', 'medium', 'poll_id', 'version']);
      assert.ok(roll.every(({ day }) => day === '2026-06-01'));
      const tags = new Set(roll.map(({ person_tag }) => person_tag));
      assert.ok(box.every(({ ballot_tag }) => !tags.has(ballot_tag)));
      const kept = JSON.stringify([roll, box]);
      for (const { browserId, participantId } of visitors)
        assert.ok(!kept.includes(browserId) && !kept.includes(participantId));
    });

    test('the order of the rows does not line the two up after closing', async () => {
      const { table, visitors, keys, poll, database, signer } = await voted(40);
      const key = (await keys.of(poll.id))!;
      await finishVote({ database, keys, signer, kinds: votableKinds }, poll.ref, now);
      const [roll, box] = [await table('poll_roll'), await table('poll_box')];
      const cast = visitors.map(({ browserId }) => tagsOf(key, browserId));
      const inRoll = cast.map(({ personTag }) =>
        roll.findIndex(({ person_tag }) => person_tag === personTag),
      );
      const inBox = cast.map(({ ballotTag }) => box.findIndex(({ ballot_tag }) => ballot_tag === ballotTag));
      assert.ok(!inRoll.includes(-1) && !inBox.includes(-1));
      // Both are in the order of tags that are pseudonyms of each other: places agree by chance only.
      const agree = inRoll.filter((place, i) => place === inBox[i]).length;
      assert.ok(agree < 10, `${agree} of 40 stand at the same place`);
      const sorted = (tags: unknown[]) => [...(tags as string[])].sort();
      const personTags = roll.map(({ person_tag }) => person_tag);
      assert.deepEqual(personTags, sorted(personTags));
    });

    test('where results wait nothing per option is kept, also when votes change', async () => {
      const { table, service, visitors, poll } = await voted(6);
      await service.cast(poll.ref, visitors[0]!, buildBallot(['ja']), now);
      assert.deepEqual(await table('poll_tally'), []);
      assert.equal((await service.read(poll.ref, now)).resultJson, undefined);
    });

    test('where results show, the sums of changed votes come to nothing and are gone', async () => {
      const { table, service, visitors, poll } = await voted(1, 'always');
      await service.cast(poll.ref, visitors[0]!, buildBallot(['ja']), now);
      const rows = await table('poll_tally');
      assert.deepEqual(
        rows.map(({ ballot, count }) => [ballot, count]),
        [['{"options":["ja"]}', 1]],
      );
    });

    test('when the keys are destroyed, a poll is read as before but nobody finds a ballot', async () => {
      const { keys, service, visitors, poll, database, signer, keysDir } = await voted(3, 'always');
      await finishVote({ database, keys, signer, kinds: votableKinds }, poll.ref, now);
      const mine = async () =>
        JSON.parse(await service.mine(poll.ref, visitors[0]!, now)) as { ballot?: unknown };
      assert.deepEqual((await mine()).ballot, { options: ['nee'] });
      // As another process does it: this one must not remember.
      assert.equal(await keyFolder(keysDir).destroy(poll.id), true);
      assert.equal((await mine()).ballot, undefined);
      assert.equal((await service.read(poll.ref, now)).answer.published, true);
    });
  },
  pollTables,
);

test('key files are for their owner only, are made once, and hold nothing of the tags', async () => {
  const dir = join(await folder(), 'keys');
  const keys = keyFolder(dir);
  const made = await keys.create('a-poll');
  await assert.rejects(keys.create('a-poll'), { code: 'EEXIST' });
  await assert.rejects(keys.create('../escape'), /not the id/);
  assert.deepEqual(await readdir(dir), ['a-poll.json']);
  assert.equal((await stat(join(dir, 'a-poll.json'))).mode & 0o777, 0o600);
  assert.deepEqual(await keyFolder(dir).of('a-poll'), made);
  assert.notDeepEqual(made.roll, made.box);
  const text = await readFile(join(dir, 'a-poll.json'), 'utf8');
  assert.deepEqual(Object.keys(JSON.parse(text) as object), ['roll', 'box', 'seed']);
  assert.equal(await keys.of('no-poll'), undefined);
});
