import type { Context } from 'koa';
import { errorStatus, type ErrorCode, type Problem } from '../../contract/errors.js';
import { DatabaseUnavailable } from '../database/errors.js';
import { InvalidInput, MethodNotAllowed, Refusal, Unavailable } from './errors.js';

const titles: Record<number, string> = {
  400: 'The request is not valid',
  401: 'A session is needed',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Not possible in this state',
  413: 'Too large',
  415: 'Media type not supported',
  429: 'Too many requests',
  500: 'Something went wrong',
  503: 'Not available now',
};

/** Writes a refusal as a problem document. */
export const problemOf = (refusal: Pick<Refusal, 'code' | 'detail' | 'extra'>): Problem => {
  const status = errorStatus[refusal.code];
  return {
    type: `about:blank#${refusal.code}`,
    status,
    title: titles[status] ?? 'Error',
    detail: refusal.detail,
    code: refusal.code,
    ...refusal.extra,
  };
};

/** Turns whatever was thrown into a refusal; undefined when it is a fault of ours. */
export const refusalOf = (error: unknown): Refusal | undefined => {
  if (error instanceof Refusal) return error;
  if (error instanceof DatabaseUnavailable) return new Unavailable();
  if (error instanceof URIError) return new InvalidInput([], 'The address is not well encoded.');
  return undefined;
};

/** What is answered when it is our fault: nothing about the inside. */
export const internalProblem: Problem = problemOf({
  code: 'internal' satisfies ErrorCode,
  detail: 'Something went wrong on the server. It has been noted.',
  extra: {},
});

/** Answers a problem in words where a person looks at the answer; returns whether it did. The status is set already. */
export type ProblemPage = (ctx: Context, problem: Problem) => boolean;

/** Answers a problem: the page of `page` where it makes one, else a problem document (RFC 9457). */
export const answerProblem = (
  ctx: Context,
  problem: Problem,
  { cause, page }: { cause?: Refusal; page?: ProblemPage | undefined } = {},
): void => {
  const { res } = ctx;
  if (res.headersSent) {
    res.destroy();
    return;
  }
  for (const name of ['ETag', 'Content-Encoding']) res.removeHeader(name);
  ctx.status = problem.status;
  res.setHeader('Content-Type', 'application/problem+json; charset=utf-8');
  res.setHeader('Cache-Control', 'no-store');
  if (problem.retryAfter !== undefined) res.setHeader('Retry-After', String(problem.retryAfter));
  if (problem.status === 401) res.setHeader('WWW-Authenticate', 'Bearer');
  if (cause instanceof MethodNotAllowed) res.setHeader('Allow', cause.allow);
  // What was not read of the body would be taken for the next request.
  if (!ctx.req.complete) res.setHeader('Connection', 'close');
  if (!page?.(ctx, problem)) ctx.body = JSON.stringify(problem);
};
