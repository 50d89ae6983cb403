import { countComments } from '../../contract/count.endpoints.js';
import { limits } from '../../contract/limits.js';
import { call } from '../core/client.js';

/** What is counted: a thread by its ref, or a document by its address. */
export interface Counted {
  kind: 'threads' | 'documents';
  name: string;
}

interface Waiting extends Counted {
  tell(count: number | undefined): void;
}

const waiting = new Map<string, Waiting[]>();

/** Asks at most 500 of a kind in one request; what fails stays unknown. */
async function ask(server: string, asked: Waiting[]) {
  const named = (kind: Counted['kind']) => [
    ...new Set(asked.filter((one) => one.kind === kind).map(({ name }) => name)),
  ];
  const threads = named('threads');
  const documents = named('documents');
  for (let from = 0; from < Math.max(threads.length, documents.length); from += limits.counted) {
    const body = {
      threads: threads.slice(from, from + limits.counted),
      documents: documents.slice(from, from + limits.counted),
    };
    const counts = await call(server, countComments, { body }).catch(() => undefined);
    for (const { kind, name, tell } of asked) {
      const place = body[kind].indexOf(name);
      if (place >= 0) tell(counts?.[kind][place]);
    }
  }
}

/**
 * The number of published comments, or nothing where it cannot be known. Everything that is asked on a page in one
 * breath goes in one request.
 */
export function countOf(server: string, counted: Counted): Promise<number | undefined> {
  return new Promise((tell) => {
    const asked = waiting.get(server) ?? [];
    asked.push({ ...counted, tell });
    if (waiting.has(server)) return;
    waiting.set(server, asked);
    // A task, not a microtask: elements that the parser or a script adds in one go come along.
    setTimeout(() => {
      waiting.delete(server);
      void ask(server, asked);
    });
  });
}
