import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** A server in a process of its own, so that the load generator has the other core. */
export interface BenchServer {
  port: number;
  origin: string;
  ask<T>(question: object): Promise<T>;
  stop(): void;
}

const answerOf = (child: ChildProcess): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const ended = (code: number | null) =>
      reject(new Error(`The server of the bench ended (${code ?? 'killed'}).`));
    child.once('exit', ended);
    child.once('message', (message: { value: unknown }) => {
      child.off('exit', ended);
      resolve(message.value);
    });
  });

/** Forks a file of this folder and waits for its first word. */
export async function startProcess(file: string): Promise<BenchServer> {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), {
    // As `npm start` does.
    execArgv: ['--max-semi-space-size=32', '--import', 'tsx'],
  });
  const { port, origin } = (await answerOf(child)) as { port: number; origin: string };
  return {
    port,
    origin,
    ask: async <T>(question: object) => {
      child.send(question);
      return (await answerOf(child)) as T;
    },
    stop: () => void child.kill('SIGKILL'),
  };
}
