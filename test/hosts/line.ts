import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request as it comes by. */
export interface Passing {
  method: string;
  path: string;
}

/** What becomes of a request: it never gets an answer, is cut, is cut after the server did its work, or gets this. */
export type Turn =
  | 'hang'
  | 'cut'
  | 'answer lost'
  | { body: string; status?: number; type?: string; cors?: boolean; length?: number }
  | { change(answer: string): string }
  | { after: Promise<unknown> }
  | undefined;

/** The line between browsers and a real server, which a test can cut, slow down or falsify. */
export interface Line {
  /** The origin under which browsers reach the server. */
  origin: string;
  /** What came by, oldest first. */
  asked: Passing[];
  /** Decides for each request; `undefined` lets it through. */
  turn(passing: Passing): Turn;
  /** Leads the line to a server at this port. */
  to(port: number): void;
  close(): Promise<void>;
}

const bytesOf = async (stream: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

/** Opens a line on a free port. */
export async function openLine(): Promise<Line> {
  let port = 0;
  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const line: Line = {
    origin: `http://stem.localhost:${(server.address() as AddressInfo).port}`,
    asked: [],
    turn: () => undefined,
    to: (other) => void (port = other),
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };

  const pass = async (request: IncomingMessage, response: ServerResponse, turn: Turn): Promise<void> => {
    const body = await bytesOf(request);
    const { method, url, headers } = request;
    const changes = typeof turn === 'object' && 'change' in turn ? turn : undefined;
    const sent = changes ? { ...headers, 'accept-encoding': 'identity', 'if-none-match': '' } : headers;
    const answer = await new Promise<IncomingMessage>((resolve, reject) =>
      ask({ host: '127.0.0.1', port, method, path: url, headers: sent }, resolve)
        .on('error', reject)
        .end(body),
    );
    if (turn === 'answer lost') {
      await bytesOf(answer);
      return void response.destroy();
    }
    if (!changes) {
      response.writeHead(answer.statusCode!, answer.headers);
      response.flushHeaders();
      return void answer.pipe(response);
    }
    const text = changes.change((await bytesOf(answer)).toString('utf8'));
    const { 'content-length': _, 'transfer-encoding': __, etag: ___, ...kept } = answer.headers;
    response.writeHead(answer.statusCode!, kept);
    response.end(text);
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = 'GET', url = '/' } = request;
    const passing = { method, path: url.split('?')[0]! };
    if (method !== 'OPTIONS') line.asked.push(passing);
    // What is asked beforehand (Fetch standard, "CORS-preflight") fares as what it is asked for.
    const wanted = request.headers['access-control-request-method'];
    const turn = line.turn(wanted ? { ...passing, method: wanted } : passing);
    if (turn === 'hang') return;
    if (turn === 'cut') return void response.destroy();
    if (method === 'OPTIONS') return pass(request, response, undefined);
    if (typeof turn === 'object' && 'after' in turn) await turn.after;
    if (typeof turn !== 'object' || !('body' in turn)) return pass(request, response, turn);
    const { body, status = 200, type = 'text/html; charset=utf-8', cors = true, length } = turn;
    response.writeHead(status, {
      'Content-Type': type,
      ...(cors && { 'Access-Control-Allow-Origin': '*' }),
      ...(length !== undefined && { 'Content-Length': length }),
    });
    if (length === undefined) return void response.end(body);
    response.write(body, () => response.destroy());
  };
  return line;
}
