import { performance } from 'node:perf_hooks';
import type { Asked, Told } from './budget.worker.js';
import { load, requestBytes } from './load.js';
import type { BenchServer } from './server.js';
import { short, type Line } from './table.js';

const EURO = 100;

/** Counts beside the server, and meanwhile reads a page again and again: the count, and the slowest of the reads. */
async function countWhileReading(server: BenchServer, path: string, asked: Asked) {
  let counting = true;
  const counted = server.ask<Told>({ ask: 'budget', ...asked }).finally(() => (counting = false));
  const request = requestBytes('GET', path, { Host: 'stem.localhost', 'Accept-Encoding': 'br' });
  let [slowest, reads] = [0, 0];
  while (counting) {
    const begun = performance.now();
    const { statuses } = await load(server.port, 1, (index) => (index === 0 ? request : undefined));
    if (statuses[200] !== 1) throw new Error(`A read was answered ${JSON.stringify(statuses)}.`);
    slowest = Math.max(slowest, performance.now() - begun);
    reads += 1;
    // A patient visitor: the reads must not be the load.
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return { ...(await counted), slowest, reads };
}

/** Equal Shares with add1 on made elections, in a thread while the server answers. */
export async function benchBudget(server: BenchServer): Promise<Line[]> {
  const { ref } = await server.ask<{ ref: string }>({ ask: 'poll', results: 'always' });
  const count = (voters: number, projects: number, increment = EURO) =>
    countWhileReading(server, `/v1/polls/${ref}`, { voters, projects, increment });
  const told = ({ seconds, runs, winners, megabytes, slowest, reads }: Awaited<ReturnType<typeof count>>) =>
    `${short(seconds)} s, ${runs} runs, ${winners} winners, ${short(megabytes)} MB with the server; slowest of ${reads} reads ${short(slowest)} ms`;
  const city = await count(100_000, 150);
  const quarter = await count(6_500, 64);
  const cents = await count(6_500, 64, 1);
  const lines: Line[] = [
    {
      what: 'Equal Shares with add1 (€ 1), 100,000 voters × 150 projects, in a thread beside the server',
      value: told(city),
      budget: '≤ 5 s, ≤ 500 MB',
      holds: city.seconds <= 5 && city.megabytes <= 500,
    },
    {
      what: 'the same, 6,500 voters × 64 projects',
      value: told(quarter),
      budget: '≤ 1 s',
      holds: quarter.seconds <= 1,
    },
    { what: 'the same, adding a cent at a time', value: told(cents), budget: '' },
  ];
  for (const voters of [1_000, 10_000, 50_000, 200_000])
    for (const projects of [50, 150, 300])
      lines.push({
        what: `${short(voters)} voters × ${projects} projects`,
        value: told(await count(voters, projects)),
        budget: '',
      });
  return lines;
}
