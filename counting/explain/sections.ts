import type { Comparison } from '../poll/compare.js';
import type { CountedOption } from '../poll/count.js';
import { condorcetWinner } from '../poll/pairwise.js';
import type { PollResult, TallyRow, Tie } from '../poll/result.js';
import { roundSections } from './rounds.js';
import type { ExplainTexts } from './texts.js';

/** A part of an explanation: plain sentences under an optional heading. */
export interface Section {
  heading?: string;
  lines: string[];
}

/** The explanation in the given language's texts. */
export function explainIn(
  t: ExplainTexts,
  result: PollResult,
  options: readonly CountedOption[],
  comparison?: Comparison,
): Section[] {
  const labels = new Map(options.map(({ id, label }) => [id, label]));
  const name = (id: string) => labels.get(id) ?? id;
  const sections: Section[] = [
    { heading: t.headings.outcome, lines: outcome(t, result, name) },
    { heading: t.headings.count, lines: counted(t, result) },
  ];
  if (result.method === 'schulze' && result.leading.length > 0)
    sections.push({ heading: t.headings.duels, lines: duels(t, result, name) });
  if (result.rounds) sections.push(...roundSections(t, result, result.rounds, name));
  if (result.method !== 'statements' && result.valid > 0)
    sections.push({ heading: t.headings.ties, lines: ties(t, result.ties, name) });
  if (comparison && result.valid > 0)
    sections.push({ heading: t.headings.comparison, lines: compared(t, result, comparison, name) });
  return sections;
}

const firstCounts = ['plurality', 'irv', 'stv'];

function outcome(t: ExplainTexts, result: PollResult, name: (id: string) => string): string[] {
  const { leading, seats, quorum } = result;
  const names = t.list(leading.map(name));
  const lines: string[] = [];
  if (!quorum.reached) {
    lines.push(t.quorumMissed(t.number(result.voters), t.number(quorum.needed)));
    if (leading.length > 0) lines.push(t.ahead(names, leading.length > 1));
    return lines;
  }
  if (result.method === 'statements' && result.valid > 0) lines.push(...statements(t, result.tally, name));
  else if (leading.length === 0) lines.push(t.noVotes);
  else if (leading.length > seats) lines.push(t.together(names));
  else if (leading.length > 1) lines.push(t.won.several(names));
  else lines.push(single(t, result, leading[0]!, name));
  if (quorum.needed > 0) lines.push(t.quorumReached(t.number(result.voters), t.number(quorum.needed)));
  return lines;
}

function single(t: ExplainTexts, result: PollResult, id: string, name: (id: string) => string): string {
  const at = result.tally.findIndex((row) => row.option === id);
  const row = result.tally[at]!;
  switch (result.method) {
    case 'plurality':
    case 'approval':
      return t.won.votes(name(id), t.votes(row.votes), t.number(result.valid));
    case 'borda':
      return t.won.points(name(id), t.number(row.points!));
    case 'score':
      return t.won.mean(name(id), t.number(row.mean!.rounded));
    case 'irv':
      return t.won.majority(name(id), t.headings.round(`${result.rounds!.length}`).toLowerCase());
    case 'schulze':
      return condorcetWinner(result.pairwise!) === at ? t.won.allDuels(name(id)) : t.won.paths(name(id));
    default:
      return t.won.one(name(id));
  }
}

function statements(t: ExplainTexts, tally: readonly TallyRow[], name: (id: string) => string): string[] {
  const most = (member: 'agree' | 'disagree') =>
    tally
      .filter((row) => 2 * (row[member] ?? 0) > row.votes)
      .sort((a, b) => b[member]! * a.votes - a[member]! * b.votes);
  const line = (row: TallyRow, member: 'agree' | 'disagree') =>
    [name(row.option), t.number(row[member]!), t.number(row.votes)] as const;
  return [
    ...most('agree').map((row) => t.statement.agreed(...line(row, 'agree'))),
    ...most('disagree').map((row) => t.statement.disagreed(...line(row, 'disagree'))),
  ];
}

function counted(t: ExplainTexts, result: PollResult): string[] {
  const lines = [
    t.method[result.method](result.seats),
    t.counted(t.number(result.voters), t.number(result.valid)),
  ];
  if (result.blank > 0) lines.push(t.blank(result.blank, t.number(result.blank)));
  const invalid = result.remarks.filter((r) => !r.counted).reduce((sum, { ballots }) => sum + ballots, 0);
  if (invalid > 0) lines.push(t.invalid(invalid, t.number(invalid)));
  for (const { rule, ballots } of result.remarks) {
    if (rule === 'doubled') lines.push(t.doubled(ballots, t.number(ballots)));
    if (rule === 'equal_first' && firstCounts.includes(result.method))
      lines.push(t.equalFirst(ballots, t.number(ballots)));
  }
  return lines;
}

function duels(t: ExplainTexts, result: PollResult, name: (id: string) => string): string[] {
  const winner = result.tally.findIndex((row) => row.option === result.leading[0]);
  const pairwise = result.pairwise!;
  return result.tally.flatMap((row, other) => {
    if (other === winner) return [];
    const [votes, against] = [t.number(pairwise[winner]![other]!), t.number(pairwise[other]![winner]!)];
    return [t.duel(name(result.leading[0]!), name(row.option), votes, against)];
  });
}

function ties(t: ExplainTexts, list: readonly Tie[], name: (id: string) => string): string[] {
  if (list.length === 0) return [t.tie.none];
  const decided = { draw: t.tie.draw, 'earlier-stage': t.tie.earlierStage, open: t.tie.open };
  return list.map((tie) => {
    const where = tie.round === undefined ? '' : t.tie.inRound(t.number(tie.round));
    const equal = t.tie.equal[tie.where](t.list(tie.options.map(name)));
    const result = tie.decidedBy === 'open' ? '' : ` ${t.tie.result[tie.where](tie.order.map(name))}`;
    return `${where}${equal} ${decided[tie.decidedBy]}${result}`;
  });
}

function compared(
  t: ExplainTexts,
  result: PollResult,
  { methods, condorcet }: Comparison,
  name: (id: string) => string,
): string[] {
  const first = result.leading[0];
  const all = methods.map((each) => each.first.join());
  if (first !== undefined && all.every((ids) => ids === first)) return [t.comparison.same(name(first))];
  return [
    t.comparison.different,
    ...methods.map((each) => t.comparison.by(each.method, t.list(each.first.map(name)))),
    condorcet === undefined ? t.comparison.noCondorcet : t.comparison.condorcet(name(condorcet)),
    t.comparison.rule,
  ];
}
