import { faultOf, type Logger } from '../core/log.js';
import type { Mail, Mailer } from './mailer.js';

/** Sends mail beside the answer: nobody waits for it, so its time tells nothing. */
export class Outbox {
  readonly #mailer: Mailer;
  readonly #log: Logger;
  readonly #sending = new Set<Promise<void>>();

  constructor(mailer: Mailer, log: Logger) {
    this.#mailer = mailer;
    this.#log = log;
  }

  /** Takes a mail; a failure is noted without saying for whom. */
  post(mail: Mail): void {
    const sending = Promise.resolve()
      .then(() => this.#mailer.send(mail))
      .catch((error: unknown) => this.#log.error(faultOf(error), 'a mail was not sent'))
      .finally(() => this.#sending.delete(sending));
    this.#sending.add(sending);
  }

  /** Resolves when everything that was taken has been tried. */
  async idle(): Promise<void> {
    await Promise.all(this.#sending);
  }
}
