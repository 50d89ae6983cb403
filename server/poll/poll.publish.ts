import { createHash } from 'node:crypto';
import type { Sums } from '../../counting/files/published.types.js';
import type { Medium } from '../../counting/poll/ballot.js';
import { activityTopic, toldClosing } from '../activity/activity.service.js';
import type { Database, ReadTx, Row } from '../database/door.js';
import { shuffleStores, unlinkedTables } from '../database/unlink.js';
import type { KnownPoll } from './poll.definition.js';
import type { PollKeyStore } from './poll.keys.js';
import type { CountAbout, Counted } from './poll.count.js';
import { countBox, type Progress } from './poll.counter.js';
import { readHeads } from './poll.state.js';

/** A closed poll that can not be published; the message says why, for staff. */
export class PublishRefused extends Error {
  override readonly name = 'PublishRefused';
}

const sumsOf = async (tx: ReadTx, pollId: string): Promise<Sums> => {
  const [roll] = await tx.query<Row & { voters: number }>(
    'SELECT COUNT(*) AS voters FROM poll_roll WHERE poll_id = ?',
    [pollId],
  );
  const media = await tx.query<Row & { medium: Medium; voters: number }>(
    'SELECT medium, COUNT(*) AS voters FROM poll_box WHERE poll_id = ? GROUP BY medium',
    [pollId],
  );
  const voters = (medium: Medium) => Number(media.find((row) => row.medium === medium)?.voters ?? 0);
  const by = { online: voters('online'), assisted: voters('assisted'), paper: voters('paper') };
  const all = by.online + by.assisted + by.paper;
  return { roll: Number(roll!.voters), box: all, published: all, ...by };
};

/** The seed of the draw, checked against the hash that was public before opening. */
const seedOf = async (poll: KnownPoll, keys: PollKeyStore): Promise<string> => {
  const seed = (await keys.of(poll.id))?.seed;
  if (seed === undefined)
    throw new PublishRefused('The keys of the poll, with the seed of its draw, are not here.');
  if (createHash('sha256').update(seed).digest('hex') !== poll.rule.seedHash)
    throw new PublishRefused('The seed of the draw is not the one whose hash was published.');
  return seed;
};

/** Counts a frozen poll and makes the file that anyone can recount. Throws PublishRefused. */
const countedOf = async (
  database: Database,
  poll: KnownPoll,
  seed: string,
  progress?: (progress: Progress) => void,
): Promise<Counted> => {
  const { activity, rule } = poll;
  const { sums, heads } = await database.read(async (tx) => ({
    sums: await sumsOf(tx, poll.id),
    heads: await readHeads(tx, poll.id),
  }));
  const head = heads.findLast(({ final }) => final);
  if (head === undefined) throw new PublishRefused('The poll is not closed.');
  if (sums.roll !== sums.box)
    throw new PublishRefused(`The roll has ${sums.roll} voters and the box ${sums.box} ballots.`);
  const about: CountAbout = {
    ref: activity.ref,
    title: activity.title,
    organisation: activity.organisation,
    language: activity.language,
    opensAt: activity.opensAt.toISOString(),
    closesAt: toldClosing(activity).toISOString(),
    options: poll.options.map(({ id, label }) => ({ id, label })),
    rule,
    seed,
    head,
    sums,
  };
  return countBox(database, poll.id, about, progress);
};

/**
 * Publishes a frozen poll (BALLOTS §6–8): writes the stores anew so that nothing lines them up, checks the sums,
 * counts, reveals the seed. Answers false when it was published before. Throws PublishRefused.
 */
export const publishPoll = async (
  database: Database,
  keys: PollKeyStore,
  poll: KnownPoll,
  now: Date,
  progress?: (progress: Progress) => void,
): Promise<boolean> => {
  if (poll.activity.closedAt === undefined) throw new PublishRefused('The poll is not closed.');
  if (poll.activity.publishedAt !== undefined) return false;
  const seed = await seedOf(poll, keys);
  await database.write((tx) => shuffleStores(tx, poll.id));
  await database.scrub(unlinkedTables);
  const counted = await countedOf(database, poll, seed, progress);
  return database.write(async (tx) => {
    const first = await tx.query(
      `UPDATE poll SET published = ?, result = ? WHERE activity_id = ? AND published IS NULL
       RETURNING activity_id`,
      [counted.file, counted.result, poll.id],
    );
    if (first.length === 0) return false;
    await tx.query('UPDATE activity SET published_at = ?, version = version + 1 WHERE id = ?', [
      now,
      poll.id,
    ]);
    tx.changed(activityTopic(poll.id));
    return true;
  });
};
