import { readConfig } from './config.js';
import { startFault } from './start.faults.js';
import { start } from './start.js';

const fail = (error: unknown): never => {
  process.stderr.write(`${startFault(error) ?? (error as Error).stack ?? String(error)}\n`);
  process.exit(1);
};

let stopping = false;
const stop = async () => {
  // The second signal does not wait.
  if (stopping) process.exit(1);
  stopping = true;
  // A signal that comes during the start stops it when it is done.
  await (await running).stop();
  process.exit(0);
};
process.on('SIGTERM', () => void stop().catch(fail));
process.on('SIGINT', () => void stop().catch(fail));

const running = Promise.resolve().then(() => start(readConfig(process.env)));
running.catch(fail);
