import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { budgetDraftOf } from '../server/budget/budget.input.js';
import { keepBudget } from '../server/budget/budget.keep.js';
import { openGuest } from '../server/identity/session.service.js';
import { readConfig } from '../server/config.js';
import { start } from '../server/start.js';
import { startWorker } from '../server/core/worker.js';
import type { Asked, Told } from './budget.worker.js';
import { seedBoard, timePages, type ListAsked } from './idea.seed.js';
import { seedThread, timeFirstPages } from './thread.seed.js';
import { buildChannel, buildOrganisation, buildPoll } from '../test/support/factories.js';

/** What a parent may ask of this process, one JSON a line on its standard input. */
type Ask =
  | { ask: 'poll'; results: 'always' | 'after-closing' }
  | { ask: 'allocator'; projects: number; form: 'knapsack' | 'points' }
  | { ask: 'tokens'; count: number }
  | { ask: 'thread'; comments: number }
  | { ask: 'firstPages'; ref: string; count: number }
  | { ask: 'comments'; id: string }
  | { ask: 'board'; ideas: number }
  | { ask: 'ideaPages'; ref: string; asked: ListAsked; count: number }
  | { ask: 'supports'; id: string }
  | { ask: 'memory' }
  | ({ ask: 'budget' } & Asked)
  | { ask: 'roll'; id: string };

const origin = 'http://wijk.localhost';
const folder = await mkdtemp(join(tmpdir(), 'stem-bench-'));
const config = readConfig({
  PORT: '0',
  PUBLIC_URL: 'http://stem.localhost:0',
  DATA_DIR: folder,
  LOG_LEVEL: 'error',
  RATE_LIMITS: 'off',
});
const { house, port } = await start(config, { pressureAt: Infinity });
const { database, polls } = house;
const organisation = await buildOrganisation(database);
const channel = await buildChannel(database, organisation.id, { origins: [origin] });

const tokens = async (count: number): Promise<string[]> => {
  const place = { organisationId: organisation.id, channelId: channel.id, activityId: undefined };
  const made: string[] = [];
  for (let done = 0; done < count; done += 500) {
    const size = Math.min(500, count - done);
    const sessions = await Promise.all(
      Array.from({ length: size }, () => database.write((tx) => openGuest(tx, place, new Date()))),
    );
    made.push(...sessions.map(({ token }) => token));
  }
  return made;
};

const count = async (table: string, id: string, key = 'poll_id'): Promise<number> => {
  const [row] = await database.read((tx) =>
    tx.query<{ n: number }>(`SELECT count(*) AS n FROM ${table} WHERE ${key} = ?`, [id]),
  );
  return Number(row?.n);
};

/** Counts a made budget beside this server, in a thread of the same process. */
const countInThread = async (asked: Asked): Promise<Told> => {
  const worker = startWorker(import.meta.url, 'budget');
  worker.postMessage(asked);
  const told = await new Promise<Told>((resolve, reject) => {
    worker.once('error', reject);
    worker.on('message', (message: 'made' | Told) => message !== 'made' && resolve(message));
  });
  await worker.terminate();
  return told;
};

/** A board with the id of one of its ideas. */
const board = async (ideas: number): Promise<{ id: string; ref: string; idea: string }> => {
  const made = await seedBoard(database, organisation, ideas);
  const [row] = await database.read((tx) =>
    tx.query<{ id: string }>('SELECT id FROM idea WHERE board_id = ? ORDER BY number LIMIT 1', [made.id]),
  );
  return { ...made, idea: row!.id };
};

/** An open budget as neighbourhoods have them: projects in two areas, each with a text. */
const allocator = async (projects: number, form: 'knapsack' | 'points'): Promise<{ ref: string }> => {
  const { draft } = budgetDraftOf({
    kind: 'budget',
    organisation: organisation.slug,
    ref: `wijkbudget-${form}`,
    title: 'Wat doen we met € 150.000 in Noord?',
    opensAt: '2026-01-01T00:00:00Z',
    closesAt: '2099-01-01T00:00:00Z',
    budget: 15_000_000,
    projects: Array.from({ length: projects }, (_, at) => ({
      id: `p${at}`,
      title: `Bankjes en bomen in straat ${at + 1}`,
      text: 'Er komt een bank bij de speelplek, met een boom die schaduw geeft. De buurt onderhoudt hem zelf.',
      cost: 250_000 + 75_000 * at,
      area: at % 2 ? 'Noord' : 'Zuid',
      category: at % 3 ? 'Groen' : 'Spelen',
    })),
    rule: {
      form,
      results: 'after-closing',
      method: 'equal-shares',
      ...(form === 'points' && { points: 10 }),
    },
  });
  await keepBudget(database, house.ballots.keys, draft);
  return { ref: draft.ref };
};

const answer = async (ask: Ask): Promise<unknown> => {
  switch (ask.ask) {
    case 'poll':
      return buildPoll(database, polls.keys, organisation, {
        options: ['Links van de gracht', 'Rechts van de gracht', 'Op het plein', 'Nergens'],
        rule: { results: ask.results },
        closesAt: '2099-01-01T00:00:00Z',
      });
    case 'allocator':
      return allocator(ask.projects, ask.form);
    case 'tokens':
      return tokens(ask.count);
    case 'thread':
      return seedThread(database, organisation, ask.comments);
    case 'firstPages':
      return timeFirstPages(database, ask.ref, ask.count);
    case 'comments':
      return count('comment', ask.id, 'thread_id');
    case 'budget':
      return countInThread(ask);
    case 'board':
      return board(ask.ideas);
    case 'ideaPages':
      return timePages(database, ask.ref, ask.asked, ask.count);
    case 'supports':
      return count('idea_support', ask.id, 'idea_id');
    case 'memory':
      return process.memoryUsage().rss;
    case 'roll':
      return {
        roll: await count('poll_roll', ask.id),
        box: await count('poll_box', ask.id),
        log: await count('poll_log_leaf', ask.id),
      };
  }
};

process.on('message', (ask: Ask) => void answer(ask).then((value) => process.send?.({ value })));
process.send?.({ value: { port, origin } });
