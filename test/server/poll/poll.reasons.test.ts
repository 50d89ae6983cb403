import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgeReason, listReasons } from '../../../server/poll/poll.reasons.js';
import { onBoth } from '../../support/database.js';
import { buildBallot, buildPoll, buildVisitor } from '../../support/factories.js';
import { pollBench, pollTables } from '../../support/polls.js';

const now = new Date('2026-06-01T12:00:00Z');

onBoth(
  'reasons',
  (databases) => {
    const bench = async (kind: 'scenario' | 'single') => {
      const made = await pollBench(await databases.open());
      const poll = await buildPoll(made.database, made.keys, made.organisation, { rule: { kind } });
      const list = () => made.database.read((tx) => listReasons(tx, poll.id));
      const cast = (visitor: ReturnType<typeof buildVisitor>, choice: string, why?: string) =>
        made.service.cast(
          poll.ref,
          visitor,
          { ...buildBallot([choice]), ...(why !== undefined && { why }) },
          now,
        );
      return { ...made, ...poll, list, cast };
    };

    test('a reason is kept apart, as typed, and waits until someone has read it', async () => {
      const { list, cast, organisation, service, ref } = await bench('scenario');
      const why = ' Omdat <b>é & "wij"</b> 🚲\nregel twee ';
      const voted = await cast(buildVisitor(organisation.id), 'ja', why);
      const [reason, ...others] = await list();
      assert.deepEqual(others, []);
      assert.deepEqual([reason!.text, reason!.state, reason!.option_id], [why.trim(), 'pending', 'ja']);
      assert.ok(!voted.mine.includes('wij'));
      assert.ok(!JSON.stringify((await service.read(ref, now)).answer).includes('wij'));
    });

    test('a person has one reason: a new one replaces it, an empty one takes it back', async () => {
      const { list, cast, organisation, database, id } = await bench('scenario');
      const visitor = buildVisitor(organisation.id);
      await cast(visitor, 'ja', 'Eerst dit');
      const [first] = await list();
      assert.ok(await database.write((tx) => judgeReason(tx, id, first!.id, 'published')));
      await cast(visitor, 'ja', 'Eerst dit');
      assert.equal((await list())[0]!.state, 'published');
      await cast(visitor, 'nee', 'Nu spam');
      const [second, ...others] = await list();
      assert.deepEqual(others, []);
      assert.deepEqual([second!.text, second!.state, second!.option_id], ['Nu spam', 'pending', 'nee']);
      await cast(visitor, 'nee');
      assert.deepEqual(await list(), []);
    });

    test('a published reason of one choice is not published for another', async () => {
      const { list, cast, organisation, database, id } = await bench('scenario');
      const visitor = buildVisitor(organisation.id);
      await cast(visitor, 'ja', 'Daarom');
      await database.write(async (tx) =>
        judgeReason(tx, id, (await listReasons(tx, id))[0]!.id, 'published'),
      );
      await cast(visitor, 'nee', 'Daarom');
      assert.equal((await list())[0]!.state, 'pending');
    });

    test('other kinds of polls keep no reasons', async () => {
      const { list, cast, organisation } = await bench('single');
      await cast(buildVisitor(organisation.id), 'ja', 'Daarom');
      assert.deepEqual(await list(), []);
    });
  },
  pollTables,
);
