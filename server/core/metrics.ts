import { createServer, type Server } from 'node:http';
import { Counter, Gauge, Registry, collectDefaultMetrics } from 'prom-client';

/** What the server counts about itself; no label names a person or an activity. */
export interface Metrics {
  readonly registry: Registry;
  /** Counts an answer. `operation` is its id, or `page`. */
  answered(operation: string, status: number, seconds: number): void;
  /** Shows a number that is read when metrics are asked for. */
  gauge(name: string, help: string, read: () => number): void;
}

/** Seconds within which answers are counted, as in a cumulative histogram. */
const STEPS = [0.001, 0.005, 0.02, 0.06, 0.25, 1, 5];

// Counted by hand at every answer; the library is asked only when somebody asks for metrics.
interface Tally {
  statuses: Map<number, number>;
  within: number[];
}

/** Fresh metrics; `process` adds those of Node itself. */
export const createMetrics = (options: { process: boolean }): Metrics => {
  const registry = new Registry();
  if (options.process) collectDefaultMetrics({ register: registry });
  const tallies = new Map<string, Tally>();
  const counter = (
    name: string,
    help: string,
    label: string,
    read: (tally: Tally) => Iterable<[unknown, number]>,
  ) =>
    new Counter({
      name,
      help,
      labelNames: ['operation', label],
      registers: [registry],
      collect() {
        this.reset();
        for (const [operation, tally] of tallies)
          for (const [value, count] of read(tally)) this.inc({ operation, [label]: String(value) }, count);
      },
    });
  counter('stem_answers_total', 'Answers by operation and status.', 'status', ({ statuses }) => statuses);
  counter('stem_answer_seconds_bucket', 'Answers by operation, within `le` seconds.', 'le', ({ within }) =>
    within.map((count, index): [unknown, number] => [STEPS[index] ?? '+Inf', count]),
  );
  return {
    registry,
    answered: (operation, status, seconds) => {
      let tally = tallies.get(operation);
      if (tally === undefined) {
        tally = { statuses: new Map(), within: new Array<number>(STEPS.length + 1).fill(0) };
        tallies.set(operation, tally);
      }
      tally.statuses.set(status, (tally.statuses.get(status) ?? 0) + 1);
      for (let step = STEPS.length; step >= 0; step--) {
        if (seconds > (STEPS[step] ?? Infinity)) break;
        tally.within[step]! += 1;
      }
    },
    gauge: (name, help, read) => {
      new Gauge({
        name,
        help,
        registers: [registry],
        collect() {
          this.set(read());
        },
      });
    },
  };
};

/** Serves `/metrics` on a port of its own, which the outside need not reach. */
export const serveMetrics = (metrics: Metrics, port: number, host: string): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = createServer((request, response) => {
      if (request.url !== '/metrics') return void response.writeHead(404).end();
      void metrics.registry.metrics().then((text) => {
        response.writeHead(200, { 'Content-Type': metrics.registry.contentType }).end(text);
      });
    });
    server.once('error', reject);
    server.listen(port, host, () => resolve(server));
  });
