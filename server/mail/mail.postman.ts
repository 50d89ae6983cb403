import { faultOf, type Logger } from '../core/log.js';
import type { Database } from '../database/door.js';
import { EVERYTHING } from '../database/topics.js';
import { MailRefused, type Mail, type Mailer } from '../identity/identity.service.js';
import { CLAIM, MAIL, type Claimed, type MailQueue } from './mail.queue.js';

/** Mails that are sent at the same time by one process. */
const AT_ONCE = 5;
const EVERY = 10_000;
/** Milliseconds that a stop waits for mails that are being sent. */
const STOP_WAITS = 10_000;

/** What the postman leans on. `write` makes the words of a mail when it is sent, or nothing where none is due any more. */
export interface PostmanParts {
  database: Database;
  queue: MailQueue;
  mailer: Mailer;
  write(content: unknown): Promise<Mail | undefined>;
  now(): Date;
  log: Logger;
}

/**
 * Sends the mail that waits in the database. Several processes may do it side by side. Each mail is sent once, unless
 * a process dies after the mail server took it and before that was noted: SMTP has no way to ask.
 */
export class Postman {
  readonly #parts: PostmanParts;
  /** Taken by a mail server and not yet noted, because the database was away. */
  readonly #taken = new Set<string>();
  readonly #stopListening: () => void;
  #running: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #again = false;
  #stopped = false;

  constructor(parts: PostmanParts) {
    this.#parts = parts;
    this.#stopListening = parts.database.onChange((topics) => {
      if (this.#timer !== undefined && (topics.has(MAIL) || topics.has(EVERYTHING))) this.#look();
    });
  }

  /** Sends all that is due now. */
  tick(): Promise<void> {
    return (this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
      if (this.#again) this.#look();
    }));
  }

  /** Sends from now on whatever becomes due. */
  start(): void {
    this.#timer ??= setInterval(() => this.#look(), EVERY).unref();
    this.#look();
  }

  /** Takes no more mail, and waits a while for what is being sent. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#stopListening();
    clearInterval(this.#timer);
    const patience = AbortSignal.timeout(STOP_WAITS);
    const enough = new Promise<void>((resolve) => patience.addEventListener('abort', () => resolve()));
    await Promise.race([this.#running?.catch(() => undefined), enough]);
  }

  // Runs outside the commit that told of it.
  #look(): void {
    if (this.#stopped) return;
    this.#again = this.#running !== undefined;
    if (!this.#again)
      this.tick().catch((error: unknown) => this.#parts.log.error(faultOf(error), 'mail waits unsent'));
  }

  async #run(): Promise<void> {
    const { queue, now } = this.#parts;
    await this.#note();
    while (!this.#stopped) {
      const claimed = await queue.claim(AT_ONCE, now());
      if (claimed.length === 0) return;
      const ids = claimed.map(({ id }) => id);
      const renewing = setInterval(
        () => void queue.renew(ids, now()).catch(() => undefined),
        CLAIM / 3,
      ).unref();
      // All are waited for, also when the database was away for one of them.
      const ends = await Promise.allSettled(claimed.map((mail) => this.#deliver(mail)));
      clearInterval(renewing);
      await this.#note();
      for (const end of ends) if (end.status === 'rejected') throw end.reason;
    }
  }

  async #deliver(claimed: Claimed): Promise<void> {
    const { mailer, write, queue, now, log } = this.#parts;
    if (this.#taken.has(claimed.id)) return;
    try {
      const mail = await write(claimed.open());
      if (mail !== undefined) await mailer.send({ ...mail, id: claimed.id });
      this.#taken.add(claimed.id);
    } catch (error) {
      if (error instanceof MailRefused) {
        this.#taken.add(claimed.id);
        return log.warn('a mail was given up: its address was refused');
      }
      const { attempts } = claimed;
      const next = await queue.putOff(claimed, now());
      if (next === 'later') log.warn({ ...faultOf(error), attempts }, 'a mail was not sent, and waits');
      else log.error({ ...faultOf(error), attempts }, 'a mail was given up');
    }
  }

  async #note(): Promise<void> {
    if (this.#taken.size === 0) return;
    const ids = [...this.#taken];
    await this.#parts.queue.forget(ids);
    for (const id of ids) this.#taken.delete(id);
  }
}
