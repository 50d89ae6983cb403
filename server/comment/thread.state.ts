import type { Passages, Quote, Thread } from '../../contract/comment.schema.js';
import type { ReadTx, Row } from '../database/door.js';
import { readPage } from './comment.page.js';
import { quoteOf, type CommentRow } from './comment.row.js';
import type { KnownThread } from './thread.definition.js';

/** What comments change of a thread, in one view of the data. */
export interface ThreadState extends Pick<Thread, 'comments' | 'withdrawn' | 'hidden' | 'version' | 'first'> {
  document: DocumentRow | undefined;
}

/** The document of a thread as it is kept. */
export interface DocumentRow {
  url: string;
  title?: string | undefined;
  ref?: string | undefined;
  fileUrl?: string | undefined;
  version?: string | undefined;
}

/** The document of this id. */
export const readDocument = async (tx: ReadTx, id: string): Promise<DocumentRow | undefined> => {
  const [row] = await tx.query<
    Row & { url: string; title: string | null; ref: string | null; file_url: string | null }
  >('SELECT url, title, ref, file_url FROM document WHERE id = ?', [id]);
  if (row === undefined) return undefined;
  // What was imported goes before what only readers' browsers told of: anyone can make up a hash.
  const [newest] = await tx.query<Row & { hash: string }>(
    `SELECT hash FROM document_version WHERE document_id = ?
     ORDER BY CASE WHEN imported_at IS NULL THEN 1 ELSE 0 END, imported_at DESC, first_seen DESC, hash LIMIT 1`,
    [id],
  );
  return {
    url: row.url,
    title: row.title ?? undefined,
    ref: row.ref ?? undefined,
    fileUrl: row.file_url ?? undefined,
    version: newest?.hash,
  };
};

/** What a thread is about: the title of its document, or its own. */
export const readTitle = async (tx: ReadTx, { activity, documentId }: KnownThread): Promise<string> =>
  (documentId === undefined ? undefined : (await readDocument(tx, documentId))?.title) ?? activity.title;

/** The kept numbers of a thread; `version` grows with each change. */
export const readNumbers = async (
  tx: ReadTx,
  threadId: string,
): Promise<{ comments: number; withdrawn: number; version: number }> => {
  const [row] = await tx.query<Row & { comments: number; withdrawn: number; version: number }>(
    `SELECT t.comments, t.withdrawn, a.version FROM thread t JOIN activity a ON a.id = t.activity_id
     WHERE t.activity_id = ?`,
    [threadId],
  );
  if (row === undefined) throw new Error(`There is no thread ${threadId}.`);
  return { comments: row.comments, withdrawn: row.withdrawn, version: row.version };
};

const unbegun: ThreadState = {
  comments: 0,
  withdrawn: 0,
  version: 0,
  hidden: [],
  first: { comments: [], sort: 'oldest', more: [] },
  document: undefined,
};

/** Reads what the public answer of a thread is made of. */
export const readState = async (
  tx: ReadTx,
  { id, documentId, beginsWith }: KnownThread,
): Promise<ThreadState> => {
  if (beginsWith !== undefined) return unbegun;
  const numbers = await readNumbers(tx, id);
  const hidden = await tx.query<Row & Thread['hidden'][number]>(
    'SELECT reason, count FROM thread_hidden WHERE thread_id = ? AND count > 0 ORDER BY reason',
    [id],
  );
  return {
    ...numbers,
    hidden: hidden.map(({ reason, count }) => ({ reason, count })),
    first: await readPage(tx, id, { sort: 'oldest' }),
    document: documentId === undefined ? undefined : await readDocument(tx, documentId),
  };
};

/** Passages of one answer, and the comments that are looked at for them. */
const PASSAGES = 500;
const LOOKED_AT = 5000;

/** The passages of a thread with their published comments, those that were commented first. */
export const readPassagesOf = async (tx: ReadTx, threadId: string): Promise<Passages> => {
  const rows = await tx.query<CommentRow>(
    `SELECT c.id, a.exact, a.prefix, a.suffix, a.starts, a.ends, a.page, a.version
     FROM comment_anchor a JOIN comment c ON c.id = a.comment_id
     WHERE a.thread_id = ? AND c.state = 'published' ORDER BY a.position LIMIT ?`,
    [threadId, LOOKED_AT],
  );
  const passages = new Map<string, { quote: Quote; comments: string[] }>();
  for (const row of rows) {
    const quote = quoteOf(row)!;
    const name = JSON.stringify(quote);
    const known = passages.get(name);
    if (known) known.comments.push(row.id);
    else if (passages.size < PASSAGES) passages.set(name, { quote, comments: [row.id] });
  }
  return { passages: [...passages.values()] };
};
