import type { ReadTx, Row, WriteTx } from '../database/door.js';
import { randomLetters } from '../core/letters.js';
import { DOCUMENTS } from './document.identity.js';
import { versionOf, wordsOf, type TextPage } from './document.text.js';

/** How many versions are kept that only readers' browsers told of: anyone can make up a hash. */
const MOST_SEEN = 100;

/** Keeps that a reader saw a version (SHA-256 of its text, hexadecimal) that was not known; what is known stays. */
export const noteVersion = async (
  tx: WriteTx,
  documentId: string,
  hash: string,
  now: Date,
): Promise<void> => {
  const [known] = await tx.query<Row & { versions: number; same: number }>(
    `SELECT COUNT(*) AS versions, SUM(CASE WHEN hash = ? THEN 1 ELSE 0 END) AS same FROM document_version
     WHERE document_id = ? AND (source = 'seen' OR hash = ?)`,
    [hash, documentId, hash],
  );
  if (Number(known?.same ?? 0) > 0 || Number(known?.versions ?? 0) >= MOST_SEEN) return;
  await tx.query(
    "INSERT INTO document_version (document_id, hash, first_seen, source) VALUES (?, ?, ?, 'seen')",
    [documentId, hash, now],
  );
  tx.changed(DOCUMENTS);
};

/** A text to keep of a document. */
export interface NewVersion {
  pages: readonly TextPage[];
  /** Whether the pages are those of paper. */
  paged: boolean;
  /** Replaces the title that it has. */
  title: string | undefined;
  /** Address of the file itself. */
  fileUrl: string | undefined;
}

/**
 * Keeps the text of a document, unless it is the text that is there, and gives it a page to read it on. Answers the
 * name of that page and the version.
 */
export const keepVersion = async (
  tx: WriteTx,
  documentId: string,
  { pages, paged, title, fileUrl }: NewVersion,
  now: Date,
): Promise<{ reader: string; version: string; fresh: boolean }> => {
  const version = versionOf(pages);
  const [known] = await tx.query<Row & { imported_at: string | null }>(
    'SELECT imported_at FROM document_version WHERE document_id = ? AND hash = ?',
    [documentId, version],
  );
  await tx.query(
    `INSERT INTO document_version (document_id, hash, first_seen, source, pages, imported_at)
     VALUES (?, ?, ?, 'import', ?, ?)
     ON CONFLICT (document_id, hash) DO UPDATE SET source = 'import', pages = excluded.pages,
       imported_at = excluded.imported_at`,
    [documentId, version, now, paged ? pages.length : 0, now],
  );
  await tx.query('DELETE FROM document_page WHERE document_id = ? AND hash = ?', [documentId, version]);
  for (const [at, page] of pages.entries())
    await tx.query('INSERT INTO document_page (document_id, hash, page, content) VALUES (?, ?, ?, ?)', [
      documentId,
      version,
      at + 1,
      JSON.stringify(page),
    ]);
  const [row] = await tx.query<Row & { ref: string }>(
    `UPDATE document SET ref = COALESCE(ref, ?), title = COALESCE(?, title), file_url = COALESCE(?, file_url)
     WHERE id = ? RETURNING ref`,
    [randomLetters(12), title ?? null, fileUrl ?? null, documentId],
  );
  tx.changed(DOCUMENTS);
  return { reader: row!.ref, version, fresh: (known?.imported_at ?? null) === null };
};

/** A version whose text is kept. */
export interface KeptVersion {
  version: string;
  firstSeen: Date;
  /** Pages of paper; 0 where it has none. */
  pages: number;
}

/** The versions whose text is kept, the one that was imported last first. */
export const versionsOf = async (tx: ReadTx, documentId: string): Promise<KeptVersion[]> => {
  const rows = await tx.query<Row & { hash: string; first_seen: string; pages: number }>(
    `SELECT hash, first_seen, pages FROM document_version WHERE document_id = ? AND imported_at IS NOT NULL
     ORDER BY imported_at DESC, hash`,
    [documentId],
  );
  return rows.map(({ hash, first_seen, pages }) => ({
    version: hash,
    firstSeen: new Date(first_seen),
    pages: Number(pages),
  }));
};

/** The pages of a version; none where it is not kept. */
export const pagesOf = async (tx: ReadTx, documentId: string, version: string): Promise<TextPage[]> => {
  const rows = await tx.query<Row & { content: string }>(
    'SELECT content FROM document_page WHERE document_id = ? AND hash = ? ORDER BY page',
    [documentId, version],
  );
  return rows.map(({ content }) => JSON.parse(content) as TextPage);
};

/** The words of the version that was imported last, one line a block; undefined where no text is kept. */
export const newestWords = async (tx: ReadTx, documentId: string): Promise<string | undefined> => {
  const [newest] = await versionsOf(tx, documentId);
  return newest && wordsOf(await pagesOf(tx, documentId, newest.version));
};
