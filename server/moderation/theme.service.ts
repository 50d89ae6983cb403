import type { CommentState } from '../../contract/comment.schema.js';
import type { ThemesInput, ThreadThemes } from '../../contract/moderation.schema.js';
import { InvalidInput } from '../core/errors.js';
import type { ReadTx, Row, WriteTx } from '../database/door.js';
import { recordAct, type Actor } from './audit.service.js';
import { ownThread } from './thread.settings.js';

/** A theme as it is kept: without spaces around it, or twice in a row. */
export const themeOf = (typed: string): string => typed.normalize().replace(/\s+/gu, ' ').trim();

/** What two themes have in common that are one to a reader: capitals make no other theme. */
export const themeKey = (theme: string): string => theme.toLocaleLowerCase();

/** The themes of a thread in the order of their names, as they were first written. */
const readThemes = async (tx: ReadTx, threadId: string, language: string): Promise<ThreadThemes> => {
  const rows = await tx.query<Row & { theme: string; count: number }>(
    `SELECT theme, COUNT(*) AS count FROM comment
     WHERE thread_id = ? AND list = 'thread' AND state = 'published' GROUP BY theme ORDER BY MIN(position)`,
    [threadId],
  );
  const themes = new Map<string, { theme: string; comments: number }>();
  let without = 0;
  for (const { theme, count } of rows) {
    const known = themes.get(themeKey(theme));
    if (theme === '') without += Number(count);
    else if (known) known.comments += Number(count);
    else themes.set(themeKey(theme), { theme, comments: Number(count) });
  }
  const { compare } = new Intl.Collator(language);
  return { themes: [...themes.values()].sort((a, b) => compare(a.theme, b.theme)), without };
};

/** The themes of a thread of an organisation. Throws NotFound. */
export const threadThemes = async (
  tx: ReadTx,
  organisationId: string,
  ref: string,
): Promise<ThreadThemes> => {
  const { id, activity } = await ownThread(tx, organisationId, ref);
  return readThemes(tx, id, activity.language);
};

type Given = ThemesInput['comments'];

const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ');

/** Without the replies among them, which follow the comment above them. */
export const withoutReplies = async (tx: ReadTx, comments: Given): Promise<Given> => {
  const ids = comments.map(({ id }) => id);
  const rows = await tx.query<Row & { id: string }>(
    `SELECT id FROM comment WHERE parent_id IS NOT NULL AND id IN (${marks(ids)})`,
    ids,
  );
  const replies = new Set(rows.map(({ id }) => id));
  return comments.filter(({ id }) => !replies.has(id));
};

/** What changes, by theme. Throws InvalidInput for what is not a comment of the first level of the thread. */
const changesIn = async (tx: ReadTx, threadId: string, comments: Given): Promise<Map<string, string[]>> => {
  const ids = comments.map(({ id }) => id);
  const rows = await tx.query<Row & { id: string; theme: string; state: CommentState }>(
    `SELECT id, theme, state FROM comment WHERE thread_id = ? AND parent_id IS NULL AND id IN (${marks(ids)})`,
    [threadId, ...ids],
  );
  const now = new Map(rows.map((row) => [row.id, row]));
  const faults = comments.flatMap(({ id }, at) =>
    now.has(id)
      ? []
      : [
          {
            at: `/comments/${at}/id`,
            rule: 'root',
            detail: 'is no comment of the first level of this thread',
          },
        ],
  );
  if (faults.length > 0) throw new InvalidInput(faults);
  const changes = new Map<string, string[]>();
  for (const [id, typed] of new Map(comments.map(({ id, theme }) => [id, theme]))) {
    const { theme: before, state } = now.get(id)!;
    // What its author withdrew since the table was made has no words that a theme could be about.
    const theme = state === 'withdrawn' ? '' : themeOf(typed);
    if (theme !== before) changes.set(theme, [...(changes.get(theme) ?? []), id]);
  }
  return changes;
};

/**
 * Gives comments of a thread of the actor's organisation a theme, or takes it away, and answers its themes. Throws
 * NotFound, and InvalidInput where one is not a comment of the first level of that thread.
 */
export const setThemes = async (
  tx: WriteTx,
  actor: Actor,
  ref: string,
  { comments }: ThemesInput,
  now: Date,
): Promise<ThreadThemes> => {
  const thread = await ownThread(tx, actor.organisationId, ref);
  for (const [theme, ids] of await changesIn(tx, thread.id, comments)) {
    await tx.query(`UPDATE comment SET theme = ? WHERE id IN (${marks(ids)})`, [theme, ...ids]);
    const which = ids.length === 1 ? `comment ${ids[0]}` : `${ids.length} comments`;
    const act = {
      act: 'thread.theme',
      subject: `thread ${thread.ref}`,
      note: `${which}: ${theme || 'none'}`,
    };
    await recordAct(tx, actor, act, now);
  }
  return readThemes(tx, thread.id, thread.activity.language);
};
