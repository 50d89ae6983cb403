import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import fc from 'fast-check';
import { postComment } from '../../../server/comment/comment.post.js';
import { freshThread, readStanding, setState } from '../../../server/comment/comment.service.js';
import type { ModerationReason } from '../../../contract/comment.schema.js';
import { onBoth } from '../../support/database.js';
import { threadBench, threadTables, type ThreadBench } from '../../support/threads.js';

const refused = (code: string) => (error: { code?: string }) => error.code === code;

onBoth(
  'comments',
  (databases) => {
    let bench: ThreadBench;
    before(async () => {
      bench = await threadBench(await databases.open());
    });

    const state = (id: string, to: 'published' | 'hidden', reason?: ModerationReason) =>
      bench.database.write(async (tx) =>
        setState(tx, (await readStanding(tx, id))!, { state: to, ...(reason && { reason }) }),
      );
    const shown = async (ref: string) =>
      (await bench.read(ref)).first.comments.map(({ id, state }) => `${id} ${state}`);

    test('where moderation is before, a comment waits and only its author sees it', async () => {
      const { ref } = await bench.thread({ moderation: 'before' });
      const author = bench.visitor();
      const { id } = await bench.write({ thread: ref, text: 'Wacht' }, author);
      assert.deepEqual(await shown(ref), []);
      await assert.rejects(bench.service.comment(id, bench.visitor()), refused('not_found'));
      assert.equal((await bench.service.comment(id, author)).text, 'Wacht');
      const mine = await bench.service.mine(ref, author, bench.now);
      assert.equal(mine.comments[0]?.comment.state, 'pending');
      await state(id, 'published');
      assert.deepEqual(await shown(ref), [`${id} published`]);
      await bench.sums(ref);
    });

    test('an edit of an approved comment waits again, and its replies stay below its empty place', async () => {
      const { ref } = await bench.thread({ moderation: 'before' });
      const author = bench.visitor();
      const { id } = await bench.write({ thread: ref, text: 'Netjes' }, author);
      await state(id, 'published');
      const reply = await bench.write({ thread: ref, text: 'Eens', parent: id });
      await state(reply.id, 'published');
      await bench.service.edit(id, { text: 'KOOP PILLEN' }, author, bench.now);
      const { first, comments } = await bench.read(ref);
      assert.deepEqual(
        first.comments.map(({ state, text }) => [state, text]),
        [
          ['pending', undefined],
          ['published', 'Eens'],
        ],
      );
      assert.equal(comments, 1);
      const [row] = await bench.database.read((tx) =>
        tx.query('SELECT waits, published FROM comment WHERE id = ?', [id]),
      );
      assert.deepEqual({ ...row }, { waits: 'pending', published: 1 });
      await bench.sums(ref);
    });

    test('a comment can be edited for fifteen minutes by its author, and by nobody else', async () => {
      const { ref } = await bench.thread();
      const author = bench.visitor();
      const { id } = await bench.write({ thread: ref, text: 'Een' }, author);
      const after = (minutes: number) => new Date(bench.now.getTime() + minutes * 60_000);
      await assert.rejects(
        bench.service.edit(id, { text: 'Gekaapt' }, bench.visitor(), bench.now),
        refused('forbidden'),
      );
      await assert.rejects(
        bench.service.edit(id, { text: ' \u200b ' }, author, bench.now),
        refused('invalid_input'),
      );
      await bench.service.edit(id, { text: 'Twee' }, author, after(14.99));
      await assert.rejects(
        bench.service.edit(id, { text: 'Drie' }, author, after(15)),
        refused('edit_expired'),
      );
      const { first } = await bench.read(ref);
      assert.equal(first.comments[0]?.text, 'Twee');
      assert.equal(first.comments[0]?.editedAt, after(14.99).toISOString());
    });

    test('a withdrawn comment loses its words for good, and keeps its place only while replies show', async () => {
      const { ref } = await bench.thread();
      const author = bench.visitor();
      const { id } = await bench.write({ thread: ref, text: 'Geheim', name: 'Jan Jansen' }, author);
      const reply = await bench.write({ thread: ref, text: 'Antwoord', parent: id });
      await bench.service.withdraw(id, author, bench.now);
      await bench.service.withdraw(id, author, bench.now);
      assert.deepEqual(await shown(ref), [`${id} withdrawn`, `${reply.id} published`]);
      const rows = await bench.database.read((tx) => tx.query('SELECT * FROM comment WHERE id = ?', [id]));
      assert.doesNotMatch(JSON.stringify(rows), /Geheim|Jansen/);
      await state(reply.id, 'hidden', 'spam');
      assert.deepEqual(await shown(ref), []);
      const thread = await bench.read(ref);
      assert.deepEqual(
        [thread.comments, thread.withdrawn, thread.hidden],
        [0, 1, [{ reason: 'spam', count: 1 }]],
      );
      await assert.rejects(bench.write({ thread: ref, parent: id }), refused('reply_refused'));
      await bench.sums(ref);
    });

    test('a reaction counts once a person, and can be changed and taken back', async () => {
      const { ref } = await bench.thread();
      const { id } = await bench.write({ thread: ref });
      const one = bench.visitor();
      const numbers = async () => {
        const { agree, disagree } = (await bench.read(ref)).first.comments[0]!;
        return [agree, disagree];
      };
      await bench.service.react(id, 'agree', one, bench.now);
      await bench.service.react(id, 'agree', one, bench.now);
      assert.deepEqual(await numbers(), [1, 0]);
      await bench.service.react(id, 'disagree', one, bench.now);
      assert.deepEqual(await numbers(), [0, 1]);
      await bench.service.react(id, undefined, one, bench.now);
      await bench.service.react(id, undefined, one, bench.now);
      assert.deepEqual(await numbers(), [0, 0]);
      await bench.sums(ref);
    });

    test('ten thousand levels deep each reply has its place, and the page stays a page', async () => {
      const { ref } = await bench.thread();
      const levels = databases.dialect === 'sqlite' ? 10_000 : 1000;
      const draw = (below: number) => Math.floor(Math.random() * below);
      const parent = await bench.database.write(async (tx) => {
        const thread = await freshThread(tx, ref);
        let above: string | undefined;
        for (let level = 1; level <= levels; level++) {
          const input = { thread: ref, text: String(level), ...(above && { parent: above }) };
          const who = { participantId: `diep-${level % 100}`, speaker: undefined };
          above = await postComment(tx, { thread, input, ...who, now: bench.now, draw });
        }
        return above!;
      });
      const { first, comments } = await bench.read(ref);
      assert.equal(comments, levels);
      assert.equal(first.comments.length, 5);
      assert.deepEqual(
        first.more.map(({ left }) => left),
        [levels - 5],
      );
      const around = await bench.page(ref, { around: parent });
      assert.equal(around.comments.filter(({ id }) => id === parent).length, 1);
      await bench.sums(ref);
    });

    test('whatever is written, hidden, shown and withdrawn in whatever order, kept numbers and lists are true', async () => {
      const act = fc.record({
        what: fc.constantFrom('write', 'write', 'reply', 'reply', 'hide', 'show', 'withdraw', 'react'),
        which: fc.nat(30),
        reason: fc.constantFrom<ModerationReason>('spam', 'insult'),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(act, { maxLength: 40 }), async (acts) => {
          const { ref } = await bench.thread();
          const made: { id: string; author: ReturnType<typeof bench.visitor> }[] = [];
          const ignoring = async (work: Promise<unknown>) =>
            work.catch((error: { code?: string }) => {
              assert.match(String(error.code), /^(reply_refused|comment_fixed)$/);
            });
          for (const [turn, { what, which, reason }] of acts.entries()) {
            const at = made[which % Math.max(1, made.length)];
            const author = bench.visitor();
            if (what === 'write' || at === undefined)
              made.push({ id: (await bench.write({ thread: ref, text: `${turn}` }, author)).id, author });
            else if (what === 'reply')
              await ignoring(
                bench.write({ thread: ref, text: `${turn}`, parent: at.id }, author).then(({ id }) => {
                  made.push({ id, author });
                }),
              );
            else if (what === 'hide') await state(at.id, 'hidden', reason);
            else if (what === 'show') {
              const standing = await bench.database.write((tx) => readStanding(tx, at.id));
              if (standing!.state === 'hidden') await state(at.id, 'published');
            } else if (what === 'react')
              await ignoring(bench.service.react(at.id, 'agree', author, bench.now));
            else await ignoring(bench.service.withdraw(at.id, at.author, bench.now));
          }
          await bench.sums(ref);
        }),
        { numRuns: databases.dialect === 'sqlite' ? 25 : 8 },
      );
    });

    test('two hundred people who write and react at once are all counted', async () => {
      const { ref } = await bench.thread();
      const { id } = await bench.write({ thread: ref });
      const people = Array.from({ length: 200 }, () => bench.visitor());
      await Promise.all(
        people.flatMap((one, at) => [
          bench.write({ thread: ref, text: `Ik ben ${at}`, ...(at % 2 && { parent: id }) }, one),
          bench.service.react(id, at % 4 ? 'agree' : 'disagree', one, bench.now),
        ]),
      );
      const { comments, first } = await bench.read(ref);
      const [top] = first.comments;
      assert.deepEqual([comments, top?.replies, top?.agree, top?.disagree], [201, 100, 150, 50]);
      await bench.sums(ref);
    });
  },
  threadTables as never,
);
