import Router from '@koa/router';
import type { TSchema, TObject } from '@sinclair/typebox';
import type { Context } from 'koa';
import type { ErrorCode } from '../../contract/errors.js';
import type { Method } from '../../contract/endpoint.js';
import type { Idempotency } from './idempotency.js';
import type { RateLimits, RateAction } from './rate-limit.js';
import type { ReadyReads } from './ready.js';
import type { Visitor } from './visitor.js';

/** A registered operation, as OpenAPI tells it. */
export interface Operation {
  readonly id: string;
  readonly method: Method;
  readonly path: string;
  readonly summary: string;
  readonly tag: string;
  readonly status: number;
  readonly visitor: 'none' | 'optional' | 'needed';
  readonly params?: TObject | undefined;
  readonly query?: TObject | undefined;
  readonly body?: TSchema | undefined;
  readonly answer: TSchema | null;
  /** Media type of the answer. */
  readonly type: string;
  readonly errors: readonly ErrorCode[];
  readonly rateLimit?: RateAction | undefined;
}

/** What every operation leans on; given by the app, so that core knows no feature. */
export interface ApiParts {
  now(): Date;
  /** Salted hash of the client's address, which lives a day. */
  addressHash(ctx: Context, now: Date): string;
  /** Whose bearer token this is; throws TokenInvalid or OriginUnknown. Undefined without a token. */
  visitorOf(ctx: Context, now: Date): Promise<Visitor | undefined> | Visitor | undefined;
  rateLimits: RateLimits;
  idempotency: Idempotency;
  /** Bytes of a request body. */
  bodyLimit: number;
}

/** The operations of the API and the router that answers them. */
export interface Api extends ApiParts {
  readonly operations: Operation[];
  readonly router: Router;
  /** Public reads that are answered before the router is asked. */
  readonly ready: ReadyReads;
}

/** An empty API; `route()` fills it. */
export const createApi = (parts: ApiParts): Api => ({
  ...parts,
  operations: [],
  ready: new Map(),
  router: new Router({ strict: true, sensitive: true }),
});
