import type { Handover, HandoverInput } from '../../contract/board.schema.js';
import { activityTopic, findActivity, type KnownActivity } from '../activity/activity.service.js';
import { addProjects, type NewProject } from '../budget/budget.service.js';
import { AlreadyDone, IdeaFixed, IdeaMerged, InvalidInput, NotFound } from '../core/errors.js';
import type { Row, WriteTx } from '../database/door.js';
import { recordAct, type Actor } from '../moderation/moderation.service.js';
import { addOptions } from '../poll/poll.service.js';
import { freshBoard, type KnownBoard } from './board.definition.js';
import { findIdea } from './idea.list.js';
import { tellNews } from './idea.news.js';
import type { IdeaRow } from './idea.row.js';
import { ideaChanged } from './idea.state.js';

type Given = HandoverInput['ideas'][number];

const guardOnce = (ideas: readonly Given[]): void => {
  const second = ideas.findIndex(({ idea }, at) => ideas.findIndex((one) => one.idea === idea) !== at);
  if (second >= 0)
    throw new InvalidInput([{ at: `/ideas/${second}`, rule: 'doubled', detail: 'stands there twice' }]);
};

const readIdea = async (tx: WriteTx, board: KnownBoard, id: string): Promise<IdeaRow> => {
  const idea = await findIdea(tx, id);
  if (idea === undefined || idea.board_id !== board.id) throw new NotFound('idea on this board');
  if (idea.state !== 'published') throw new IdeaFixed();
  if (idea.merged_into !== null) throw new IdeaMerged();
  return idea;
};

// What the organisation said that it costs, where it is not said here.
const costOf = async (tx: WriteTx, { idea, cost }: Given, at: number): Promise<number> => {
  if (cost !== undefined) return cost;
  const [said] = await tx.query<Row & { cost: number }>(
    'SELECT cost FROM idea_status WHERE idea_id = ? AND cost > 0 ORDER BY number DESC LIMIT 1',
    [idea],
  );
  if (said === undefined)
    throw new InvalidInput([
      { at: `/ideas/${at}/cost`, rule: 'required', detail: 'is needed: no answer to this idea says it' },
    ]);
  return Number(said.cost);
};

const projectOf = async (
  tx: WriteTx,
  board: KnownBoard,
  row: IdeaRow,
  given: Given,
  at: number,
): Promise<NewProject> => {
  const nameOf = (groups: KnownBoard['areas'], id: string | null) =>
    groups.find((group) => group.id === id)?.name;
  const area = nameOf(board.areas, row.area);
  const category = nameOf(board.categories, row.category);
  return {
    title: given.title ?? row.title,
    cost: await costOf(tx, given, at),
    ...(given.text !== undefined && { text: given.text }),
    ...(area !== undefined && { area }),
    ...(category !== undefined && { category }),
    ...(row.latitude !== null && {
      place: { latitude: row.latitude / 1e6, longitude: row.longitude! / 1e6 },
    }),
  };
};

const addTo = async (
  tx: WriteTx,
  board: KnownBoard,
  target: KnownActivity,
  { input, rows, now }: { input: HandoverInput; rows: readonly IdeaRow[]; now: Date },
): Promise<string[]> => {
  const how = { replace: input.replace ?? false, now };
  if (input.to === 'poll') {
    const options = input.ideas.map(({ title, text }, at) => ({
      label: title ?? rows[at]!.title,
      ...(text !== undefined && { text }),
    }));
    return addOptions(tx, target, options, how);
  }
  const projects: NewProject[] = [];
  for (const [at, row] of rows.entries())
    projects.push(await projectOf(tx, board, row, input.ideas[at]!, at));
  return addProjects(tx, target, projects, how);
};

// Options that go take along what ideas had become of them.
const forgetBefore = async (tx: WriteTx, target: KnownActivity): Promise<void> => {
  const gone = await tx.query<Row & { idea_id: string; board_id: string }>(
    'DELETE FROM idea_became WHERE activity_id = ? RETURNING idea_id, board_id',
    [target.id],
  );
  for (const { idea_id: id, board_id: board } of gone) await ideaChanged(tx, board, id);
};

/**
 * Makes ideas of a board into options of a poll or projects of a budget that is not open yet: the idea names what it
 * became, that names the idea, and who follows it is told. The words are the organisation's, a title and what it
 * writes: a resident's story stays where its author can take it back. Throws NotFound, IdeaFixed, IdeaMerged,
 * AlreadyDone, PollFixed and InvalidInput.
 */
export const handOver = async (
  tx: WriteTx,
  actor: Actor,
  { ref, input, now }: { ref: string; input: HandoverInput; now: Date },
): Promise<Handover> => {
  guardOnce(input.ideas);
  const board = await freshBoard(tx, ref);
  const target = await findActivity(tx, input.ref);
  const { organisationId } = actor;
  if (board.activity.organisationId !== organisationId) throw new NotFound('board');
  if (target?.kind !== input.to || target.organisationId !== organisationId) throw new NotFound(input.to);
  const rows: IdeaRow[] = [];
  for (const { idea } of input.ideas) rows.push(await readIdea(tx, board, idea));
  if (input.replace) await forgetBefore(tx, target);
  for (const { id } of rows)
    if (
      (await tx.query('SELECT 1 FROM idea_became WHERE idea_id = ? AND activity_id = ?', [id, target.id]))
        .length > 0
    )
      throw new AlreadyDone();
  const items = await addTo(tx, board, target, { input, rows, now });
  for (const [at, row] of rows.entries()) {
    await tx.query(
      'INSERT INTO idea_became (idea_id, board_id, activity_id, item_id, at) VALUES (?, ?, ?, ?, ?)',
      [row.id, board.id, target.id, items[at], now],
    );
    await tellNews(tx, row, 'became', now, target.id);
    await ideaChanged(tx, board.id, row.id);
  }
  await tx.query(
    'UPDATE activity SET version = version + 1, process_id = COALESCE(process_id, ?) WHERE id = ?',
    [board.processId ?? null, target.id],
  );
  tx.changed(activityTopic(target.id));
  const subject = `${input.to} ${input.ref}`;
  await recordAct(tx, actor, { act: 'idea.handover', subject, note: `${rows.length} of ${ref}` }, now);
  const { title } = target;
  return {
    ref: input.ref,
    became: rows.map((row, at) => ({
      idea: row.id,
      became: { kind: input.to, ref: input.ref, title, id: items[at]! },
    })),
  };
};
