import { createHash } from 'node:crypto';
import type { Sums } from '../../counting/files/published.types.js';
import type { Medium } from '../../counting/poll/ballot.js';
import { activityTopic } from '../activity/activity.service.js';
import type { Database, ReadTx, Row } from '../database/door.js';
import { shuffleStores, unlinkedTables } from '../database/unlink.js';
import { countBox, type Progress } from './ballot.counter.js';
import type { BallotKeyStore } from './ballot.keys.js';
import { readHeads } from './ballot.state.js';
import type { Counted, Votable, VotableKind } from './votable.js';

/** A closed vote that can not be published; the message says why, for staff. */
export class PublishRefused extends Error {
  override readonly name = 'PublishRefused';
}

/** What publishing leans on. */
export interface PublishParts {
  database: Database;
  keys: BallotKeyStore;
  kind: VotableKind;
}

const sumsOf = async (tx: ReadTx, id: string): Promise<Sums> => {
  const [roll] = await tx.query<Row & { voters: number }>(
    'SELECT COUNT(*) AS voters FROM poll_roll WHERE poll_id = ?',
    [id],
  );
  const media = await tx.query<Row & { medium: Medium; voters: number }>(
    'SELECT medium, COUNT(*) AS voters FROM poll_box WHERE poll_id = ? GROUP BY medium',
    [id],
  );
  const voters = (medium: Medium) => Number(media.find((row) => row.medium === medium)?.voters ?? 0);
  const by = { online: voters('online'), assisted: voters('assisted'), paper: voters('paper') };
  const all = by.online + by.assisted + by.paper;
  return { roll: Number(roll!.voters), box: all, published: all, ...by };
};

/** The seed of the draw, checked against the hash that was public before opening. */
const seedOf = async ({ id, rule }: Votable, keys: BallotKeyStore): Promise<string> => {
  const seed = (await keys.of(id))?.seed;
  if (seed === undefined)
    throw new PublishRefused('The keys of the vote, with the seed of its draw, are not here.');
  if (createHash('sha256').update(seed).digest('hex') !== rule.seedHash)
    throw new PublishRefused('The seed of the draw is not the one whose hash was published.');
  return seed;
};

/** Counts a frozen vote and makes the file that anyone can recount. Throws PublishRefused. */
const countedOf = async (
  { database, kind }: PublishParts,
  votable: Votable,
  seed: string,
  progress?: (progress: Progress) => void,
): Promise<Counted> => {
  const { id } = votable;
  const { sums, heads } = await database.read(async (tx) => ({
    sums: await sumsOf(tx, id),
    heads: await readHeads(tx, id),
  }));
  const head = heads.findLast(({ final }) => final);
  if (head === undefined) throw new PublishRefused('The vote is not closed.');
  if (sums.roll !== sums.box)
    throw new PublishRefused(`The roll has ${sums.roll} voters and the box ${sums.box} ballots.`);
  const about = kind.about(votable, { seed, head, sums });
  return countBox(database, { id, voters: sums.box, kind, about }, progress);
};

/**
 * Publishes a frozen vote (BALLOTS §6–8): writes the stores anew so that nothing lines them up, checks the sums,
 * counts, reveals the seed. Answers false when it was published before. Throws PublishRefused.
 */
export const publishVotable = async (
  parts: PublishParts,
  votable: Votable,
  now: Date,
  progress?: (progress: Progress) => void,
): Promise<boolean> => {
  const { database, keys } = parts;
  const { id, activity } = votable;
  if (activity.closedAt === undefined) throw new PublishRefused('The vote is not closed.');
  if (activity.publishedAt !== undefined) return false;
  const seed = await seedOf(votable, keys);
  await database.write((tx) => shuffleStores(tx, id));
  await database.scrub(unlinkedTables);
  const counted = await countedOf(parts, votable, seed, progress);
  return database.write(async (tx) => {
    const first = await tx.query(
      `UPDATE votable SET published = ?, result = ? WHERE activity_id = ? AND published IS NULL
       RETURNING activity_id`,
      [counted.file, counted.result, id],
    );
    if (first.length === 0) return false;
    await tx.query('UPDATE activity SET published_at = ?, version = version + 1 WHERE id = ?', [now, id]);
    tx.changed(activityTopic(id));
    return true;
  });
};
