import { readPassages } from '../../contract/comment.endpoints.js';
import { call } from '../core/client.js';
import { parts } from './parts.js';
import type { ThreadFlow } from './thread.flow.js';
import type { Annotator } from './thread.state.js';

/** Begins to mark passages where the page asks for it; nothing where its selector finds nothing. */
export async function annotated(flow: ThreadFlow): Promise<Annotator | undefined> {
  const { host } = flow;
  const root = host.annotate && document.querySelector(host.annotate);
  if (!root) return undefined;
  const { annotate } = await parts.passages.load();
  return annotate({
    element: host,
    // The page may put another element in its place.
    get root() {
      return document.querySelector(host.annotate || 'html') ?? root;
    },
    passages: async () => {
      const { ref, cache } = flow;
      return ref ? (await call(host.base, readPassages, { path: { ref }, cache })).passages : [];
    },
    quote: (quote) => flow.ask('write', (doing) => doing.write(quote)),
    show: (id) => flow.ask('around', (doing) => doing.show(id)),
    offline: () => flow.offline('write'),
    requestUpdate: () => host.requestUpdate(),
  });
}
