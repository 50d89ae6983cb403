import { readIdeas } from '../../../contract/board.endpoints.js';
import { call } from '../../core/client.js';
import { sentenceOf } from '../../core/failure.js';
import type { BoardFlow } from '../board.flow.js';
import { queryOf } from '../board.read.js';
import { everything, type Look } from '../board.state.js';

/** Looks at other ideas, or in another order; answers whether they came. */
export async function see(flow: BoardFlow, look: Partial<Look>): Promise<boolean> {
  const { host, board, cache } = flow;
  flow.look = { ...flow.look, ...look };
  const query = queryOf(flow.look, board, host.base);
  let came = false;
  flow.fault('look', '');
  await flow.latest.run(
    (signal) => call(host.base, readIdeas, { path: { ref: board.ref }, query, signal, cache }),
    (load) => {
      if (load.at === 'ready') {
        flow.show(load.value);
        came = true;
      } else if (load.at === 'failed')
        void sentenceOf(load.error, host.language).then((words) => flow.fault('look', words));
      host.requestUpdate();
    },
  );
  return came;
}

/** Shows what is new, the newest first; focus goes to the first of it. */
export async function showNews(flow: BoardFlow) {
  const { ideas } = flow.board;
  const all = ideas + flow.news;
  flow.cache = 'no-cache';
  if (!(await see(flow, { ...everything, sort: 'newest' }))) return;
  flow.know(all, all);
  await flow.host.focusOn('.ideas .name button');
}
