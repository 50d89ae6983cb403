import type { Medium } from '../../counting/poll/ballot.js';
import type { GroupStep, Row, WriteTx } from '../database/door.js';
import { addToTally, type TallyLine } from './ballot.box.js';
import { appended, frontierText, positionOf, readFrontier, writeLeaves } from './ballot.log.js';
import { keepsTally } from './ballot.policy.js';
import type { Votable, VotableKind } from './votable.js';

/** A number from 0 up to but not including 1. */
export type Random = () => number;

/** What a ballot leaves for the end of its group. */
export interface CountedBallot {
  readonly commitment: string;
  /** Place in the log; -1 until it is known. */
  index: number;
  /** Version of the activity from which on the ballot is counted; 0 when it was counted earlier. */
  newVersion: number;
  /** What it adds to the count and takes from it. */
  readonly added: readonly TallyLine[];
}

/** The topic that says that the count of a vote changed. */
export const ballotsTopic = (id: string): string => `ballots:${id}`;

const shuffle = <T>(list: T[], random: Random): T[] => {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [list[i], list[j]] = [list[j]!, list[i]!];
  }
  return list;
};

type Tallied = VotableKind['tallied'];

const netTally = (items: readonly CountedBallot[], tallied: Tallied): TallyLine[] => {
  const net = new Map<string, TallyLine>();
  for (const { ballot, medium, count } of items.flatMap(({ added }) => added))
    for (const [key, times] of tallied?.(ballot) ?? [[ballot, 1] as const]) {
      const known = net.get(medium + key);
      if (known) known.count += count * times;
      else net.set(medium + key, { ballot: key, medium, count: count * times });
    }
  return [...net.values()].filter(({ count }) => count !== 0);
};

const netVoters = (items: readonly CountedBallot[], medium: Medium): number =>
  items
    .flatMap(({ added }) => added)
    .reduce((sum, line) => (line.medium === medium ? sum + line.count : sum), 0);

// Who repeats a ballot within one group finds its commitment here, as the log does not have it yet.
const pending = new Map<string, Set<string>>();

const append = async (tx: WriteTx, votableId: string, fresh: string[]): Promise<Map<string, number>> => {
  const frontier = await readFrontier(tx, votableId);
  await writeLeaves(tx, votableId, frontier.size, fresh);
  const grown = appended(frontier, fresh);
  await tx.query('UPDATE votable SET log_size = ?, log_frontier = ? WHERE activity_id = ?', [
    grown.size,
    frontierText(grown),
    votableId,
  ]);
  return new Map(fresh.map((commitment, i) => [commitment, frontier.size + i]));
};

const settle = async (
  tx: WriteTx,
  { id, rule }: Votable,
  tallied: Tallied,
  items: CountedBallot[],
  random: Random,
): Promise<void> => {
  pending.delete(id);
  const fresh = new Set(items.filter(({ added }) => added.length > 0).map(({ commitment }) => commitment));
  const places =
    fresh.size > 0 ? await append(tx, id, shuffle([...fresh], random)) : new Map<string, number>();
  for (const item of items) {
    if (item.index >= 0) continue;
    const index = places.get(item.commitment) ?? (await positionOf(tx, id, item.commitment));
    if (index === undefined) throw new Error('A repeated ballot is not in the log.');
    item.index = index;
  }
  if (fresh.size === 0) return;
  if (keepsTally(rule)) await addToTally(tx, id, netTally(items, tallied));
  const media = (['online', 'assisted', 'paper'] as const).map((medium) => netVoters(items, medium));
  await tx.query(
    'UPDATE votable SET online = online + ?, assisted = assisted + ?, paper = paper + ? WHERE activity_id = ?',
    [...media, id],
  );
  const [row] = await tx.query<Row & { version: number }>(
    'UPDATE activity SET version = version + 1 WHERE id = ? RETURNING version',
    [id],
  );
  for (const item of items) if (item.added.length > 0) item.newVersion = row!.version;
  tx.changed(ballotsTopic(id));
};

/** The end of the group for a vote: one batch of shuffled leaves, one change of the sums, however many voted. */
export const countingIn = (votable: Votable, tallied: Tallied, random: Random) => {
  const step: GroupStep<CountedBallot> = {
    key: ballotsTopic(votable.id),
    run: (tx, items) => settle(tx, votable, tallied, items, random),
  };
  return {
    /** Whether this commitment waits for the end of the group. */
    isPending: (commitment: string): boolean => pending.get(votable.id)?.has(commitment) ?? false,
    add<T extends CountedBallot>(tx: WriteTx, item: T): T {
      tx.atGroupEnd(step, item);
      const waiting = pending.get(votable.id) ?? new Set();
      pending.set(votable.id, waiting.add(item.commitment));
      return item;
    },
  };
};
