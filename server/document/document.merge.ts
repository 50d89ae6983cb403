import type { WriteTx } from '../database/door.js';
import { DOCUMENTS, type KnownDocument } from './document.identity.js';

/**
 * Makes one document of two that are the same: every name of `from` leads to `into`, which also gets its texts and
 * its file where it has none. The page of `from` stays for old links. Their threads are merged before: at most one of
 * them has one, or both have the same.
 */
export const mergeDocuments = async (
  tx: WriteTx,
  from: KnownDocument,
  into: KnownDocument,
): Promise<void> => {
  const both = [into.id, from.id];
  await tx.query('UPDATE document_alias SET document_id = ? WHERE document_id = ?', both);
  await tx.query(
    `INSERT INTO document_page (document_id, hash, page, content)
     SELECT ?, p.hash, p.page, p.content FROM document_page p WHERE p.document_id = ?
     ON CONFLICT (document_id, hash, page) DO NOTHING`,
    both,
  );
  await tx.query(
    `INSERT INTO document_version (document_id, hash, first_seen, source, pages, imported_at)
     SELECT ?, v.hash, v.first_seen, v.source, v.pages, v.imported_at FROM document_version v
     WHERE v.document_id = ?
     ON CONFLICT (document_id, hash) DO UPDATE SET
       source = CASE WHEN excluded.imported_at IS NULL THEN document_version.source ELSE excluded.source END,
       pages = CASE WHEN excluded.imported_at IS NULL THEN document_version.pages ELSE excluded.pages END,
       imported_at = COALESCE(document_version.imported_at, excluded.imported_at)`,
    both,
  );
  const threadId = into.threadId ?? from.threadId ?? null;
  await tx.query('UPDATE document SET thread_id = ? WHERE id IN (?, ?)', [threadId, ...both]);
  if (threadId !== null && into.threadId === undefined)
    await tx.query('UPDATE thread SET document_id = ? WHERE activity_id = ?', [into.id, threadId]);
  await tx.query(
    `UPDATE document SET title = COALESCE(title, ?), file_url = COALESCE(file_url,
       (SELECT f.file_url FROM document f WHERE f.id = ?)) WHERE id = ?`,
    [from.title ?? null, from.id, into.id],
  );
  tx.changed(DOCUMENTS);
};
