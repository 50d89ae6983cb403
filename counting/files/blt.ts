import { ranksOf, type Ballot, type WeightedBallot } from '../poll/ballot.js';
import type { CountedOption } from '../poll/count.js';
import { FileFault, linesOf, rankedRule, type FileProblem, type ParsedElection } from './election.js';

interface Line {
  number: number;
  text: string;
}

/**
 * Reads a `.blt` file: `candidates seats`, withdrawn ones as `-3`, ballots as `weight pref … 0` with `2=3` for
 * equals and `-` for a skipped rank, a line `0`, the names and the title. Throws `FileFault`.
 */
export function readBlt(text: string): ParsedElection {
  const problems: FileProblem[] = [];
  const lines = linesOf(text)
    .map((raw, index): Line => ({ number: index + 1, text: raw.replace(/#[^"]*$/, '').trim() }))
    .filter((line) => line.text !== '');
  const first = lines.shift();
  const head = /^(\d{1,6})\s+(\d{1,6})$/.exec(first?.text ?? '');
  if (!head)
    throw new FileFault([
      { line: first?.number ?? 1, what: 'expected the numbers of candidates and of seats' },
    ]);
  const [count, seats] = [Number(head[1]), Number(head[2])];
  if (count < 1 || seats < 1 || seats > count)
    throw new FileFault([{ line: first!.number, what: `${count} candidates for ${seats} seats cannot be` }]);

  const withdrawn: string[] = [];
  const ballots: WeightedBallot[] = [];
  let ended = false;
  while (!ended && lines.length > 0) {
    const line = lines.shift()!;
    if (/^-\d/.test(line.text)) withdrawn.push(...readWithdrawn(line, count, problems));
    else if (line.text === '0') ended = true;
    else if (line.text.startsWith('"')) {
      lines.unshift(line);
      break;
    } else {
      const ballot = readBallot(line, count, problems);
      if (ballot) ballots.push(ballot);
    }
  }
  if (!ended) problems.push({ line: lines[0]?.number, what: 'the line 0 that ends the ballots is missing' });
  const names = lines.map(({ text: name }) => unquote(name));
  if (names.length < count) problems.push({ what: `${names.length} of ${count} names are there` });
  if (names.length > count + 1)
    problems.push({ line: lines[count + 1]!.number, what: 'nothing may follow the title' });
  if (problems.length > 0) throw new FileFault(problems);
  return {
    format: 'blt',
    title: names[count] ?? '',
    options: names.slice(0, count).map((label, index) => ({ id: `${index + 1}`, label })),
    withdrawn,
    rule: rankedRule(count, seats),
    ballots,
  };
}

function readWithdrawn({ number, text }: Line, count: number, problems: FileProblem[]): string[] {
  return text.split(/\s+/).flatMap((word) => {
    const candidate = /^-(\d+)$/.exec(word)?.[1] ?? '';
    if (isCandidate(candidate, count)) return [candidate];
    problems.push({ line: number, what: `"${word}" is not a withdrawn candidate such as -2` });
    return [];
  });
}

function readBallot(
  { number, text }: Line,
  count: number,
  problems: FileProblem[],
): WeightedBallot | undefined {
  const [weight, ...words] = text.replace(/^\([^)]*\)\s*/, '').split(/\s+/);
  const wrong = (what: string) => void problems.push({ line: number, what });
  if (!/^[1-9]\d{0,14}$/.test(weight!)) return wrong(`"${weight}" is not a number of ballots`);
  if (words.pop() !== '0') return wrong('the 0 that ends the ballot is missing');
  const ranks = words.filter((word) => word !== '-').map((word) => word.split('='));
  const unknown = ranks.flat().find((candidate) => !isCandidate(candidate, count));
  if (unknown !== undefined) return wrong(`there is no candidate ${unknown}`);
  return { ballot: ballotOf(ranks), count: Number(weight) };
}

function isCandidate(word: string, count: number): boolean {
  return /^[1-9]\d{0,5}$/.test(word) && Number(word) <= count;
}

/** A ballot of these ranks; without equals it is a ranking, without any it is blank. */
export function ballotOf(ranks: string[][]): Ballot {
  if (ranks.length === 0) return { blank: true };
  return ranks.every((group) => group.length === 1) ? { ranking: ranks.flat() } : { ranks };
}

function unquote(text: string): string {
  const inner = /^"(.*)"$/.exec(text)?.[1] ?? text;
  return inner.replace(/\\(["\\])/g, '$1');
}

function quote(text: string): string {
  return `"${text.replace(/\s+/g, ' ').replace(/["\\]/g, '\\$&')}"`;
}

/** Writes rankings as a `.blt` file; a name keeps its quotes by a backslash before them. */
export function writeBlt(election: {
  title: string;
  options: readonly CountedOption[];
  seats: number;
  withdrawn?: readonly string[];
  ballots: readonly WeightedBallot[];
}): string {
  const number = new Map(election.options.map(({ id }, index) => [id, index + 1]));
  const lines = [`${election.options.length} ${election.seats}`];
  if (election.withdrawn?.length) lines.push(election.withdrawn.map((id) => `-${number.get(id)}`).join(' '));
  for (const { ballot, count } of election.ballots) {
    const ranks = ranksOf(ballot).map((group) => group.map((id) => number.get(id)).join('='));
    lines.push([count, ...ranks, 0].join(' '));
  }
  return [
    ...lines,
    '0',
    ...election.options.map(({ label }) => quote(label)),
    quote(election.title),
    '',
  ].join('\n');
}
