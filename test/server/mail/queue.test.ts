import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { createLog } from '../../../server/core/log.js';
import type { Database } from '../../../server/database/door.js';
import { MailRefused, type Mail } from '../../../server/identity/identity.service.js';
import { Postman } from '../../../server/mail/mail.postman.js';
import { CLAIM, MailQueue } from '../../../server/mail/mail.queue.js';
import { onBoth } from '../../support/database.js';
import { program } from '../../support/program.js';

const key = randomBytes(32);
const mailTo = (to: string): Mail => ({ to, subject: 'Nieuw', text: 'Tekst', language: 'nl' });

/** A postman with a mail server that does what `send` says, and what was logged. */
const postmanOf = (database: Database, send: (mail: Mail) => void | Promise<void>, clock: { now: Date }) => {
  const lines: string[] = [];
  const postman = new Postman({
    database,
    queue: new MailQueue(database, key),
    mailer: { send: async (mail) => send(mail) },
    write: (content) => Promise.resolve(content as Mail),
    now: () => clock.now,
    log: createLog('debug', { write: (line) => void lines.push(line) }),
  });
  return { postman, lines };
};

const put = (database: Database, mails: readonly Mail[], now: Date) =>
  database.write(async (tx) => {
    for (const mail of mails) await new MailQueue(database, key).put(tx, mail, now);
  });

const waiting = async (database: Database) =>
  (await database.read((tx) => tx.query('SELECT id FROM mail'))).length;

const pass = (clock: { now: Date }, seconds: number) =>
  void (clock.now = new Date(clock.now.getTime() + seconds * 1000));

