import type { Comment, ModerationReason } from '../../contract/comment.schema.js';
import type { MyContributions } from '../../contract/privacy.schema.js';
import { commentColumns, commentTables, presentOwn, type CommentRow } from '../comment/comment.service.js';
import type { Visitor } from '../core/visitor.js';
import type { ReadTx, Row } from '../database/door.js';
import type { KeyOf } from '../idea/idea.service.js';
import { readIdeasOf, readSupportsOf } from './privacy.ideas.js';
import { privacyTexts } from './privacy.texts.js';

/** What a participant gets mail about; of the room of mail. */
export type MailsOf = (
  tx: ReadTx,
  participantId: string,
) => Promise<{ ref: string; kind: string; subject: string; confirmed_at: string }[]>;

interface Version extends Row {
  comment_id: string;
  body: string;
  suggestion: string | null;
  at: string;
}

type Own = CommentRow & { appeal: string | null; theme: string };
type Contribution = MyContributions['comments'][number];

const readVersions = async (tx: ReadTx, participantId: string): Promise<Map<string, Version[]>> => {
  const rows = await tx.query<Version>(
    `SELECT v.comment_id, v.body, v.suggestion, v.at FROM comment_version v JOIN comment c ON c.id = v.comment_id
     WHERE c.participant_id = ? ORDER BY v.comment_id, v.version`,
    [participantId],
  );
  const found = new Map<string, Version[]>();
  for (const row of rows) found.set(row.comment_id, [...(found.get(row.comment_id) ?? []), row]);
  return found;
};

const readComments = async (tx: ReadTx, participantId: string): Promise<Contribution[]> => {
  const versions = await readVersions(tx, participantId);
  const rows = await tx.query<Own>(
    `SELECT ${commentColumns}, c.appeal, c.theme FROM ${commentTables} WHERE c.participant_id = ?
     ORDER BY c.created_at, c.id`,
    [participantId],
  );
  return rows.map((row) => ({
    comment: presentOwn(row),
    versions: (versions.get(row.id) ?? []).map(({ body, suggestion, at }) => ({
      text: body,
      ...(suggestion !== null && { suggestion }),
      at,
    })),
    ...(row.note !== null && { note: row.note }),
    ...(row.appeal !== null && { appeal: row.appeal }),
    ...(row.theme !== '' && { theme: row.theme }),
  }));
};

interface Flag extends Row {
  subject_kind: 'comment' | 'idea';
  subject_id: Comment['id'];
  reason: ModerationReason;
  note: string | null;
  at: string;
}

const readFlags = async (tx: ReadTx, participantId: string): Promise<MyContributions['flags']> => {
  const rows = await tx.query<Flag>(
    `SELECT subject_kind, subject_id, reason, note, at FROM flag WHERE participant_id = ?
     ORDER BY at, subject_id`,
    [participantId],
  );
  return rows.map(({ subject_kind: kind, subject_id: id, reason, note, at }) => ({
    ...(kind === 'comment' ? { comment: id } : { idea: id }),
    reason,
    ...(note !== null && { note }),
    at,
  }));
};

const readBlocks = async (tx: ReadTx, participantId: string): Promise<MyContributions['blocks']> => {
  const rows = await tx.query<Row & { until: string; reason: ModerationReason; note: string | null }>(
    'SELECT until, reason, note FROM participant_block WHERE participant_id = ? ORDER BY until',
    [participantId],
  );
  return rows.map(({ until, reason, note }) => ({ until, reason, ...(note !== null && { note }) }));
};

interface Person extends Row {
  created_day: string;
  organisation: string;
  language: string;
}

/** Everything that is kept of a visitor. Ballots are secret, also to the server: the file says so. */
export const readContributions = async (
  tx: ReadTx,
  { participantId }: Visitor,
  { mailsOf, keyOf }: { mailsOf: MailsOf; keyOf: KeyOf },
  now: Date,
): Promise<MyContributions> => {
  const [person] = await tx.query<Person>(
    `SELECT p.created_day, o.name AS organisation, o.language
     FROM participant p JOIN organisation o ON o.id = p.organisation_id WHERE p.id = ?`,
    [participantId],
  );
  const { created_day: since, organisation, language } = person!;
  const mails = await mailsOf(tx, participantId);
  return {
    organisation,
    exportedAt: now.toISOString(),
    since,
    proofs: await tx.query<Row & MyContributions['proofs'][number]>(
      'SELECT kind, day FROM proof WHERE participant_id = ? ORDER BY day, kind',
      [participantId],
    ),
    names: await tx.query<Row & MyContributions['names'][number]>(
      `SELECT y.ref AS thread, n.name FROM thread_name n JOIN activity y ON y.id = n.thread_id
       WHERE n.participant_id = ?
       UNION ALL SELECT y.ref, b.name FROM board_name b JOIN activity y ON y.id = b.board_id
       WHERE b.participant_id = ? ORDER BY 1`,
      [participantId, participantId],
    ),
    comments: await readComments(tx, participantId),
    ideas: await readIdeasOf(tx, participantId, keyOf, now),
    ...(await readSupportsOf(tx, participantId)),
    reactions: await tx.query<Row & MyContributions['reactions'][number]>(
      'SELECT comment_id AS comment, reaction FROM comment_reaction WHERE participant_id = ? ORDER BY comment_id',
      [participantId],
    ),
    flags: await readFlags(tx, participantId),
    blocks: await readBlocks(tx, participantId),
    subscriptions: mails.map(({ ref, kind, subject, confirmed_at: at }) => ({
      ...(kind === 'board'
        ? { idea: subject }
        : { thread: ref, ...(subject !== '' && { comment: subject }) }),
      since: at,
    })),
    ballots: privacyTexts(language).ballotsKept,
  };
};
