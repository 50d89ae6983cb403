import { FileFault } from '../../counting/files/election.js';
import { countFile } from '../recount/recount.count.js';
import type { Task, Told } from '../recount/recount.types.js';

/** The worker of the recount page: counts one file and tells how far it is. */
const tell = (told: Told): void => postMessage(told);

const count = async (task: Task) => countFile(task, (runs) => tell({ at: 'counting', runs }));

addEventListener('message', ({ data }: MessageEvent<Task>) => {
  count(data).then(
    (counted) => tell({ at: 'done', counted }),
    (error: unknown) =>
      tell({
        at: 'faults',
        problems: error instanceof FileFault ? error.problems : [{ what: String(error) }],
      }),
  );
});
