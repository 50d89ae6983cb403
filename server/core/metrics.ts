import { createServer, type Server } from 'node:http';
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** What the server counts about itself; no label names a person or an activity. */
export interface Metrics {
  readonly registry: Registry;
  /** Counts an answer. `operation` is its id, or `page`. */
  answered(operation: string, status: number, seconds: number): void;
  /** Shows a number that is read when metrics are asked for. */
  gauge(name: string, help: string, read: () => number): void;
}

/** Fresh metrics; `process` adds those of Node itself. */
export const createMetrics = (options: { process: boolean }): Metrics => {
  const registry = new Registry();
  if (options.process) collectDefaultMetrics({ register: registry });
  const answers = new Counter({
    name: 'stem_answers_total',
    help: 'Answers by operation and status.',
    labelNames: ['operation', 'status'],
    registers: [registry],
  });
  const times = new Histogram({
    name: 'stem_answer_seconds',
    help: 'Seconds from request to answer, by operation.',
    labelNames: ['operation'],
    buckets: [0.001, 0.005, 0.02, 0.06, 0.25, 1, 5],
    registers: [registry],
  });
  return {
    registry,
    answered: (operation, status, seconds) => {
      answers.inc({ operation, status });
      times.observe({ operation }, seconds);
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
