import { decimal } from '../poll/exact.js';
import type { PollResult, Round } from '../poll/result.js';
import type { Section } from './sections.js';
import type { ExplainTexts } from './texts.js';

/** Votes in units of 10⁻⁵. */
const units = (votes: string) => {
  const [whole, decimals = ''] = votes.split('.');
  return BigInt(whole! + decimals.padEnd(5, '0'));
};

/** A section for each round of IRV or stage of STV. */
export function roundSections(
  t: ExplainTexts,
  result: PollResult,
  rounds: readonly Round[],
  name: (id: string) => string,
): Section[] {
  return rounds.map((round, index) => ({
    heading: t.headings.round(t.number(round.number)),
    lines: [
      ...(index === 0 && result.quota !== undefined ? [t.round.quota(t.votes(result.quota))] : []),
      ...moved(t, round, rounds[index - 1], name),
      ...standing(t, round, name),
      ...decided(t, round, name),
    ],
  }));
}

function votesOf(round: Round, id: string): string {
  return round.counts.find(({ option }) => option === id)!.votes;
}

function moved(
  t: ExplainTexts,
  round: Round,
  before: Round | undefined,
  name: (id: string) => string,
): string[] {
  if (round.of === undefined || !before) return [t.round.first];
  const had = votesOf(before, round.of);
  if (round.action === 'exclusion' && Number(had) === 0) return [t.round.nobodyMoves(name(round.of))];
  const lines = [
    round.action === 'surplus'
      ? t.round.surplus(name(round.of), t.votes(round.surplus!))
      : t.round.exclusion(name(round.of), t.votes(had)),
  ];
  if (round.transfers.length > 0)
    lines.push(t.round.goTo(t.list(round.transfers.map(({ to, votes }) => t.voteFor(votes, name(to))))));
  const left = units(round.exhausted) - units(before.exhausted);
  if (left > 0n) lines.push(t.round.exhausted(t.votes(decimal(left, 5))));
  return lines;
}

function standing(t: ExplainTexts, round: Round, name: (id: string) => string): string[] {
  if (round.majority === undefined || round.elected.length > 0) return [];
  const most = Math.max(...round.counts.map(({ votes }) => Number(votes)));
  const top = round.counts.filter(({ votes }) => Number(votes) === most).map(({ option }) => name(option));
  return [t.round.leads(t.list(top), top.length > 1, t.votes(most), t.votes(round.majority))];
}

function decided(t: ExplainTexts, round: Round, name: (id: string) => string): string[] {
  const lines: string[] = [];
  for (const { option, why } of round.elected) {
    const votes = t.votes(votesOf(round, option));
    if (why === 'majority') lines.push(t.round.majority(name(option), votes));
    if (why === 'quota') lines.push(t.round.reached(name(option), votes));
  }
  const rest = round.elected.filter(({ why }) => why === 'remaining').map(({ option }) => name(option));
  if (rest.length > 0) lines.push(t.round.remaining(t.list(rest), rest.length > 1));
  for (const id of round.excluded) lines.push(t.round.excluded(name(id), t.number(votesOf(round, id))));
  return lines;
}
