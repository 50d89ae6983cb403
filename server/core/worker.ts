import { Worker, type WorkerOptions } from 'node:worker_threads';

/** Starts the thread in `./{name}.worker` beside the module whose `import.meta.url` is given, built or from source. */
export const startWorker = (beside: string, name: string, options: WorkerOptions = {}): Worker => {
  if (beside.endsWith('.js')) return new Worker(new URL(`./${name}.worker.js`, beside), { name, ...options });
  // From source: the thread has to learn TypeScript before it can read its own file.
  const file = JSON.stringify(new URL(`./${name}.worker.ts`, beside).href);
  const code = `import('tsx/esm/api').then(({ register }) => (register(), import(${file})))`;
  return new Worker(code, { name, ...options, eval: true });
};
