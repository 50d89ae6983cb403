import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { createMail, type MailRoom } from '../../../server/mail/mail.room.js';
import type { Mail } from '../../../server/identity/identity.service.js';
import { databases } from '../../support/database.js';
import { startServer, type TestServer } from '../../support/server.js';
import { buildThreadedPlace, written } from '../../support/threading.js';
import { answered, DAY, subscribed } from './subscribing.js';

for (const dialect of ['sqlite', 'postgres'] as const)
  describe(`the room of mail on ${dialect}`, () => {
    let server: TestServer;
    const places = databases(dialect);
    let url: string | undefined;
    before(async () => {
      const place = await places.tabled();
      url = 'url' in place ? place.url : undefined;
      const env = { RATE_LIMITS: 'off', ...(url === undefined ? {} : { DATABASE_URL: url }) };
      server = await startServer({ env });
      // Others send in its place.
      await server.house.mail.close();
    });
    after(() => server.stop());

    /** A process of its own with its own connections, and the mails that it sent. */
    const another = async (
      sent: Mail[],
      mailer = { send: async (mail: Mail): Promise<void> => void sent.push(mail) },
    ) => {
      const file = join(server.config.dataDir, 'stem.sqlite');
      const database = await places.open(url === undefined ? { file } : { url });
      return createMail({ ...server.house, database, mailer });
    };

    const closing = async (rooms: MailRoom[], run: () => Promise<void>) => {
      try {
        await run();
      } finally {
        for (const room of rooms) await room.close();
      }
    };

    test('three processes tell thirty addresses once', async () => {
      const place = await buildThreadedPlace(server);
      const addresses = Array.from({ length: 30 }, (_, n) => `n${n}@example.nl`);
      for (const address of addresses) await subscribed(server, place, address);
      await written(server, place, 'Nieuw.');
      const answer = await answered(server, place, 'Antwoord.');
      const sent: Mail[] = [];
      const rooms = await Promise.all([1, 2, 3].map(() => another(sent)));
      await closing(rooms, async () => {
        const tick = () => Promise.all(rooms.map((room) => room.tick()));
        await tick();
        await tick();
        assert.deepEqual(sent.map(({ to }) => to).toSorted(), addresses.toSorted(), answer);
        server.clock.pass(DAY);
        await tick();
        await tick();
        const digests = sent.slice(30);
        assert.deepEqual(digests.map(({ to }) => to).toSorted(), addresses.toSorted());
        assert.ok(digests.every(({ text }) => text.includes('Nieuw.') && !text.includes('Antwoord.')));
      });
    });

    test('what is hidden, or ended, while the mail server is away is not told when it is back', async () => {
      const place = await buildThreadedPlace(server);
      for (const name of ['blijft', 'stopt']) await subscribed(server, place, `${name}@example.nl`);
      await written(server, place, 'Blijft staan.');
      const gone = await written(server, place, 'Wordt verborgen.');
      const alone = await buildThreadedPlace(server);
      await subscribed(server, alone, 'leeg@example.nl');
      const only = await written(server, alone, 'De enige.');
      server.clock.pass(DAY);
      const away = await another([], { send: () => Promise.reject(new Error('away')) });
      await closing([away], () => away.tick());
      await server.house.database.write(async (tx) => {
        for (const { comment } of [gone, only])
          await tx.query("UPDATE comment SET state = 'hidden' WHERE id = ?", [comment.id]);
      });
      const { identity, mail, database } = server.house;
      const hash = identity.mailHashes.address(place.organisation.id, 'stopt@example.nl');
      await database.write((tx) => tx.query('DELETE FROM subscription WHERE address_hash = ?', [hash]));
      assert.ok(mail);
      server.clock.pass(3600);
      const sent: Mail[] = [];
      const back = await another(sent);
      await closing([back], () => back.tick());
      assert.deepEqual(
        sent.map(({ to }) => to),
        ['blijft@example.nl'],
      );
      assert.ok(sent[0]!.text.includes('Blijft staan.') && !sent[0]!.text.includes('Wordt verborgen.'));
      assert.deepEqual(await database.read((tx) => tx.query('SELECT id FROM mail')), []);
    });

    test('a post is answered while the mail server does not answer', async () => {
      const place = await buildThreadedPlace(server);
      await subscribed(server, place, 'wacht@example.nl');
      let end = () => {};
      const never = new Promise<void>((resolve) => (end = resolve));
      const room = await another([], { send: () => never });
      await closing([room], async () => {
        await answered(server, place, 'Antwoord.');
        const ticking = room.tick();
        assert.ok((await written(server, place, 'Nog een.')).comment.id);
        end();
        await ticking;
      });
    });
  });
