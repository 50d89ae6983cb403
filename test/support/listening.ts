import { get, type IncomingMessage } from 'node:http';
import type { TestServer } from './server.js';

/** Someone who listens to live events, whose data is a `T`. */
export interface Listening<T> {
  response: IncomingMessage;
  /** Resolves with the first value that satisfies the condition, now or later. */
  until(holds: (value: T) => boolean): Promise<T>;
  seen: T[];
}

/** Listens to what happens at a path of the API. */
export const listen = <T>(server: TestServer, { path }: { path: string }): Promise<Listening<T>> =>
  new Promise((resolve, reject) => {
    const request = get(`${server.url}${path}/events`, { agent: false }, (response) => {
      const seen: T[] = [];
      const waiting = new Set<() => void>();
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
        for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
          const data = /^data: (.*)$/m.exec(text.slice(0, end))?.[1];
          if (data !== undefined) seen.push(JSON.parse(data) as T);
          text = text.slice(end + 2);
        }
        waiting.forEach((look) => look());
      });
      response.on('error', () => undefined);
      const until: Listening<T>['until'] = (holds) =>
        new Promise((found) => {
          const look = () => {
            const value = seen.find(holds);
            if (value === undefined) return;
            waiting.delete(look);
            found(value);
          };
          waiting.add(look);
          look();
        });
      resolve({ response, until, seen });
    });
    request.on('error', reject);
  });
