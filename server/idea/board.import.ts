import { randomUUID } from 'node:crypto';
import { BoardInput, type ProcessInput } from '../../contract/board.input.schema.js';
import type { FieldError } from '../../contract/errors.js';
import { ActivitySchema } from '../activity/activity.entities.js';
import { activityTopic } from '../activity/activity.service.js';
import { organisationBySlug } from '../channel/organisation.service.js';
import { NEVER } from '../comment/comment.service.js';
import { NotFound, RefTaken } from '../core/errors.js';
import { fileOf, readJsonFile, type InputFile } from '../core/file.input.js';
import type { Row, WriteTx } from '../database/door.js';
import { polygonsIn } from './board.outline.js';

const boardFile = fileOf(BoardInput);
const iso = (text: string): string => new Date(text).toISOString();

const faultsOf = (board: BoardInput): FieldError[] => {
  const faults: FieldError[] = [];
  const fault = (at: string, rule: string, detail: string) => faults.push({ at, rule, detail });
  const { opensAt, closesAt, process, outline, within, categories = [], areas = [] } = board;
  if (closesAt !== undefined && !(new Date(opensAt) < new Date(closesAt)))
    fault('/closesAt', 'order', 'is not after "opensAt"');
  process?.phases.forEach(({ from }, at, all) => {
    if (at > 0 && !(new Date(all[at - 1]!.from) < new Date(from)))
      fault(`/process/phases/${at}/from`, 'order', 'is not after the phase before it');
  });
  if (outline !== undefined && polygonsIn(outline) === undefined)
    fault('/outline', 'geojson', 'must be GeoJSON with polygons only');
  if (within === true && outline === undefined) fault('/within', 'outline', 'needs an outline');
  for (const [name, groups] of Object.entries({ categories, areas }))
    groups.forEach(({ id }, at) => {
      if (groups.findIndex((one) => one.id === id) < at)
        fault(`/${name}/${at}/id`, 'twice', 'is there twice');
    });
  return faults;
};

/** Reads a board from a JSON file that was read. Throws `ImportRefused` with all faults and their lines. */
export const boardIn = (file: InputFile<unknown>): BoardInput => {
  const { value, refuse } = boardFile(file);
  const faults = faultsOf(value);
  return faults.length > 0 ? refuse(faults) : value;
};

/** Reads a board from the text of its JSON file. Throws `ImportRefused`. */
export const readBoardFile = (text: string): BoardInput => boardIn(readJsonFile(text));

const keepProcess = async (tx: WriteTx, organisationId: string, process: ProcessInput): Promise<string> => {
  const phases = JSON.stringify(process.phases.map((phase) => ({ ...phase, from: iso(phase.from) })));
  const values = [
    process.question,
    process.area?.code ?? '',
    process.area?.year ?? 0,
    process.theme ?? '',
    phases,
  ];
  const [row] = await tx.query<Row & { id: string }>(
    `INSERT INTO process (id, organisation_id, slug, question, area_code, area_year, theme, phases)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (organisation_id, slug) DO UPDATE SET question = excluded.question, area_code = excluded.area_code,
       area_year = excluded.area_year, theme = excluded.theme, phases = excluded.phases RETURNING id`,
    [randomUUID(), organisationId, process.slug, ...values],
  );
  // Other activities of the process change with it.
  const others = await tx.query<Row & { id: string }>('SELECT id FROM activity WHERE process_id = ?', [
    row!.id,
  ]);
  for (const { id } of others) tx.changed(activityTopic(id));
  return row!.id;
};

const keepGroups = async (tx: WriteTx, boardId: string, input: BoardInput): Promise<void> => {
  await tx.query('DELETE FROM board_group WHERE board_id = ?', [boardId]);
  const { categories = [], areas = [] } = input;
  const insert = (kind: string, at: number, id: string, name: string, code?: string, year?: number) =>
    tx.query(
      'INSERT INTO board_group (board_id, kind, id, name, position, code, year) VALUES (?, ?, ?, ?, ?, ?, ?)',
      [boardId, kind, id, name, at, code ?? null, year ?? null],
    );
  for (const [at, { id, name }] of categories.entries()) await insert('category', at, id, name);
  for (const [at, { id, name, code, year }] of areas.entries())
    await insert('area', at, id, name, code, year);
};

const columnsOf = (input: BoardInput): Record<string, unknown> => ({
  sort: input.sort ?? 'random',
  place: input.place ?? 'optional',
  within: input.within ?? false,
  pictures: input.pictures ?? true,
  grid: input.grid ?? 'wgs84',
  outline: input.outline === undefined ? null : JSON.stringify(input.outline),
  agenda:
    input.agenda === undefined
      ? null
      : JSON.stringify({
          ...input.agenda,
          ...(input.agenda.until !== undefined && { until: iso(input.agenda.until) }),
        }),
  answer_days: input.answerDays ?? null,
});

// Conversations under ideas are open for whom and as long as their board is.
const followBoard = async (
  tx: WriteTx,
  boardId: string,
  row: { closesAt: string; access: string; moderation: string },
): Promise<void> => {
  const threads = await tx.query<Row & { id: string }>(
    `UPDATE activity SET closes_at = ?, access = ?, moderation = ? WHERE id IN (
       SELECT t.activity_id FROM thread t JOIN idea i ON i.id = t.idea_id WHERE i.board_id = ?) RETURNING id`,
    [row.closesAt, row.access, row.moderation, boardId],
  );
  for (const { id } of threads) tx.changed(activityTopic(id));
};

/**
 * Keeps a board under its ref: a new one, or the changed one; ideas stay. Throws NotFound for the organisation, and
 * RefTaken for a ref of something else.
 */
export const keepBoard = async (tx: WriteTx, input: BoardInput): Promise<{ id: string; made: boolean }> => {
  const organisationId = await organisationBySlug(tx, input.organisation);
  if (organisationId === undefined) throw new NotFound(`organisation "${input.organisation}"`);
  const before = await tx.manager.findOneBy(ActivitySchema, { ref: input.ref });
  if (before !== null && (before.kind !== 'board' || before.organisationId !== organisationId))
    throw new RefTaken(input.ref);
  const row = {
    processId: input.process === undefined ? null : await keepProcess(tx, organisationId, input.process),
    title: input.title,
    lead: input.lead ?? null,
    language: input.language ?? 'nl',
    opensAt: iso(input.opensAt),
    closesAt: input.closesAt === undefined ? NEVER : iso(input.closesAt),
    access: input.access ?? 'guest',
    moderation: input.moderation ?? 'after',
  };
  const columns = columnsOf(input);
  const names = Object.keys(columns);
  const id = before?.id ?? randomUUID();
  if (before === null) {
    await tx.manager.insert(ActivitySchema, {
      ...row,
      id,
      organisationId,
      ref: input.ref,
      kind: 'board',
      results: 'always',
      closedAt: null,
      publishedAt: null,
      version: 1,
    });
    await tx.query(
      `INSERT INTO board (activity_id, ${names.join(', ')}) VALUES (?, ${names.map(() => '?').join(', ')})`,
      [id, ...Object.values(columns)],
    );
  } else {
    await tx.manager.update(ActivitySchema, { id }, { ...row, version: before.version + 1 });
    await tx.query(
      `UPDATE board SET ${names.map((name) => `${name} = ?`).join(', ')} WHERE activity_id = ?`,
      [...Object.values(columns), id],
    );
  }
  await keepGroups(tx, id, input);
  await followBoard(tx, id, row);
  tx.changed(activityTopic(id));
  return { id, made: before === null };
};
