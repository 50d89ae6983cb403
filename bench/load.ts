import { connect, type Socket } from 'node:net';
import { performance } from 'node:perf_hooks';

/** What a run of requests measured; times in milliseconds. */
export interface LoadResult {
  requests: number;
  seconds: number;
  perSecond: number;
  p50: number;
  p99: number;
  /** How often each status came. */
  statuses: Record<number, number>;
}

/** A request as ready bytes, so that the generator costs as little as it can. */
export const requestBytes = (
  method: string,
  path: string,
  headers: Record<string, string>,
  body = '',
): Buffer =>
  Buffer.from(
    `${method} ${path} HTTP/1.1\r\n` +
      Object.entries(headers)
        .map(([name, value]) => `${name}: ${value}\r\n`)
        .join('') +
      (body || method !== 'GET' ? `Content-Length: ${Buffer.byteLength(body)}\r\n` : '') +
      `\r\n${body}`,
  );

/** Where the answer that begins the buffer ends, or -1 while it is not complete. */
function answerEnd(buffer: Buffer): number {
  const head = buffer.indexOf('\r\n\r\n');
  if (head < 0) return -1;
  const length = /content-length: (\d+)/i.exec(buffer.toString('latin1', 0, head))?.[1];
  const end = head + 4 + Number(length ?? 0);
  return buffer.length >= end ? end : -1;
}

const percentile = (sorted: Float64Array, share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

/**
 * Sends requests over keep-alive connections, one at a time on each, until `next` gives none.
 * A closed-loop generator: latency is what one of `connections` patient visitors sees.
 */
export async function load(
  port: number,
  connections: number,
  next: (index: number) => Buffer | undefined,
): Promise<LoadResult> {
  const times: number[] = [];
  const statuses: Record<number, number> = {};
  let index = 0;
  const begin = performance.now();
  const one = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const socket: Socket = connect(port, '127.0.0.1');
      socket.setNoDelay(true);
      let sent = 0;
      let rest: Buffer = Buffer.alloc(0);
      const send = (): void => {
        const bytes = next(index++);
        if (!bytes) {
          socket.end();
          resolve();
          return;
        }
        sent = performance.now();
        socket.write(bytes);
      };
      socket.on('connect', send);
      socket.on('error', reject);
      socket.on('data', (data) => {
        rest = rest.length ? Buffer.concat([rest, data]) : data;
        const end = answerEnd(rest);
        if (end < 0) return;
        times.push(performance.now() - sent);
        const status = Number(rest.toString('latin1', 9, 12));
        statuses[status] = (statuses[status] ?? 0) + 1;
        rest = rest.subarray(end);
        send();
      });
    });
  await Promise.all(Array.from({ length: connections }, one));
  const seconds = (performance.now() - begin) / 1000;
  const sorted = Float64Array.from(times).sort();
  return {
    requests: times.length,
    seconds,
    perSecond: times.length / seconds,
    p50: percentile(sorted, 0.5),
    p99: percentile(sorted, 0.99),
    statuses,
  };
}
