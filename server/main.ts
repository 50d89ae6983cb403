import { ConfigError, readConfig } from './config.js';
import { start } from './start.js';

const fail = (error: unknown): never => {
  const known = error instanceof ConfigError || (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
  process.stderr.write(`${known ? (error as Error).message : ((error as Error).stack ?? String(error))}\n`);
  process.exit(1);
};

try {
  const running = await start(readConfig(process.env));
  let stopping = false;
  const stop = () => {
    // The second signal does not wait.
    if (stopping) process.exit(1);
    stopping = true;
    running.stop().then(() => process.exit(0), fail);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
} catch (error) {
  fail(error);
}
