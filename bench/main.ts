import process from 'node:process';
import { benchBudget } from './budget.bench.js';
import { benchIdea } from './idea.bench.js';
import { benchLive } from './live.bench.js';
import { benchPassages } from './passages.bench.js';
import { benchRead } from './read.bench.js';
import { benchRender } from './render.bench.js';
import { startProcess } from './server.js';
import { benchSlow } from './slow.bench.js';
import { printTable, type Line } from './table.js';
import { benchThread } from './thread.bench.js';
import { benchVotes } from './votes.bench.js';

/** `npm run bench`, or `npm run bench -- votes read` for some of it. */
const benches = {
  read: benchRead,
  votes: benchVotes,
  live: benchLive,
  render: benchRender,
  thread: benchThread,
  idea: benchIdea,
  passages: benchPassages,
  slow: benchSlow,
  budget: benchBudget,
};
const asked = process.argv.slice(2);
const lines: Line[] = [];
for (const [name, bench] of Object.entries(benches)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const server = await startProcess('./server.process.ts');
  try {
    const measured = await bench(server);
    for (const { what, value } of measured) console.log(`${name}: ${what}: ${value}`);
    lines.push(...measured);
  } finally {
    server.stop();
  }
}
printTable(lines);
process.exit(0);
