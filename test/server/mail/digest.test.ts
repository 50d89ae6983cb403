import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { databases } from '../../support/database.js';
import { startServer, type TestServer } from '../../support/server.js';
import { buildThreadedPlace, newWriter, written } from '../../support/threading.js';
import { answered, DAY, subscribed, told } from './subscribing.js';

for (const dialect of ['sqlite', 'postgres'] as const)
  describe(`mail about a thread on ${dialect}`, () => {
    let server: TestServer;
    const places = databases(dialect);
    before(async () => {
      const place = await places.tabled();
      const env = { RATE_LIMITS: 'off', ...('url' in place ? { DATABASE_URL: place.url } : {}) };
      server = await startServer({ env });
    });
    after(() => server.stop());
    const to = async (email: string) => (await told(server)).filter((mail) => mail.to === email);

    const set = (id: string, state: string) =>
      server.house.database.write((tx) => tx.query('UPDATE comment SET state = ? WHERE id = ?', [state, id]));

    test('a digest tells what is new, at most once a day, with links to where it stands', async () => {
      const place = await buildThreadedPlace(server, { title: 'De singel' });
      await written(server, place, 'Van voor het abonnement.');
      await subscribed(server, place, 'dag@example.nl');
      const { comment } = await written(server, place, 'Eerste.\nTweede regel.');
      assert.deepEqual(await to('dag@example.nl'), []);
      server.clock.pass(DAY);
      const [mail] = await to('dag@example.nl');
      assert.equal(mail!.subject, 'Nieuwe reacties: De singel');
      assert.match(mail!.text, /> Eerste\.\n> Tweede regel\./);
      assert.ok(
        mail!.text.includes(`${server.ownOrigin}/a/${place.ref}?reactie=${comment.id}#reactie-${comment.id}`),
      );
      assert.doesNotMatch(mail!.text, /Van voor/);
      await written(server, place, 'Derde.');
      await to('dag@example.nl');
      server.clock.pass(DAY - 600);
      assert.equal((await to('dag@example.nl')).length, 1);
      server.clock.pass(600);
      const mails = await to('dag@example.nl');
      assert.equal(mails.length, 2);
      assert.match(mails[1]!.text, /Derde/);
      assert.doesNotMatch(mails[1]!.text, /Eerste/);
      server.clock.pass(DAY);
      assert.equal((await to('dag@example.nl')).length, 2, 'nothing new, no mail');
    });

    test('an answer of the organisation is mailed at once, and not again in the digest', async () => {
      const place = await buildThreadedPlace(server);
      await subscribed(server, place, 'antwoord@example.nl');
      await written(server, place, 'Gewoon.');
      await answered(server, place, 'Wij kijken ernaar.');
      const [mail] = await to('antwoord@example.nl');
      assert.match(mail!.subject, /^Antwoord van Gemeente/);
      assert.match(mail!.text, /\(Wethouder Verkeer\) schreef namens Gemeente:\n> Wij kijken ernaar\./);
      assert.doesNotMatch(mail!.text, /Gewoon/);
      server.clock.pass(DAY);
      const [, digest, ...more] = await to('antwoord@example.nl');
      assert.match(digest!.text, /Gewoon/);
      assert.doesNotMatch(digest!.text, /Wij kijken/);
      assert.deepEqual(more, []);
    });

    test('what waits, is hidden or withdrawn is not told; what is approved late is', async () => {
      const place = await buildThreadedPlace(server, { moderation: 'before' });
      await subscribed(server, place, 'stil@example.nl');
      const { comment } = await written(server, place, 'Wacht nog.');
      server.clock.pass(DAY);
      assert.deepEqual(await to('stil@example.nl'), []);
      const open = await buildThreadedPlace(server);
      await subscribed(server, open, 'stil2@example.nl');
      const hidden = await written(server, open, 'Verborgen.');
      const gone = await written(server, open, 'Ingetrokken.');
      await set(hidden.comment.id, 'hidden');
      await set(gone.comment.id, 'withdrawn');
      server.clock.pass(DAY);
      assert.deepEqual(await to('stil2@example.nl'), []);
      await server.house.database.write((tx) =>
        tx.query("UPDATE comment SET state = 'published', published = 1 WHERE id = ?", [comment.id]),
      );
      assert.match((await to('stil@example.nl'))[0]!.text, /Wacht nog/);
    });

    test('who asked for the replies to a comment is told those at all levels, and nothing else', async () => {
      const place = await buildThreadedPlace(server);
      const mine = await written(server, place, 'Mijn reactie.');
      await subscribed(server, place, 'ik@example.nl', { comment: mine.comment.id, token: mine.token });
      const reply = await written(server, place, { text: 'Antwoord een.', parent: mine.comment.id });
      const deep = await written(server, place, { text: 'Antwoord twee.', parent: reply.comment.id });
      await written(server, place, { text: 'Antwoord drie.', parent: deep.comment.id });
      await written(server, place, { text: 'Van mijzelf.', parent: mine.comment.id }, mine.token);
      await written(server, place, 'Iets anders.');
      server.clock.pass(DAY);
      const [mail, ...more] = await to('ik@example.nl');
      for (const text of ['Antwoord een.', 'Antwoord twee.', 'Antwoord drie.'])
        assert.ok(mail!.text.includes(text), text);
      assert.doesNotMatch(mail!.text, /Van mijzelf|Iets anders/);
      assert.deepEqual(more, []);
      await answered(server, place, 'Elders beantwoord.');
      assert.equal((await to('ik@example.nl')).length, 1);
      await answered(server, place, 'Aan u.', reply.comment.id);
      assert.match((await to('ik@example.nl'))[1]!.text, /Aan u/);
    });

    test('an address that asked for the thread and for replies gets one digest', async () => {
      const place = await buildThreadedPlace(server);
      const mine = await written(server, place, 'Mijn reactie.');
      const second = await written(server, place, 'Nog een van mij.', mine.token);
      const { token } = mine;
      await subscribed(server, place, 'twee@example.nl', { comment: mine.comment.id, token });
      await subscribed(server, place, 'twee@example.nl', { comment: second.comment.id, token });
      await written(server, place, { text: 'Op de eerste.', parent: mine.comment.id });
      await written(server, place, { text: 'Op de tweede.', parent: second.comment.id });
      server.clock.pass(DAY);
      const [digest, ...none] = await to('twee@example.nl');
      assert.match(digest!.text, /Op de eerste[^]*Op de tweede|Op de tweede[^]*Op de eerste/);
      assert.equal(new Set(digest!.text.match(/\/unsubscribe\/[\w-]+/g)).size, 2);
      assert.deepEqual(none, []);
      await subscribed(server, place, 'twee@example.nl', { token });
      await written(server, place, { text: 'Nu alles.', parent: mine.comment.id });
      server.clock.pass(DAY);
      const [, both, ...more] = await to('twee@example.nl');
      assert.equal(both!.text.match(/Nu alles/g)!.length, 1);
      assert.deepEqual(more, []);
    });

    test('names and titles with line breaks make no header and no line of their own', async () => {
      const place = await buildThreadedPlace(server, { title: 'Plan\r\nBcc: x@evil.example\r\n\r\nHallo' });
      await subscribed(server, place, 'kop@example.nl');
      const evil = 'Goed.\r\nAlle reacties:\u2028https://evil.example\u0085Ja';
      await written(server, place, { text: evil, name: 'Jan' });
      await server.house.database.write((tx) =>
        tx.query('UPDATE comment SET name = ? WHERE thread_id = ?', ['Jan\r\nX: y\u2028z', place.id]),
      );
      server.clock.pass(DAY);
      const [mail] = await to('kop@example.nl');
      assert.equal(mail!.subject, 'Nieuwe reacties: Plan Bcc: x@evil.example Hallo');
      assert.match(mail!.text, /^Jan X: y z schreef:$/m);
      assert.match(mail!.text, /^> Alle reacties:\n> https:\/\/evil\.example\n> Ja$/m);
    });

    test('a long list is cut, and the mail says how many more there are', async () => {
      const place = await buildThreadedPlace(server, { language: 'en' });
      await subscribed(server, place, 'lang@example.nl');
      const token = await newWriter(server, place);
      for (let n = 1; n <= 23; n++) {
        await written(server, place, `Reactie nummer ${n}. ${'x'.repeat(600)}`, token);
        server.clock.pass(30);
      }
      server.clock.pass(DAY);
      const [mail] = await to('lang@example.nl');
      assert.equal(mail!.subject.slice(0, 13), 'New comments:');
      assert.equal(mail!.text.match(/^> Reactie nummer/gm)!.length, 20);
      assert.match(mail!.text, /There are 3 more new comments\./);
      assert.doesNotMatch(mail!.text, /x{550}/);
    });
  });
