import { createHmac, randomUUID } from 'node:crypto';
import type { Ballot } from '../../contract/poll.schema.js';
import type { PollReason, PollReasons } from '../../contract/reason.schema.js';
import { ballotsFrom } from '../../counting/files/grouped.js';
import { smallestGroup } from '../../counting/poll/prepare.js';
import type { PollResult } from '../../counting/poll/result.js';
import { activityTopic } from '../activity/activity.service.js';
import { readResult, type BallotKeys } from '../ballot/ballot.service.js';
import type { ReadTx, Row, WriteTx } from '../database/door.js';
import type { KnownPoll } from './poll.definition.js';
import type { ReasonEntity } from './poll.entities.js';

/** A reason with what it belongs to. */
export interface GivenReason {
  personTag: string;
  day: string;
  ballot: Ballot;
  why: string | undefined;
}

/** Keeps why someone chose a scenario, apart from the ballot and unpublished; a new reason replaces the old one. */
export const keepReason = async (
  tx: WriteTx,
  poll: KnownPoll,
  key: BallotKeys,
  { personTag, day, ballot, why }: GivenReason,
): Promise<void> => {
  if (poll.rule.kind !== 'scenario') return;
  const tag = createHmac('sha256', key.box).update('reason').update(personTag).digest('hex');
  const text = why?.trim() ?? '';
  const optionId = ballot.options?.[0];
  if (text === '' || optionId === undefined) {
    await tx.query('DELETE FROM poll_reason WHERE reason_tag = ?', [tag]);
    return;
  }
  await tx.query(
    `INSERT INTO poll_reason (id, poll_id, option_id, reason_tag, text, state, day)
     VALUES (?, ?, ?, ?, ?, 'pending', ?)
     ON CONFLICT (reason_tag) DO UPDATE SET option_id = excluded.option_id, text = excluded.text,
       day = excluded.day, state = CASE WHEN poll_reason.text = excluded.text
         AND poll_reason.option_id = excluded.option_id THEN poll_reason.state ELSE 'pending' END`,
    [randomUUID(), poll.id, optionId, tag, text, day],
  );
};

/** The reasons of a poll, ordered so that nothing tells when they came. */
export const listReasons = (
  tx: ReadTx,
  pollId: string,
): Promise<(Row & Pick<ReasonEntity, 'id' | 'text' | 'state' | 'day'> & { option_id: string })[]> =>
  tx.query('SELECT id, option_id, text, state, day FROM poll_reason WHERE poll_id = ? ORDER BY state, id', [
    pollId,
  ]);

/**
 * Whether the reasons for an option may be seen (BALLOTS §8): not under 30 voters, nor for an option that fewer than
 * 10 chose. What others wrote can not be found by subtraction, so the other options' reasons stay.
 */
export const reasonsOpen = (
  { voters, tally }: Pick<PollResult, 'voters' | 'tally'>,
  option: string,
): boolean =>
  voters >= ballotsFrom && (tally.find((row) => row.option === option)?.votes ?? 0) >= smallestGroup;

/** The published reasons that may be seen, for the archive: none before publication, then by the rules for small groups. */
export const openReasons = async (
  tx: ReadTx,
  pollId: string,
): Promise<{ option: string; text: string }[]> => {
  // A count has all the numbers; the room of ballots knows only that there is a result.
  const result = (await readResult(tx, pollId))?.result as PollResult | undefined;
  return (await listReasons(tx, pollId))
    .filter(({ state, option_id }) => state === 'published' && result && reasonsOpen(result, option_id))
    .map(({ option_id, text }) => ({ option: option_id, text }));
};

const PAGE = 20;

/** The published reasons for an option of a published poll, those after a key; the keys are random. */
export const readReasonPage = async (
  tx: ReadTx,
  pollId: string,
  option: string,
  after = '',
): Promise<PollReasons> => {
  const rows = await tx.query<Row & PollReason>(
    `SELECT id, text FROM poll_reason WHERE poll_id = ? AND state = 'published' AND option_id = ? AND id > ?
     ORDER BY id LIMIT ?`,
    [pollId, option, after, PAGE + 1],
  );
  const reasons = rows.slice(0, PAGE).map(({ id, text }) => ({ id, text }));
  return { reasons, ...(rows.length > PAGE && { next: reasons.at(-1)!.id }), withheld: false };
};

/** Publishes or hides a reason; answers whether there is one of this id. */
export const judgeReason = async (
  tx: WriteTx,
  pollId: string,
  id: string,
  state: 'published' | 'hidden',
): Promise<boolean> => {
  const judged = await tx.query(
    'UPDATE poll_reason SET state = ? WHERE poll_id = ? AND id = ? RETURNING id',
    [state, pollId, id],
  );
  tx.changed(activityTopic(pollId));
  return judged.length > 0;
};
