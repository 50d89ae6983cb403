import type { FieldError } from '../../contract/errors.js';
import type {
  IdeaAgendaInput,
  IdeaClockInput,
  IdeaStatus,
  IdeaStatusInput,
} from '../../contract/idea.schema.js';
import { AlreadyDone, IdeaFixed, InvalidInput, NotFound } from '../core/errors.js';
import type { Row, WriteTx } from '../database/door.js';
import { takePicture } from '../image/image.service.js';
import { recordAct, type Actor } from '../moderation/moderation.service.js';
import { tellNews } from './idea.news.js';
import { ideaChanged, readIdeaStanding, recount, type IdeaStanding } from './idea.state.js';

/** Who acts for the organisation: a member of staff, who may speak for someone, or the command line. */
export type Answerer = Actor & { readonly official?: string | undefined };

/** Who does something about an idea. */
export interface IdeaAct {
  staff: Answerer;
  id: string;
  now: Date;
}

const answers: ReadonlySet<IdeaStatus> = new Set(['yes', 'partly', 'no', 'done']);
const needReasons: ReadonlySet<IdeaStatus> = new Set(['yes', 'partly', 'no']);

/** An idea of the organisation of a member of staff. Throws NotFound, also for one of another organisation. */
export const ideaOfStaff = async (tx: WriteTx, staff: Actor, id: string): Promise<IdeaStanding> => {
  const own = await tx.query('SELECT 1 FROM idea WHERE id = ? AND organisation_id = ?', [
    id,
    staff.organisationId,
  ]);
  const idea = own.length === 0 ? undefined : await readIdeaStanding(tx, id);
  if (idea === undefined) throw new NotFound('idea');
  return idea;
};

const statusFaults = ({ status, response, picture }: IdeaStatusInput): FieldError[] => {
  const faults: FieldError[] = [];
  if (needReasons.has(status) && !response?.trim())
    faults.push({ at: '/response', rule: 'required', detail: 'is needed: say why' });
  if (picture && !picture.alt.trim())
    faults.push({ at: '/picture/alt', rule: 'blank', detail: 'must say what is in the picture' });
  return faults;
};

/**
 * Says what became of an idea: a step in its history, which nobody takes back; what turns out otherwise is said in the
 * next one. Throws NotFound, IdeaFixed for one that does not show, and InvalidInput.
 */
export const addIdeaStatus = async (
  tx: WriteTx,
  { staff, id, now }: IdeaAct,
  input: IdeaStatusInput,
): Promise<void> => {
  const faults = statusFaults(input);
  if (faults.length > 0) throw new InvalidInput(faults);
  const idea = await ideaOfStaff(tx, staff, id);
  if (idea.state !== 'published') throw new IdeaFixed();
  const { status, picture } = input;
  if (picture)
    await takePicture(
      tx,
      { id: picture.id, ideaId: id, boardId: idea.board_id, participantId: undefined },
      'shown',
    );
  const [kept] = await tx.query<Row & { number: number }>(
    `INSERT INTO idea_status (idea_id, number, status, at, response, who, cost, picture_id, alt)
     SELECT ?, COUNT(*) + 1, ?, ?, ?, ?, ?, ?, ? FROM idea_status WHERE idea_id = ? RETURNING number`,
    [
      id,
      status,
      now,
      input.response ?? null,
      input.who ?? staff.official ?? null,
      input.cost ?? null,
      picture?.id ?? null,
      picture?.alt ?? null,
      id,
    ],
  );
  await recount(tx, idea, { ...idea, status });
  await tx.query('UPDATE idea SET status = ? WHERE id = ?', [status, id]);
  if (answers.has(status))
    await tx.query('UPDATE idea SET answered = ?, answered_at = COALESCE(answered_at, ?) WHERE id = ?', [
      now.getTime(),
      now,
      id,
    ]);
  await tellNews(tx, idea, 'status', now, String(kept!.number));
  await recordAct(tx, staff, { act: 'idea.status', subject: `idea ${id}`, note: status }, now);
  await ideaChanged(tx, idea.board_id, id);
};

/** Sets who answers an idea and by when; what is left out is as the board says. Throws NotFound. */
export const setIdeaClock = async (
  tx: WriteTx,
  { staff, id, now }: IdeaAct,
  { who, due }: IdeaClockInput,
): Promise<void> => {
  const idea = await ideaOfStaff(tx, staff, id);
  const until = due === undefined ? null : new Date(due).toISOString();
  await tx.query('UPDATE idea SET who = ?, due = ? WHERE id = ?', [who ?? null, until, id]);
  const note = `${who ?? 'nobody named'}, ${until ?? 'as the board says'}`;
  await recordAct(tx, staff, { act: 'idea.clock', subject: `idea ${id}`, note }, now);
  await ideaChanged(tx, idea.board_id, id);
};

/**
 * Sets the meeting and the document of an idea that reached the threshold. Throws NotFound, and IdeaFixed for one that
 * did not.
 */
export const setIdeaAgenda = async (
  tx: WriteTx,
  { staff, id, now }: IdeaAct,
  { meetingDay, document }: IdeaAgendaInput,
): Promise<void> => {
  const idea = await ideaOfStaff(tx, staff, id);
  const [row] = await tx.query<Row & { reached_at: string | null }>(
    'SELECT reached_at FROM idea WHERE id = ?',
    [id],
  );
  if (row!.reached_at === null) throw new IdeaFixed();
  if (document !== undefined && !isWebAddress(document.url))
    throw new InvalidInput([{ at: '/document/url', rule: 'url', detail: 'must be an http(s) address' }]);
  const after = [meetingDay ?? null, document?.url ?? null, document?.title ?? null];
  const rows = await tx.query(
    `UPDATE idea SET meeting_day = ?, document_url = ?, document_title = ? WHERE id = ?
       AND NOT (COALESCE(meeting_day, '') = ? AND COALESCE(document_url, '') = ?
         AND COALESCE(document_title, '') = ?) RETURNING id`,
    [...after, id, ...after.map((value) => value ?? '')],
  );
  if (rows.length === 0) throw new AlreadyDone();
  if (meetingDay !== undefined) await tellNews(tx, idea, 'meeting', now);
  const note = meetingDay ?? 'no day';
  await recordAct(tx, staff, { act: 'idea.agenda', subject: `idea ${id}`, note }, now);
  await ideaChanged(tx, idea.board_id, id);
};

const isWebAddress = (text: string): boolean => {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return /^https?:$/.test(protocol) && username === '' && password === '';
};
