import { randomBytes } from 'node:crypto';
import type { PaperDecisionInput } from '../../contract/paper.schema.js';
import { castBallot, guardOpen, type BallotKeys } from '../ballot/ballot.service.js';
import { secureRandom } from '../ballot/voting.service.js';
import { Forbidden, InvalidInput, Unavailable } from '../core/errors.js';
import type { WriteTx } from '../database/door.js';
import { recordAct } from '../moderation/moderation.service.js';
import { moveBatch, subjectOf, type KnownBatch } from './paper.batch.js';
import { isBlank, onPaper, readSheets, type Entering, type SheetRow } from './paper.ballot.js';
import { freeNumbers, voterOfNumber } from './paper.number.js';

/** What a decision leans on; `key` are the keys of the vote. */
export type Deciding = Pick<Entering, 'actor' | 'batch' | 'voted' | 'now'> & { key: BallotKeys | undefined };

const guardSecond = (person: string, { row }: KnownBatch, sheets: readonly SheetRow[]): void => {
  if (row.opened_by === person || sheets.some(({ entered_by }) => entered_by === person))
    throw new Forbidden('Whoever entered a part of this batch can not confirm it; a second person does.');
};

// All sheets in one transaction: a batch counts as a whole, or not at all.
const castSheets = async (
  tx: WriteTx,
  { batch, voted: { kind, votable }, key, now }: Deciding,
  sheets: readonly SheetRow[],
): Promise<void> => {
  if (key === undefined) throw new Unavailable(60);
  for (const { ballot, number_hash } of sheets)
    if (ballot !== null)
      await castBallot(tx, onPaper(kind), {
        votable,
        key,
        voter: await voterOfNumber(tx, votable.id, number_hash),
        input: { ballot: JSON.parse(ballot) as object, nonce: randomBytes(16).toString('hex') },
        medium: batch.row.medium,
        channelId: undefined,
        now,
        random: secureRandom,
      });
};

const confirm = async (tx: WriteTx, deciding: Deciding, seen: number): Promise<string> => {
  const { actor, batch, voted, now } = deciding;
  const { id } = batch.row;
  guardOpen(voted.votable, now);
  await moveBatch(tx, batch, ['ready'], 'confirmed', seen);
  const sheets = await readSheets(tx, id);
  guardSecond(actor.person, batch, sheets);
  await castSheets(tx, deciding, sheets);
  // From here on the numbers are used, and nothing says which ballot they were on.
  await tx.query('DELETE FROM paper_ballot WHERE batch_id = ?', [id]);
  await tx.query('UPDATE paper_batch SET confirmed_name = ?, note = NULL WHERE id = ?', [actor.name, id]);
  const valid = sheets.filter(({ ballot }) => ballot !== null);
  const blank = valid.filter(({ ballot }) => isBlank(ballot!)).length;
  return `${valid.length} ballots count, of which ${blank} blank; ${sheets.length - valid.length} invalid`;
};

const discard = async (tx: WriteTx, batch: KnownBatch, seen: number): Promise<string> => {
  const { id, activity_id, label } = batch.row;
  await moveBatch(tx, batch, ['open', 'ready'], 'open', seen);
  await freeNumbers(tx, activity_id, id, undefined);
  const gone = await tx.query('DELETE FROM paper_ballot WHERE batch_id = ? RETURNING nr', [id]);
  await tx.query('DELETE FROM paper_batch WHERE id = ?', [id]);
  return `${label}: ${gone.length} sheets`;
};

/**
 * Decides about a batch. `confirm` casts its ballots, all or none. Throws Forbidden for who entered a part of it,
 * AlreadyDone where the batch is elsewhere, InvalidInput, PollClosed, PollNotOpen, and Unavailable without the keys.
 */
export const decideBatch = async (
  tx: WriteTx,
  deciding: Deciding,
  { decision, version, note }: PaperDecisionInput,
): Promise<void> => {
  const { actor, batch, voted, now } = deciding;
  const { id } = batch.row;
  const done = {
    async ready() {
      guardOpen(voted.votable, now);
      await moveBatch(tx, batch, ['open'], 'ready', version);
      if ((await readSheets(tx, id)).length === 0)
        throw new InvalidInput([{ at: '/decision', rule: 'empty', detail: 'There is no sheet in it.' }]);
      await tx.query('UPDATE paper_batch SET note = NULL WHERE id = ?', [id]);
      return undefined;
    },
    confirm: () => confirm(tx, deciding, version),
    async 'send-back'() {
      await moveBatch(tx, batch, ['ready'], 'open', version);
      await tx.query('UPDATE paper_batch SET note = ? WHERE id = ?', [note ?? null, id]);
      return note;
    },
    discard: () => discard(tx, batch, version),
  };
  const said = await done[decision]();
  const subject = subjectOf(batch.activity.ref, id);
  await recordAct(tx, actor, { act: `paper.${decision}`, subject, note: said }, now);
};
