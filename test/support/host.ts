import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import type { Problem } from '../../contract/errors.js';
import type { Budget, BudgetBallotInput } from '../../contract/budget.schema.js';
import type { BallotInput, Poll } from '../../contract/poll.schema.js';
import { cannedBudgetVote, cannedOutline } from './canned.budget.js';
import { cannedVote } from './canned.js';

/** What a test server was asked. */
export interface Asked {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage['headers'];
  body: unknown;
}

/** Answers one request of the API, or leaves it to the canned answers. */
export type Answer = (
  asked: Asked,
) => { status?: number; body: unknown; type?: string } | 'hang' | 'die' | undefined;

/** A test server that plays the API and the host page at once. */
export class Host {
  readonly asked: Asked[] = [];
  readonly polls = new Map<string, Poll>();
  readonly budgets = new Map<string, Budget>();
  /** Host pages by path. */
  readonly pages = new Map<string, string>();
  /** Headers of host pages. */
  headers: Record<string, string> = {};
  answer: Answer = () => undefined;
  /** Refs of which live events can be heard, beside those of the polls. */
  readonly streamed = new Set<string>();
  private readonly server: Server;
  private readonly streams = new Set<ServerResponse>();
  private heard: () => void = () => {};

  constructor() {
    this.server = createServer((request, response) => void this.serve(request, response));
  }

  /** Starts on a free port; a host name under `localhost` makes it another site for the browser. */
  async start(): Promise<this> {
    await new Promise<void>((done) => this.server.listen(0, '127.0.0.1', done));
    return this;
  }

  /** Origin under a name that the browser resolves to this machine. */
  origin(name = 'stem'): string {
    return `http://${name}.localhost:${(this.server.address() as AddressInfo).port}`;
  }

  /** Stops and drops every connection. */
  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  /** Sends the poll to everyone who listens. */
  tell(poll: Poll): void {
    this.polls.set(poll.ref, poll);
    this.emit('poll', poll);
  }

  /** Sends an event to everyone who listens. */
  emit(name: string, data: unknown): void {
    for (const stream of this.streams) stream.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  /** Resolves as soon as someone listens to live events. */
  listening(): Promise<void> {
    return this.streams.size > 0 ? Promise.resolve() : new Promise((done) => (this.heard = done));
  }

  /** A whole host page around some HTML; answers its path. */
  page(
    body: string,
    {
      head = '',
      lang = 'nl',
      dir = 'ltr',
    }: { head?: string | undefined; lang?: string | undefined; dir?: string | undefined } = {},
  ): string {
    const path = `/page-${this.pages.size}`;
    this.pages.set(
      path,
      `<!doctype html><html lang="${lang}" dir="${dir}"><head><meta charset="utf-8"><title>Gastpagina</title>
       <meta name="viewport" content="width=device-width">${head}</head><body><main>${body}</main></body></html>`,
    );
    return path;
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    if (this.pages.has(pathname))
      return void this.send(response, 200, this.pages.get(pathname)!, 'text/html', this.headers);
    if (pathname === '/favicon.ico') return void this.send(response, 204, '', 'text/plain');
    if (!pathname.startsWith('/v1/')) return this.file(pathname, response);
    if (request.method === 'OPTIONS') return void this.send(response, 204, '', 'text/plain');
    const asked: Asked = {
      method: request.method ?? 'GET',
      path: pathname,
      query: searchParams,
      headers: request.headers,
      body: bodyOf(text, request.headers['content-type']),
    };
    this.asked.push(asked);
    const own = this.answer(asked);
    if (own === 'hang') return;
    if (own === 'die') return void response.destroy();
    if (own)
      return void this.send(
        response,
        own.status ?? 200,
        typeof own.body === 'string' ? own.body : JSON.stringify(own.body),
        own.type ?? 'application/json',
      );
    this.canned(asked, response);
  }

  private canned({ method, path, body }: Asked, response: ServerResponse): void {
    const json = (answer: unknown, status = 200) =>
      void this.send(response, status, JSON.stringify(answer), 'application/json');
    const [, , , ref = '', ...rest] = path.split('/');
    const poll = this.polls.get(ref);
    const budget = this.budgets.get(ref);
    if (rest[0] === 'events' && this.streamed.has(ref)) return this.stream(response);
    if (path === '/v1/sessions')
      return json({ token: 'token-1', expiresAt: '2030-01-01T00:00:00Z', proofs: ['guest'] }, 201);
    if (budget) {
      if (rest[0] === 'events') return this.stream(response);
      if (rest.join('/') !== 'ballots/mine') return json(budget);
      const sent = body as BudgetBallotInput | undefined;
      return json(
        method === 'PUT'
          ? cannedBudgetVote(budget, { ballot: sent!.ballot })
          : { can: { vote: true, seeResult: false } },
      );
    }
    if (!poll) return json(problemOf('not_found', 404), 404);
    if (path.startsWith('/v1/activities/')) return json({ ref, kind: 'poll', title: poll.title });
    if (rest[0] === 'events') return this.stream(response);
    if (rest.join('/') === 'ballots/mine')
      return json(
        method === 'PUT'
          ? cannedVote(poll, { ballot: (body as BallotInput).ballot })
          : { can: { vote: true, seeResult: false } },
      );
    json(poll);
  }

  private stream(response: ServerResponse): void {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Access-Control-Allow-Origin': '*' });
    response.write(':\n\n');
    this.streams.add(response);
    this.heard();
    response.on('close', () => this.streams.delete(response));
  }

  private async file(path: string, response: ServerResponse): Promise<void> {
    const type = path.endsWith('.svg') ? 'image/svg+xml' : 'text/javascript';
    if (/^\/picture(-\d+)?\.(svg|avif|webp)$/.test(path))
      return void this.send(
        response,
        200,
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 180"><rect width="320" height="180" fill="#cfe3d4"/><path d="M130 180 150 60h20l20 120z" fill="#8a8a8a"/></svg>',
        'image/svg+xml',
      );
    if (path === '/outline.geojson')
      return void this.send(response, 200, cannedOutline, 'application/geo+json');
    const body = await readFile(`dist/public${path}`).catch(() => undefined);
    this.send(response, body ? 200 : 404, body ?? '', type);
  }

  private send(
    response: ServerResponse,
    status: number,
    body: string | Buffer,
    type: string,
    headers: Record<string, string> = {},
  ): void {
    response.writeHead(status, {
      'Content-Type': `${type}; charset=utf-8`,
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Headers': '*, Authorization',
      'Access-Control-Allow-Methods': 'GET, PUT, POST, DELETE',
      ...headers,
    });
    response.end(body);
  }
}

/** A problem document as the server answers it. */
export const problemOf = (code: Problem['code'], status: number, more: Partial<Problem> = {}): Problem => ({
  type: `about:blank#${code}`,
  status,
  title: code,
  detail: code,
  code,
  ...more,
});

const bodyOf = (text: string, type = ''): unknown => {
  if (type.startsWith('image/')) return text;
  return text ? (JSON.parse(text) as unknown) : undefined;
};
