import type { BoardFlow } from './board.flow.js';
import { everything, type BoardData } from './board.state.js';

/** Shows what the server hands over; in the browser nothing is handed over. */
export function present(flow: BoardFlow, { board, page, mine, open, look }: BoardData) {
  flow.load = { at: 'ready', value: board };
  flow.mine = mine;
  flow.look = { ...everything, ...look };
  flow.show(page ?? board.first);
  if (!open) return;
  flow.open = open.id;
  flow.whole.set(open.id, open);
}
