import { randomUUID } from 'node:crypto';
import type { AccessLevel } from '../../contract/activity.schema.js';
import { underIdea } from '../activity/activity.service.js';
import { NotFound } from '../core/errors.js';
import type { ReadTx, Row, WriteTx } from '../database/door.js';
import type { KnownThread, Moderation } from './thread.definition.js';

/** An idea that a conversation may begin under, with what of its board holds for it. */
interface Talked extends Row {
  id: string;
  title: string;
  board_id: string;
  organisation_id: string;
  organisation: string;
  organisation_slug: string;
  language: string;
  opens_at: string;
  closes_at: string;
  closed_at: string | null;
  access: AccessLevel;
  moderation: Moderation;
}

const talkedAbout = async (tx: ReadTx, ref: string): Promise<Talked> => {
  const id = underIdea.exec(ref)?.[1];
  const [row] =
    id === undefined
      ? []
      : await tx.query<Talked>(
          `SELECT i.id, i.title, i.board_id, y.organisation_id, o.name AS organisation, o.slug AS organisation_slug,
             y.language, y.opens_at, y.closes_at, y.closed_at, y.access, y.moderation
           FROM idea i JOIN activity y ON y.id = i.board_id JOIN organisation o ON o.id = y.organisation_id
           WHERE i.id = ? AND i.state = 'published'`,
          [id],
        );
  if (row === undefined) throw new NotFound('thread');
  return row;
};

/** The conversation under an idea before its first comment. Throws NotFound where there is no such idea. */
export const unbegunThread = async (tx: ReadTx, ref: string): Promise<KnownThread> => {
  const idea = await talkedAbout(tx, ref);
  return {
    id: '',
    ref,
    home: idea.board_id,
    activity: {
      id: '',
      ref,
      kind: 'thread',
      title: idea.title,
      lead: undefined,
      language: idea.language,
      organisationId: idea.organisation_id,
      organisation: idea.organisation,
      organisationSlug: idea.organisation_slug,
      access: idea.access,
      opensAt: new Date(idea.opens_at),
      closesAt: new Date(idea.closes_at),
      closedAt: idea.closed_at === null ? undefined : new Date(idea.closed_at),
      publishedAt: undefined,
    },
    moderation: idea.moderation,
    kinds: [],
    reactions: true,
    documentId: undefined,
    mergedInto: undefined,
    beginsWith: `idea:${idea.id}`,
  };
};

/**
 * Begins the conversation under an idea with its first comment, in the same unit: open as long as its board, for whom
 * its board is, and moderated as it is. Throws NotFound.
 */
export const beginIdeaThread = async (tx: WriteTx, ref: string): Promise<void> => {
  const idea = await talkedAbout(tx, ref);
  const id = randomUUID();
  await tx.query(
    `INSERT INTO activity (id, organisation_id, ref, kind, title, language, opens_at, closes_at, closed_at, access,
       moderation, results) VALUES (?, ?, ?, 'thread', ?, ?, ?, ?, ?, ?, ?, 'always')`,
    [
      id,
      idea.organisation_id,
      ref,
      idea.title,
      idea.language,
      idea.opens_at,
      idea.closes_at,
      idea.closed_at,
      idea.access,
      idea.moderation,
    ],
  );
  await tx.query('INSERT INTO thread (activity_id, idea_id) VALUES (?, ?)', [id, idea.id]);
  tx.changed(`idea:${idea.id}`);
};

/** Keeps the number of comments on the idea that a thread is about. */
export const countOnIdea = async (tx: WriteTx, ideaId: string | null, change: number): Promise<void> => {
  if (ideaId === null || change === 0) return;
  const [row] = await tx.query<Row & { board_id: string }>(
    'UPDATE idea SET comments = comments + ? WHERE id = ? RETURNING board_id',
    [change, ideaId],
  );
  if (row === undefined) return;
  tx.changed(`idea:${ideaId}`);
  tx.changed(`board:${row.board_id}`);
};
