import type { WeightedBallot } from '../poll/ballot.js';
import { ballotOf } from './blt.js';
import { FileFault, linesOf, rankedRule, type FileProblem, type ParsedElection } from './election.js';

const order = /^(\d{1,15})\s*:\s*(.*)$/;
const group = /\s*(?:\{([^{}]*)\}|(\d+))\s*(?:,|$)/y;

/**
 * Reads a PrefLib file of orders (`.soc`, `.soi`, `.toc`, `.toi`; preflib.org/format): header lines
 * `# KEY: value`, then `count: 1,{2,3},4`. Throws `FileFault` also where the header's sums do not agree.
 */
export function readPreflib(text: string): ParsedElection {
  const problems: FileProblem[] = [];
  const header = new Map<string, { value: string; line: number }>();
  const ballots: WeightedBallot[] = [];
  const lines = linesOf(text).map((raw, index) => ({ line: index + 1, text: raw.trim() }));
  for (const { line, text: row } of lines.filter((each) => each.text.startsWith('#'))) {
    const [, key, value] = /^#\s*([^:]+?)\s*:\s*(.*)$/.exec(row) ?? [];
    if (key) header.set(key.toUpperCase(), { value: value!, line });
  }
  const whole = (key: string): number | undefined => {
    const entry = header.get(key);
    if (!entry) problems.push({ what: `the header line "# ${key}:" is missing` });
    else if (/^\d{1,15}$/.test(entry.value)) return Number(entry.value);
    else problems.push({ line: entry.line, what: `"${entry.value}" is not a whole number` });
    return undefined;
  };
  const alternatives = whole('NUMBER ALTERNATIVES');
  const voters = whole('NUMBER VOTERS');
  const unique = whole('NUMBER UNIQUE ORDERS');
  if (alternatives === undefined || alternatives < 1 || alternatives > 100_000)
    throw new FileFault([...problems, { what: 'a file of orders needs at least one alternative' }]);
  const options = Array.from({ length: alternatives }, (_, index) => {
    const id = `${index + 1}`;
    const name = header.get(`ALTERNATIVE NAME ${id}`);
    if (!name) problems.push({ what: `the header line "# ALTERNATIVE NAME ${id}:" is missing` });
    return { id, label: name?.value ?? id };
  });

  const ids = new Set(options.map(({ id }) => id));
  for (const { line, text: row } of lines.filter((each) => each.text !== '' && !each.text.startsWith('#'))) {
    const [, count, orders] = order.exec(row) ?? [];
    const ranks = orders === undefined ? undefined : readRanks(orders);
    if (!ranks) problems.push({ line, what: `"${row.slice(0, 60)}" is not an order such as 12: 3,{1,2}` });
    else if (Number(count) < 1) problems.push({ line, what: 'an order needs at least one voter' });
    else {
      const unknown = ranks.flat().find((id) => !ids.has(id));
      if (unknown === undefined) ballots.push({ ballot: ballotOf(ranks), count: Number(count) });
      else problems.push({ line, what: `there is no alternative ${unknown}` });
    }
  }
  if (problems.length > 0) throw new FileFault(problems);
  const sum = ballots.reduce((all, { count }) => all + count, 0);
  if (sum !== voters)
    problems.push({
      line: header.get('NUMBER VOTERS')!.line,
      what: `says ${voters}; the orders have ${sum} voters`,
    });
  if (ballots.length !== unique)
    problems.push({
      line: header.get('NUMBER UNIQUE ORDERS')!.line,
      what: `says ${unique}; there are ${ballots.length}`,
    });
  if (problems.length > 0) throw new FileFault(problems);
  const title = header.get('TITLE')?.value ?? '';
  return { format: 'preflib', title, options, withdrawn: [], rule: rankedRule(alternatives, 1), ballots };
}

function readRanks(orders: string): string[][] | undefined {
  const ranks: string[][] = [];
  group.lastIndex = 0;
  while (group.lastIndex < orders.length) {
    const found = group.exec(orders);
    if (!found) return undefined;
    const ids = (found[1] ?? found[2]!).split(',').map((id) => id.trim());
    if (ids.some((id) => !/^\d+$/.test(id))) return undefined;
    ranks.push(ids);
  }
  return /,\s*$/.test(orders) ? undefined : ranks;
}
