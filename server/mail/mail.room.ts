import type { Activities } from '../activity/activity.service.js';
import type { Channels } from '../channel/channel.service.js';
import type { Config } from '../config.js';
import type { Keys } from '../core/keys.js';
import type { Logger } from '../core/log.js';
import type { Database } from '../database/door.js';
import type { Identity, Mailer } from '../identity/identity.service.js';
import type { Notice } from './digest.notice.js';
import { writeIdeaNotice } from './idea.writer.js';
import type { IdeaNotice } from './idea.tidings.js';
import { writeNotice } from './digest.writer.js';
import { Digester } from './mail.digester.js';
import { Postman } from './mail.postman.js';
import { MailQueue } from './mail.queue.js';
import { subscriptionKeys } from './subscription.keys.js';
import { Subscriptions } from './subscription.service.js';

/** What the room of mail leans on. */
export interface MailRoomParts {
  config: Pick<Config, 'publicUrl'>;
  database: Database;
  activities: Activities;
  channels: Channels;
  identity: Identity;
  keys: Keys;
  mailer: Mailer;
  now(): Date;
  log: Logger;
}

/** Mail about threads and ideas in a running server. Codes do not pass here: nobody waits for what waits in a queue. */
export interface MailRoom {
  readonly subscriptions: Subscriptions;
  readonly queue: MailQueue;
  readonly digester: Digester;
  readonly postman: Postman;
  /** Puts in the queue what is to be told now, and sends what is due now. */
  tick(): Promise<void>;
  close(): Promise<void>;
}

/** Sets up the room of mail, and begins to look for what is to be told. */
export const createMail = (parts: MailRoomParts): MailRoom => {
  const { database, mailer, now, log } = parts;
  const { publicUrl } = parts.config;
  const keys = subscriptionKeys(parts.keys);
  const queue = new MailQueue(database, parts.keys.purpose('mail queue'));
  const digester = new Digester({ database, queue, keys, now, log });
  const writing = { database, keys, publicUrl };
  const write = (content: unknown) => {
    const notice = content as Notice | IdeaNotice;
    return 'board' in notice ? writeIdeaNotice(writing, notice) : writeNotice(writing, notice);
  };
  const postman = new Postman({ database, queue, mailer, write, now, log });
  const subscriptions = new Subscriptions({ ...parts, keys });
  parts.identity.merged.push((tx, from, to) => subscriptions.merge(tx, from, to));
  digester.start();
  postman.start();
  return {
    subscriptions,
    queue,
    digester,
    postman,
    async tick() {
      await digester.tick();
      await postman.tick();
    },
    async close() {
      await digester.stop();
      await postman.stop();
    },
  };
};
