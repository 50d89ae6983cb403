import type { Socket } from 'node:net';
import type { Context } from 'koa';
import { Unavailable } from './errors.js';

const HEARTBEAT = Buffer.from(':\n\n');
/** Bytes that may wait for one slow listener before it is dropped; it comes back by itself. */
const MOST_WAITING = 65_536;

/** One event in the form of Server-Sent Events (WHATWG HTML §9.2); made once for all listeners. */
export const serverSentEvent = (event: string, data: string | Buffer, id?: string): Buffer => {
  const lines = data.toString('utf8').split(/\r\n|\r|\n/);
  const head = `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\n`;
  return Buffer.from(`${head}${lines.map((line) => `data: ${line}`).join('\n')}\n\n`);
};

/** Live listeners by topic: one buffer is written to all, and a slow listener never holds up another. */
export class LiveHub {
  readonly #topics = new Map<string, Set<Socket>>();
  readonly #most: number;
  readonly #beat: NodeJS.Timeout;
  #size = 0;
  #closed = false;

  constructor(options: { most?: number; heartbeatSeconds?: number } = {}) {
    this.#most = options.most ?? 12_000;
    const every = (options.heartbeatSeconds ?? 25) * 1000;
    this.#beat = setInterval(() => {
      for (const sockets of this.#topics.values()) this.#write(sockets, HEARTBEAT);
    }, every).unref();
  }

  /** How many listen. */
  get size(): number {
    return this.#size;
  }

  /** The topics that someone listens to. */
  topics(): IterableIterator<string> {
    return this.#topics.keys();
  }

  /** Whether anyone listens to this topic. */
  has(topic: string): boolean {
    return this.#topics.has(topic);
  }

  /** Answers the request with a stream of the topic's events, `first` at once. Throws Unavailable when full. */
  subscribe(ctx: Context, topic: string, first?: Buffer): void {
    const { req, res } = ctx;
    const { socket } = req;
    if (this.#closed || this.#size >= this.#most) throw new Unavailable(15);
    ctx.respond = false;
    // Without length or chunks the stream lasts until the connection ends: frames go to the socket as they are.
    res.useChunkedEncodingByDefault = false;
    res.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
      Connection: 'close',
    });
    res.flushHeaders();
    socket.setTimeout(0);
    socket.setNoDelay(true);
    const sockets = this.#topics.get(topic) ?? new Set<Socket>();
    this.#topics.set(topic, sockets.add(socket));
    this.#size += 1;
    socket.once('close', () => this.#leave(topic, socket));
    socket.write('retry: 3000\n\n');
    if (first !== undefined) socket.write(first);
  }

  #leave(topic: string, socket: Socket): void {
    const sockets = this.#topics.get(topic);
    if (sockets === undefined || !sockets.delete(socket)) return;
    this.#size -= 1;
    if (sockets.size === 0) this.#topics.delete(topic);
  }

  #write(sockets: Set<Socket>, frame: Buffer): void {
    for (const socket of sockets) {
      if (socket.writableLength > MOST_WAITING) socket.destroy();
      else socket.write(frame);
    }
  }

  /** Sends one event to all listeners of a topic. */
  publish(topic: string, frame: Buffer): void {
    const sockets = this.#topics.get(topic);
    if (sockets !== undefined) this.#write(sockets, frame);
  }

  /** Ends every stream; listeners come back to another process, or later. */
  close(): void {
    this.#closed = true;
    clearInterval(this.#beat);
    for (const sockets of this.#topics.values()) for (const socket of sockets) socket.end();
  }
}
