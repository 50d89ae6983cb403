import type { Carries, Endpoint } from '../../contract/endpoint.js';
import type { NewSession, Session as Kept } from '../../contract/session.schema.js';
import { openSession } from '../../contract/opening.endpoints.js';
import { ApiError, call, randomHex, type Sent } from './client.js';

const memory = new Map<string, string>();
const opening = new Map<string, Promise<Kept>>();

type Store = 'localStorage' | 'sessionStorage';

/** Keeps JSON where the browser allows it, and in the memory of the page where storage is blocked or full. */
export const keep = {
  /** What was kept, or nothing; what cannot be read counts as nothing. */
  get<T>(key: string, store: Store): T | undefined {
    try {
      return JSON.parse(memory.get(key) ?? globalThis[store].getItem(key) ?? '') as T;
    } catch {
      return undefined;
    }
  },
  /** Keeps a value; `undefined` forgets it. */
  set(key: string, value: unknown, store: Store) {
    const text = value === undefined ? '' : JSON.stringify(value);
    memory.set(key, text);
    try {
      globalThis[store].setItem(key, text);
      memory.delete(key);
    } catch {
      // Blocked or full: the memory of the page has it.
    }
  },
};

/** What a session is opened for: an activity, or a document whose thread has no ref yet. */
export type Place = Pick<NewSession, 'activity' | 'document'>;

/** Who this browser is for one organisation on a server: a bearer token, opened only when something is written. */
export class Session {
  declare readonly server: string;
  declare readonly place: Place;
  declare readonly ticket: string | undefined;
  declare private readonly _key: string;

  /**
   * `organisation` is the slug of who asks; it has a token of its own. `ticket` comes from the embed page where the
   * origin is opaque; its token serves what stands in that page, and is kept in its memory only.
   */
  constructor(server: string, organisation: string, place: Place, ticket?: string) {
    this.server = server;
    this.place = place;
    this.ticket = ticket;
    this._key = `stem ${server} ${organisation} `;
  }

  /** The token, when there is one. */
  get token(): string | undefined {
    return keep.get<Kept>(this._key, 'localStorage')?.token;
  }

  /** Takes the answer that opened or strengthened the session. */
  remember(session?: Kept) {
    keep.set(this._key, session, 'localStorage');
  }

  /** Forgets the token. */
  forget() {
    this.remember();
  }

  /** Calls with the token if there is one; a token that has lost its worth is forgotten. */
  async read<P extends string, C extends Carries>(
    endpoint: Endpoint<P, C>,
    sent: Sent<P, C>,
  ): Promise<C['answer']> {
    const token = this.token;
    try {
      return await call(this.server, endpoint, { ...sent, token });
    } catch (error) {
      if (error instanceof ApiError && error.code === 'token_invalid' && this.token === token) this.forget();
      throw error;
    }
  }

  /** Calls with a token, opening a session when there is none, and once more when the token lost its worth. */
  async write<P extends string, C extends Carries>(
    endpoint: Endpoint<P, C>,
    sent: Sent<P, C>,
  ): Promise<C['answer']> {
    await this._open();
    try {
      return await this.read(endpoint, sent);
    } catch (error) {
      if (!(error instanceof ApiError && error.code === 'token_invalid')) throw error;
      await this._open();
      return this.read(endpoint, sent);
    }
  }

  private async _open() {
    if (this.token) return;
    let session = opening.get(this._key);
    if (!session) {
      const { place, ticket } = this;
      session = call(this.server, openSession, {
        body: { ...place, ticket },
        idempotencyKey: randomHex(),
      }).finally(() => opening.delete(this._key));
      opening.set(this._key, session);
    }
    this.remember(await session);
  }
}
