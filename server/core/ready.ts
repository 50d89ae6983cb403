import type { IncomingMessage, ServerResponse } from 'node:http';
import { EXPOSED } from './cors.js';
import { securityHeaders } from './headers.js';
import type { Metrics } from './metrics.js';
import { encodingFor, type Encoded, type Prepared } from './prepared.js';

/** The public answer for the last part of an address when it is ready and true. */
export type Peek = (name: string, now: Date) => Prepared | undefined;

/** The public reads that may be ready, by all of their path but the last part, `/v1/polls/`. */
export type ReadyReads = Map<string, { operation: string; peek: Peek }>;

const heads = new WeakMap<Encoded, string[]>();

/** All headers of an answer as Node's flat list, made once. */
const headOf = (prepared: Prepared, encoded: Encoded): string[] => {
  const before = heads.get(encoded);
  if (before !== undefined) return before;
  const { encoding, etag } = encoded;
  const head = [
    ...securityHeaders,
    ['Access-Control-Allow-Origin', '*'],
    ['Access-Control-Expose-Headers', EXPOSED],
    ['Cache-Control', prepared.cacheControl],
    ['Vary', 'Accept-Encoding'],
    ['ETag', etag],
    ...(encoding === 'identity' ? [] : [['Content-Encoding', encoding]]),
  ].flat();
  heads.set(encoded, head);
  return head;
};

const send = (request: IncomingMessage, response: ServerResponse, prepared: Prepared): number => {
  const encoded = prepared.as(encodingFor(request.headers['accept-encoding']));
  const head = headOf(prepared, encoded);
  if (prepared.matches(request.headers['if-none-match'])) {
    response.writeHead(304, head).end();
    return 304;
  }
  const length = String(encoded.bytes.length);
  response.writeHead(200, [...head, 'Content-Type', prepared.type, 'Content-Length', length]);
  response.end(encoded.bytes);
  return 200;
};

/**
 * Answers a public read whose bytes are ready without the way through Koa, with the same status and headers; a page
 * that everyone looks at costs little more than its bytes. False when it is anything else.
 */
export const readyAnswers =
  (reads: ReadyReads, metrics: Metrics, now: () => Date) =>
  (request: IncomingMessage, response: ServerResponse): boolean => {
    const { url = '', method } = request;
    if (method !== 'GET' || request.headers.authorization !== undefined) return false;
    const cut = url.lastIndexOf('/') + 1;
    const read = reads.get(url.slice(0, cut));
    const prepared = read?.peek(url.slice(cut), now());
    if (read === undefined || prepared === undefined) return false;
    const started = performance.now();
    metrics.answered(read.operation, send(request, response, prepared), (performance.now() - started) / 1000);
    return true;
  };
