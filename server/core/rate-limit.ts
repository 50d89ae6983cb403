import { RateLimiterMemory, RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible';
import { TooManyRequests } from './errors.js';

interface Rate {
  /** Times per `seconds` for one session. */
  session: number;
  /** Times per `seconds` for one address: many people share one at a school, an office, a phone network. */
  address: number;
  seconds: number;
}

/** How often each kind of action may be done. */
export const rates = {
  vote: { session: 30, address: 1200, seconds: 60 },
  comment: { session: 20, address: 300, seconds: 60 },
  reaction: { session: 120, address: 1200, seconds: 60 },
  picture: { session: 20, address: 200, seconds: 600 },
  session: { session: 30, address: 300, seconds: 60 },
  mailCode: { session: 5, address: 60, seconds: 600 },
  proof: { session: 20, address: 120, seconds: 600 },
  organisationMail: { session: Infinity, address: 2000, seconds: 600 },
  addressMail: { session: Infinity, address: 6, seconds: 3600 },
  signIn: { session: 10, address: 120, seconds: 600 },
  live: { session: 60, address: 600, seconds: 60 },
  search: { session: 60, address: 600, seconds: 60 },
  address: { session: 20, address: 200, seconds: 60 },
} as const satisfies Record<string, Rate>;

/** An action with a limit of its own. */
export type RateAction = keyof typeof rates;

/** Makes the store of one limit; memory when left out. */
export type RateStore = (name: string, points: number, seconds: number) => RateLimiterAbstract;

const inMemory: RateStore = (name, points, duration) =>
  new RateLimiterMemory({ keyPrefix: name, points, duration });

const spend = async (limiter: RateLimiterAbstract, key: string): Promise<void> => {
  try {
    await limiter.consume(key);
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    throw new TooManyRequests(Math.max(1, Math.ceil(refused.msBeforeNext / 1000)));
  }
};

/** The rate limits of all actions. `factor` multiplies every limit; Infinity lifts them all. */
export class RateLimits {
  readonly #limiters = new Map<string, { session: RateLimiterAbstract; address: RateLimiterAbstract }>();
  readonly #off: boolean;

  constructor(factor = 1, store: RateStore = inMemory) {
    this.#off = factor === Infinity;
    if (this.#off) return;
    for (const [action, rate] of Object.entries(rates))
      this.#limiters.set(action, {
        session: store(`${action}-session`, Math.ceil(Math.min(rate.session, 1e9) * factor), rate.seconds),
        address: store(`${action}-address`, Math.ceil(rate.address * factor), rate.seconds),
      });
  }

  /** Counts one use. Throws TooManyRequests with the seconds to wait. */
  async use(action: RateAction, addressHash: string, session: string | undefined): Promise<void> {
    if (this.#off) return;
    const limiter = this.#limiters.get(action)!;
    if (session !== undefined) await spend(limiter.session, session);
    await spend(limiter.address, addressHash);
  }

  /** Counts one use of a limit that has its own key, and answers whether it was still allowed. */
  async allows(action: RateAction, key: string): Promise<boolean> {
    try {
      await this.use(action, key, undefined);
      return true;
    } catch (error) {
      if (error instanceof TooManyRequests) return false;
      throw error;
    }
  }
}
