import { findQuote } from '../../anchoring/find.js';
import type { Quote } from '../../contract/comment.schema.js';
import { quoteOf, type CommentRow, type KnownThread, readState } from '../comment/comment.service.js';
import type { ReadTx } from '../database/door.js';
import { newestWords } from '../document/document.service.js';
import { noteOf, type Listed, type Locate, type Note } from './note.model.js';

/** Reactions in one note, and those that are read at once. */
const MOST = 20_000;
const PIECE = 1000;

type Kept = CommentRow & { list: string; theme: string };

const listedOf = (row: Kept): Listed => {
  const shows = row.state === 'published';
  return {
    id: row.id,
    list: row.list,
    level: row.depth,
    state: row.state,
    at: row.created_at,
    name: shows ? row.pseudonym : '',
    official: shows ? (row.official ?? undefined) : undefined,
    kind: row.kind ?? undefined,
    theme: row.theme,
    text: shows ? row.body : '',
    suggestion: shows ? (row.suggestion ?? undefined) : undefined,
    quote: quoteOf(row),
    parent: row.parent_id ?? undefined,
    agree: row.agree,
    disagree: row.disagree,
  };
};

const readListed = async (tx: ReadTx, threadId: string): Promise<Listed[]> => {
  const all: Listed[] = [];
  for (let after = 0; all.length < MOST;) {
    const rows = await tx.query<Kept>(
      `SELECT c.id, c.position, c.parent_id, c.list, c.depth, c.pseudonym, c.official, c.state, c.kind, c.theme, c.body,
         c.suggestion, c.created_at, c.agree, c.disagree, a.exact, a.prefix, a.suffix, a.starts, a.ends, a.page,
         a.version
       FROM comment c LEFT JOIN comment_anchor a ON a.comment_id = c.id
       WHERE c.thread_id = ? AND c.position > ? AND c.list <> '' ORDER BY c.position LIMIT ?`,
      [threadId, after, PIECE],
    );
    all.push(...rows.map(listedOf));
    if (rows.length < PIECE) break;
    after = rows.at(-1)!.position;
  }
  return all;
};

/** Finds passages in the newest text that the server itself has of a document. */
const locatorOf = async (tx: ReadTx, documentId: string | undefined): Promise<Locate> => {
  const text = documentId === undefined ? undefined : await newestWords(tx, documentId);
  if (!text) return () => undefined;
  const known = new Map<string, number | 'gone'>();
  return (quote: Quote) => {
    const name = JSON.stringify([quote.exact, quote.prefix, quote.suffix, quote.start]);
    const found = known.get(name) ?? findQuote(text, quote)?.start ?? 'gone';
    known.set(name, found);
    return found;
  };
};

/** Reads a thread as a response note. */
export const readNote = async (tx: ReadTx, thread: KnownThread, now: Date): Promise<Note> => {
  const { activity } = thread;
  const { document, comments, hidden, withdrawn } = await readState(tx, thread);
  const listed = await readListed(tx, thread.id);
  const about = {
    ref: thread.ref,
    title: document?.title ?? activity.title,
    organisation: activity.organisation,
    language: activity.language,
    document: document && { url: document.url, version: document.version },
    comments,
    hidden,
    withdrawn,
    madeAt: now.toISOString(),
    partial: listed.length >= MOST,
  };
  return noteOf(about, listed, await locatorOf(tx, thread.documentId));
};
