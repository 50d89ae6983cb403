import type { Context, Middleware, Next } from 'koa';
import { answerCors, type Origins } from './cors.js';
import { MethodNotAllowed, NotFound } from './errors.js';
import { setSecurityHeaders } from './headers.js';
import { faultOf, type Logger } from './log.js';
import type { Metrics } from './metrics.js';
import type { Operation } from './api.js';
import { answerProblem, internalProblem, problemOf, refusalOf, type ProblemPage } from './problem.js';

/** What the outermost middleware leans on. */
export interface GuardParts {
  origins: Origins;
  log: Logger;
  metrics: Metrics;
  /** The methods that a path answers; empty when there is no such path. */
  methodsOf(path: string): string[];
  /** Whether the server is stopping: connections are then not kept. */
  stopping(): boolean;
  /** Answers a problem to a person. */
  page: ProblemPage;
}

const SLOW_SECONDS = 2;
const run = Math.random().toString(36).slice(2, 8);
let counter = 0;

const fail = (ctx: Context, error: unknown, { log, page }: GuardParts, requestId: string): string => {
  const refusal = refusalOf(error);
  if (refusal === undefined) {
    log.error({ requestId, ...faultOf(error) }, 'a fault of ours');
    answerProblem(ctx, internalProblem, { page });
    return internalProblem.code;
  }
  if (refusal.code === 'unavailable') log.error({ requestId, ...faultOf(error) }, 'not available');
  answerProblem(ctx, problemOf(refusal), { cause: refusal, page });
  return refusal.code;
};

const unanswered = (ctx: Context, parts: GuardParts): Error => {
  const methods = parts.methodsOf(ctx.path);
  return methods.length > 0 ? new MethodNotAllowed(methods.join(', ')) : new NotFound('address');
};

/** The outermost middleware: headers, CORS, the one place where errors are answered, and the count of answers. */
export const guard =
  (parts: GuardParts): Middleware =>
  async (ctx: Context, next: Next): Promise<void> => {
    const started = performance.now();
    const requestId = `${run}${(counter++).toString(36)}`;
    let code: string | undefined;
    setSecurityHeaders(ctx.res);
    ctx.res.setHeader('X-Request-Id', requestId);
    try {
      if (!(await answerCors(ctx, parts.origins))) {
        await next();
        if (ctx.respond !== false && ctx.status === 404 && ctx.body === undefined)
          throw unanswered(ctx, parts);
      }
    } catch (error) {
      code = fail(ctx, error, parts, requestId);
    }
    if (parts.stopping() && !ctx.res.headersSent) ctx.res.setHeader('Connection', 'close');
    const operation = (ctx.state.operation as Operation | undefined)?.id ?? 'page';
    const seconds = (performance.now() - started) / 1000;
    parts.metrics.answered(operation, ctx.status, seconds);
    const line = { requestId, operation, status: ctx.status, ms: Math.round(seconds * 1000), problem: code };
    if (seconds > SLOW_SECONDS) parts.log.warn(line, 'slow');
    else if (parts.log.isLevelEnabled('debug')) parts.log.debug(line, 'answered');
  };
