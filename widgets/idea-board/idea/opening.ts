import { readIdea } from '../../../contract/idea.endpoints.js';
import type { BoardFlow } from '../board.flow.js';
import { placeTalk } from './talk.js';

/** Reads an idea as a whole, and puts its conversation in place. Throws `ApiError`. */
export async function openIdea(flow: BoardFlow, id: string) {
  const idea = await flow.session.read(readIdea, { path: { id }, cache: flow.cache });
  flow.whole.set(id, idea);
  if (flow.open === id) placeTalk(flow.host, idea.state === 'published' ? idea : undefined);
}
