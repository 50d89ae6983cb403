import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A real server that answers as PDOK's Locatieserver v3_1 does. */
export interface Locatieserver {
  /** Address of its `free` operation. */
  url: string;
  /** What it was asked, oldest first. */
  asked: URLSearchParams[];
  /** Answers something else from now on. */
  answerWith(answer: (response: ServerResponse) => void): void;
  stop(): Promise<void>;
}

const docs = [
  ['Parklaan 1, 9715AB Groningen', 'POINT(6.59300000 53.21700000)'],
  ['Parklaan, Groningen', 'POINT(6.594 53.218)'],
  ['Parklaan 1, 1011AB Amsterdam', 'POINT(4.9 52.37)'],
  ['Zonder plek', undefined],
  ['Kapot', 'POINT(ergens)'],
].map(([weergavenaam, centroide_ll], at) => ({
  type: 'adres',
  weergavenaam,
  id: `adr-${at}`,
  score: 10 - at,
  ...(centroide_ll && { centroide_ll }),
}));

/** Starts one on a free port. */
export const startLocatieserver = async (): Promise<Locatieserver> => {
  const asked: URLSearchParams[] = [];
  let answer = (response: ServerResponse): void => {
    response.setHeader('Content-Type', 'application/json;charset=utf-8');
    const body = { numFound: docs.length, start: 0, maxScore: 10, numFoundExact: true, docs };
    response.end(JSON.stringify({ response: body }));
  };
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname !== '/search/v3_1/free') return void response.writeHead(404).end();
    asked.push(searchParams);
    answer(response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/search/v3_1/free`,
    asked,
    answerWith: (other) => (answer = other),
    async stop() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
};
