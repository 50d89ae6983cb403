import { createHash } from 'node:crypto';
import type { Ballot } from '../../contract/poll.schema.js';
import { drawOrder } from '../../counting/draw.js';
import { publishedElection } from '../../counting/files/published.js';
import type { Sums } from '../../counting/files/published.types.js';
import { resultHash } from '../../counting/hash.js';
import { countPoll } from '../../counting/poll/count.js';
import { activityTopic, toldClosing } from '../activity/activity.service.js';
import type { Database, ReadTx, Row } from '../database/door.js';
import { shuffleStores, unlinkedTables } from '../database/unlink.js';
import { readBox, type TallyLine } from './poll.box.js';
import type { KnownPoll } from './poll.definition.js';
import type { PollKeyStore } from './poll.keys.js';
import { readHeads, type Publication } from './poll.state.js';

/** A closed poll that can not be published; the message says why, for staff. */
export class PublishRefused extends Error {
  override readonly name = 'PublishRefused';
}

const voters = (box: readonly TallyLine[], medium?: TallyLine['medium']): number =>
  box.reduce((sum, line) => (medium === undefined || line.medium === medium ? sum + line.count : sum), 0);

const sumsOf = async (tx: ReadTx, pollId: string, box: readonly TallyLine[]): Promise<Sums> => {
  const [roll] = await tx.query<Row & { voters: number }>(
    'SELECT COUNT(*) AS voters FROM poll_roll WHERE poll_id = ?',
    [pollId],
  );
  const [online, assisted, paper] = (['online', 'assisted', 'paper'] as const).map((m) => voters(box, m));
  const all = voters(box);
  return {
    roll: roll!.voters,
    box: all,
    published: all,
    online: online!,
    assisted: assisted!,
    paper: paper!,
  };
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
const publicationOf = async (database: Database, poll: KnownPoll, seed: string): Promise<Publication> => {
  const { activity, rule } = poll;
  const { box, sums, heads } = await database.read(async (tx) => {
    const lines = await readBox(tx, poll.id);
    return { box: lines, sums: await sumsOf(tx, poll.id, lines), heads: await readHeads(tx, poll.id) };
  });
  const head = heads.findLast(({ final }) => final);
  if (head === undefined) throw new PublishRefused('The poll is not closed.');
  if (sums.roll !== sums.box)
    throw new PublishRefused(`The roll has ${sums.roll} voters and the box ${sums.box} ballots.`);
  const options = poll.options.map(({ id, label }) => ({ id, label }));
  const draw = await drawOrder(seed, poll.optionIds);
  const ballots = box.map(({ ballot, medium, count }) => ({
    ballot: JSON.parse(ballot) as Ballot,
    medium,
    count,
  }));
  const result = countPoll(rule, options, ballots, draw);
  const hash = await resultHash(result);
  const about = {
    ref: activity.ref,
    title: activity.title,
    organisation: activity.organisation,
    language: activity.language,
    opensAt: activity.opensAt.toISOString(),
    closesAt: toldClosing(activity).toISOString(),
    options,
    rule,
    seed,
    resultHash: hash,
    head,
    sums,
  };
  return { file: publishedElection(about, ballots, draw), result: { ...result, hash } };
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
): Promise<boolean> => {
  if (poll.activity.closedAt === undefined) throw new PublishRefused('The poll is not closed.');
  if (poll.activity.publishedAt !== undefined) return false;
  const seed = await seedOf(poll, keys);
  await database.write((tx) => shuffleStores(tx, poll.id));
  await database.scrub(unlinkedTables);
  const publication = await publicationOf(database, poll, seed);
  return database.write(async (tx) => {
    const first = await tx.query(
      'UPDATE poll SET published = ? WHERE activity_id = ? AND published IS NULL RETURNING activity_id',
      [JSON.stringify(publication), poll.id],
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