onBoth('mail that waits', (databases) => {
  const start = () => ({ now: new Date('2026-03-18T12:00:00Z') });

  test('is sent once by three processes that look at the same time', async () => {
    const place = await databases.tabled();
    const clock = start();
    const all = await Promise.all([1, 2, 3].map(() => databases.open(place)));
    const sent: string[] = [];
    const postmen = all.map((database) => postmanOf(database, ({ to }) => void sent.push(to), clock).postman);
    const addresses = Array.from({ length: 200 }, (_, n) => `n${n}@example.nl`);
    await put(all[0]!, addresses.map(mailTo), clock.now);
    await Promise.all(postmen.map((postman) => postman.tick()));
    assert.deepEqual(sent.toSorted(), addresses.toSorted());
    assert.equal(await waiting(all[0]!), 0);
  });

  test('is written in the unit that causes it: where that fails there is no mail', async () => {
    const database = await databases.open();
    const queue = new MailQueue(database, key);
    const unit = database.write(async (tx) => {
      await queue.put(tx, mailTo('niet@example.nl'), start().now);
      throw new Error('no');
    });
    await assert.rejects(unit);
    assert.equal(await waiting(database), 0);
  });

  test('is sealed: the table tells neither address nor words, and another secret opens nothing', async () => {
    const database = await databases.open();
    const clock = start();
    await put(database, [mailTo('geheim@example.nl')], clock.now);
    const rows = JSON.stringify(await database.read((tx) => tx.query('SELECT * FROM mail')));
    assert.doesNotMatch(rows, /geheim|example|Tekst/);
    const other = new MailQueue(database, randomBytes(32));
    const [claimed] = await other.claim(1, clock.now);
    assert.throws(() => claimed!.open());
  });

  test('is tried again, later each time, and given up after three days with a line that names nobody', async () => {
    const database = await databases.open();
    const clock = start();
    const tries: number[] = [];
    const began = clock.now.getTime();
    const { postman, lines } = postmanOf(
      database,
      ({ to }) => {
        tries.push((clock.now.getTime() - began) / 60_000);
        throw new Error(`451 ${to} later`);
      },
      clock,
    );
    await put(database, [mailTo('weg@example.nl')], clock.now);
    const due = () => database.read((tx) => tx.query<{ due_at: string }>('SELECT due_at FROM mail'));
    for (let [mail] = await due(); mail !== undefined; [mail] = await due()) {
      clock.now = new Date(Date.parse(mail.due_at) - 1);
      await postman.tick();
      clock.now = new Date(mail.due_at);
      await postman.tick();
    }
    assert.deepEqual(tries.slice(0, 5), [0, 1, 3, 7, 15]);
    assert.ok(tries.at(-1)! >= 3 * 24 * 60 && tries.at(-1)! < 3.5 * 24 * 60, String(tries.at(-1)));
    assert.ok(tries.length < 30);
    assert.match(lines.at(-1)!, /given up/);
    assert.doesNotMatch(lines.join(''), /weg@|example/);
  });

  test('is sent when the mail server is back, once', async () => {
    const database = await databases.open();
    const clock = start();
    let away = true;
    const sent: Mail[] = [];
    const { postman } = postmanOf(
      database,
      (mail) => {
        if (away) throw new Error('ECONNREFUSED');
        sent.push(mail);
      },
      clock,
    );
    await put(database, [mailTo('terug@example.nl')], clock.now);
    await postman.tick();
    away = false;
    await postman.tick();
    assert.equal(sent.length, 0, 'not before its time');
    pass(clock, 61);
    await postman.tick();
    await postman.tick();
    assert.equal(sent.length, 1);
    assert.equal(await waiting(database), 0);
  });

  test('is given up at once where the address is refused for good', async () => {
    const database = await databases.open();
    const clock = start();
    const { postman, lines } = postmanOf(
      database,
      () => {
        throw new MailRefused('550 no such person');
      },
      clock,
    );
    await put(database, [mailTo('onbekend@example.nl')], clock.now);
    await postman.tick();
    assert.equal(await waiting(database), 0);
    assert.match(lines.join(''), /given up/);
    assert.doesNotMatch(lines.join(''), /onbekend/);
  });

  test('is kept by the process that sends it, however long the mail server takes', async (t) => {
    t.mock.timers.enable({ apis: ['setInterval'] });
    const place = await databases.tabled();
    const [one, two] = [await databases.open(place), await databases.open(place)];
    const clock = start();
    let take = () => {};
    const sending = new Promise<void>((resolve) => (take = resolve));
    let began = () => {};
    const begun = new Promise<void>((resolve) => (began = resolve));
    const slow = postmanOf(one, () => (began(), sending), clock).postman;
    const sent: Mail[] = [];
    const quick = postmanOf(two, (mail) => void sent.push(mail), clock).postman;
    await put(one, [mailTo('traag@example.nl')], clock.now);
    const slowly = slow.tick();
    await begun;
    pass(clock, CLAIM / 1000 - 1);
    t.mock.timers.tick(CLAIM);
    // A write behind the renewal: both go through the same writer.
    await one.write(async () => {});
    pass(clock, CLAIM / 1000 - 1);
    await quick.tick();
    assert.equal(sent.length, 0);
    take();
    await slowly;
    assert.equal(await waiting(one), 0);
  });

  test('is sent by another process when the one that was sending it was killed', async () => {
    const place = await databases.tabled();
    const database = await databases.open(place);
    const clock = start();
    await put(database, [mailTo('dood@example.nl')], clock.now);
    const given = [JSON.stringify(place), key.toString('hex'), clock.now.toISOString()];
    const child = spawn(process.execPath, [...program('test/server/mail/hanging.process.ts'), ...given], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    for await (const line of createInterface(child.stdout)) {
      assert.equal(line, 'sending');
      child.kill('SIGKILL');
    }
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    const sent: Mail[] = [];
    const { postman } = postmanOf(database, (mail) => void sent.push(mail), clock);
    await postman.tick();
    assert.equal(sent.length, 0, 'the claim still stands');
    pass(clock, CLAIM / 1000);
    await postman.tick();
    await postman.tick();
    assert.deepEqual(
      sent.map(({ to }) => to),
      ['dood@example.nl'],
    );
  });
});
