import type { TObject, TSchema } from '@sinclair/typebox';
import type { Context } from 'koa';
import { Type } from '@sinclair/typebox';
import type { Carries, Endpoint, PathParameters } from '../../contract/endpoint.js';
import type { ErrorCode } from '../../contract/errors.js';
import type { WriteTx } from '../database/door.js';
import type { Api, Operation } from './api.js';
import { readJson } from './body.js';
import { InvalidInput, SignInNeeded, type Refusal } from './errors.js';
import type { Once } from './idempotency.js';
import { Prepared, ReadyJson, answerPrepared } from './prepared.js';
import type { RateAction } from './rate-limit.js';
import type { Peek } from './ready.js';
import { stripperOf, type Stripper } from './stripper.js';
import { checkOf, type Check } from './validate.js';
import type { Visitor } from './visitor.js';

/** Whether an operation asks for a bearer token. */
export type VisitorRule = 'none' | 'optional' | 'needed';

type VisitorFor<V extends VisitorRule> = V extends 'needed'
  ? Visitor
  : V extends 'optional'
    ? Visitor | undefined
    : undefined;

type SchemaOf<T> = TSchema & { static: T };

/** The schema of a query string; `types` exists for the compiler only. */
export interface QuerySchema<Q> {
  readonly schema: TObject;
  readonly types?: Q;
}

/** What an operation promises. Body and answer must fit what its endpoint carries. */
export type Spec<C extends Carries, V extends VisitorRule> = {
  summary: string;
  tag: string;
  /** Patterns of the `{name}` parameters; without one a parameter is any text of 1–200 characters. */
  params?: TObject;
  /** `null` when the answer has no body; `status` is then 204. */
  answer: undefined extends C['answer'] ? null : SchemaOf<C['answer']>;
  /** Status of success; 200 when left out. */
  status?: number;
  /** Media type of an answer that is not JSON. */
  type?: string;
  errors: readonly ErrorCode[];
  rateLimit?: RateAction;
  visitor?: V;
  /** POST whose handler makes its answer anew from what its unit kept: `once` gives that again. */
  renews?: true;
  /** GET whose path ends with its one parameter: the public answer when it is ready, which skips all of the rest. */
  ready?: Peek;
} & (C extends { body: infer B } ? { body: SchemaOf<B> } : { body?: never }) &
  (C extends { query: infer Q } ? { query: QuerySchema<Q> } : { query?: never });

/** A request that has passed every guard. */
export interface Call<P extends string, C extends Carries, V extends VisitorRule> {
  readonly params: PathParameters<P>;
  readonly query: C extends { query: infer Q } ? Q : Record<string, never>;
  readonly body: C extends { body: infer B } ? B : undefined;
  readonly now: Date;
  /** Salted hash of the client's address; lives a day. */
  readonly ip: string;
  readonly visitor: VisitorFor<V>;
  readonly ctx: Context;
  /** Whether this `Idempotency-Key` had its effect before; `once` then runs no unit. Only where a spec `renews`. */
  readonly again: boolean;
  /**
   * Writes with one effect per `Idempotency-Key`: the unit's answer is kept with its effect and given again.
   * A unit may return a Refusal: what it wrote stays, and the refusal is thrown after the commit.
   */
  once<T>(unit: (tx: WriteTx) => Promise<T | Refusal>): Promise<T>;
}

/** The schema of a query string with the type that its endpoint carries. */
export const queryOf = <Q>(properties: TObject['properties']): QuerySchema<Q> => ({
  schema: Type.Object(properties, { additionalProperties: false }),
});

const noCheck: Check = () => [];
const noQuery = Type.Object({}, { additionalProperties: false });

const paramsOf = (path: string, given: TObject | undefined): TObject => {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!);
  const any = () => Type.String({ minLength: 1, maxLength: 200 });
  return Type.Object(Object.fromEntries(names.map((name) => [name, given?.properties[name] ?? any()])), {
    additionalProperties: false,
  });
};

const standing = ['invalid_input', 'internal', 'unavailable', 'too_many_requests'] as const;

const errorsOf = (operation: Pick<Operation, 'errors' | 'visitor' | 'body'>): ErrorCode[] => {
  const all = new Set<ErrorCode>([...standing, ...operation.errors]);
  if (operation.visitor !== 'none') all.add('token_invalid').add('origin_unknown');
  if (operation.visitor === 'needed') all.add('sign_in_needed');
  if (operation.body !== undefined) all.add('too_large').add('media_type');
  return [...all];
};

