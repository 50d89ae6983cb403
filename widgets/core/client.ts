import type { Carries, Endpoint, PathParameters } from '../../contract/endpoint.js';
import type { ErrorCode, Problem } from '../../contract/errors.js';
import { stemPage } from './page.js';

/** What went wrong: a code of the API, or one of the line between. */
export type Fault = ErrorCode | 'offline' | 'slow' | 'unreadable' | 'cancelled';

/** Milliseconds after which a call is given up as `slow`. */
export const patience = 10_000;

/** Every way in which a call fails; `problem` is there when the server itself refused. */
export class ApiError extends Error {
  declare readonly code: Fault;
  declare readonly problem: Problem | undefined;

  constructor(code: Fault, problem?: Problem) {
    super(problem?.detail ?? code);
    this.code = code;
    this.problem = problem;
  }
}

/** What a call sends: path parameters, query and body as the endpoint types them. */
export type Sent<P extends string, C extends Carries> = {
  token?: string | undefined;
  signal?: AbortSignal | undefined;
  /** `no-cache` asks the server whether what the browser keeps still holds. */
  cache?: RequestCache | undefined;
  /** Makes a POST repeatable: the same key has one effect. */
  idempotencyKey?: string;
} & (unknown extends PathParameters<P> ? { path?: undefined } : { path: PathParameters<P> }) &
  (C extends { query: infer Q } ? { query?: Q } : { query?: undefined }) &
  (C extends { body: infer B } ? { body: B } : { body?: undefined });

/** 128 random bits in hexadecimal; also where `crypto.randomUUID` is missing, outside secure contexts. */
export const randomHex = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );

/** The address of an endpoint on a server, its parameters filled in. */
export function addressOf(server: string, path: string, parameters?: unknown, query?: unknown): string {
  const filled = path.replace(/{(\w+)}/g, (_, name: string) =>
    encodeURIComponent((parameters as Record<string, string>)[name]!),
  );
  return server + filled + (query ? `?${new URLSearchParams(query as Record<string, string>)}` : '');
}

async function answerOf(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined;
  const answer: unknown = await response.json().catch(() => undefined);
  if (response.ok && answer) return answer;
  const problem = answer as Problem | undefined;
  throw problem?.code ? new ApiError(problem.code, problem) : new ApiError('unreadable');
}

async function send<P extends string, C extends Carries>(
  server: string,
  { method, path }: Endpoint<P, C>,
  sent: Sent<P, C>,
): Promise<C['answer']> {
  const url = addressOf(server, path, sent.path, sent.query);
  const early = method === 'GET' && !sent.token && stemPage()?.reads;
  const started = early && early.get(url);
  if (early) early.delete(url);
  const headers: Record<string, string> = {};
  if (sent.body) headers['Content-Type'] = 'application/json';
  if (sent.token) headers.Authorization = `Bearer ${sent.token}`;
  if (sent.idempotencyKey) headers['Idempotency-Key'] = sent.idempotencyKey;
  const control = new AbortController();
  const stop = () => control.abort();
  const timer = setTimeout(stop, patience);
  sent.signal?.addEventListener('abort', stop);
  const givenUp = new Promise<never>((_, fail) => control.signal.addEventListener('abort', fail));
  try {
    const request =
      started ||
      fetch(url, {
        method,
        headers,
        body: JSON.stringify(sent.body),
        signal: control.signal,
        cache: sent.cache,
      });
    return await Promise.race([request.then(answerOf), givenUp]);
  } catch (error) {
    if (error instanceof ApiError) throw error;
    throw new ApiError(sent.signal?.aborted ? 'cancelled' : control.signal.aborted ? 'slow' : 'offline');
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Calls an endpoint and gives its typed answer; throws `ApiError`.
 * When the server wants proof of work, it is done and the call repeated once.
 */
export async function call<P extends string, C extends Carries>(
  server: string,
  endpoint: Endpoint<P, C>,
  sent: Sent<P, C>,
): Promise<C['answer']> {
  try {
    return await send(server, endpoint, sent);
  } catch (error) {
    const problem = error instanceof ApiError && error.problem;
    if (!problem || problem.code !== 'proof_of_work_needed') throw error;
    const { solve } = await import('./work.js');
    const work = await solve(problem.challenge, sent.signal);
    return send(server, endpoint, {
      ...sent,
      body: { ...(sent.body as object | undefined), work },
    } as typeof sent);
  }
}
