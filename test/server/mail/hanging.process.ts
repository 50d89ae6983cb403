import { createLog } from '../../../server/core/log.js';
import { openDatabase, type DatabasePlace } from '../../../server/database/open.js';
import { Postman } from '../../../server/mail/mail.postman.js';
import { MailQueue } from '../../../server/mail/mail.queue.js';

/** Claims a mail, prints that it is sending, and never gets an answer: the process that is killed. */
const [place = '{}', key = '', now = ''] = process.argv.slice(2);
const database = await openDatabase(JSON.parse(place) as DatabasePlace, { entities: [] });
const postman = new Postman({
  database,
  queue: new MailQueue(database, Buffer.from(key, 'hex')),
  mailer: {
    send() {
      process.stdout.write('sending\n');
      return new Promise(() => setInterval(() => undefined, 1000));
    },
  },
  write: (content) =>
    Promise.resolve(content as { to: string; subject: string; text: string; language: string }),
  now: () => new Date(now),
  log: createLog('silent'),
});
await postman.tick();