const send = (ctx: Context, answer: unknown, operation: Operation, strip: Stripper | undefined): void => {
  if (answer instanceof Prepared) return answerPrepared(ctx, answer);
  ctx.res.setHeader('Cache-Control', 'no-store');
  ctx.status = operation.status;
  if (strip === undefined) {
    ctx.body = null;
    ctx.status = operation.status;
    return;
  }
  ctx.res.setHeader('Content-Type', 'application/json; charset=utf-8');
  ctx.body = answer instanceof ReadyJson ? answer.body : JSON.stringify(strip(answer));
};

/**
 * Binds an endpoint of the contract to its handler: limit → visitor → validate → act → strip.
 * The same spec feeds `/v1/openapi.json`. A handler that answers by itself sets `ctx.respond = false`.
 */
export const route = <P extends string, C extends Carries, V extends VisitorRule = 'none'>(
  api: Api,
  endpoint: Endpoint<P, C>,
  spec: Spec<C, V>,
  handler: (
    call: Call<P, C, V>,
  ) => Promise<C['answer'] | Prepared | ReadyJson> | C['answer'] | Prepared | ReadyJson,
): void => {
  const {
    answer,
    body,
    query: querySchema,
    params,
  } = spec as {
    answer: TSchema | null;
    body?: TSchema;
    query?: QuerySchema<unknown>;
    params?: TObject;
  };
  const query = querySchema?.schema;
  const visitorRule: VisitorRule = spec.visitor ?? 'none';
  const operation: Operation = {
    id: endpoint.id,
    method: endpoint.method,
    path: endpoint.path,
    summary: spec.summary,
    tag: spec.tag,
    status: spec.status ?? (answer === null ? 204 : 200),
    visitor: visitorRule,
    params: paramsOf(endpoint.path, params),
    query,
    body,
    answer,
    type: spec.type ?? 'application/json',
    errors: errorsOf({ errors: spec.errors, visitor: visitorRule, body }),
    rateLimit: spec.rateLimit,
  };
  api.operations.push(operation);
  if (spec.ready !== undefined)
    api.ready.set(endpoint.path.replace(/\{\w+\}$/, ''), { operation: operation.id, peek: spec.ready });
  const strip = answer === null ? undefined : stripperOf(answer);
  const hasParams = endpoint.path.includes('{');
  const checkParams = hasParams ? checkOf(operation.params!, 'path') : noCheck;
  const checkQuery = checkOf(query ?? noQuery, 'query');
  const checkBody = body === undefined ? noCheck : checkOf(body, '');

  const answerCall = async (ctx: Context): Promise<void> => {
    ctx.state.operation = operation;
    const now = api.now();
    const ip = api.addressHash(ctx, now);
    const sent = body === undefined ? undefined : await readJson(ctx.req, api.bodyLimit);
    const once: Once | undefined =
      endpoint.method === 'POST'
        ? await api.idempotency.begin(ctx, operation.id, sent?.bytes, now)
        : undefined;
    if (once?.before !== undefined && !spec.renews) return send(ctx, once.before, operation, strip);
    const visitor = visitorRule === 'none' ? undefined : await api.visitorOf(ctx, now);
    if (visitor === undefined && visitorRule === 'needed') throw new SignInNeeded();
    if (operation.rateLimit !== undefined)
      await api.rateLimits.use(operation.rateLimit, ip, visitor?.tokenHash);
    const values = ctx.querystring === '' ? {} : { ...ctx.query };
    const faults = [
      ...checkParams(ctx.params),
      ...(query === undefined && ctx.querystring === '' ? [] : checkQuery(values)),
      ...checkBody(sent?.value),
    ];
    if (faults.length > 0) throw new InvalidInput(faults);
    const result = await handler({
      params: ctx.params as never,
      query: values as never,
      body: sent?.value as never,
      now,
      ip,
      visitor: visitor as never,
      ctx,
      again: once?.before !== undefined,
      once: (unit) => api.idempotency.run(once, unit),
    });
    if (ctx.respond !== false) send(ctx, result, operation, strip);
  };
  api.router.register(endpoint.path.replaceAll(/\{(\w+)\}/g, ':$1'), [endpoint.method], answerCall);
};
