import { randomUUID } from 'node:crypto';
import type { DocumentPlace } from '../channel/channel.service.js';
import { randomLetters } from '../core/letters.js';
import type { WriteTx } from '../database/door.js';
import { DOCUMENTS, ensureDocument } from '../document/document.service.js';
import { NEVER } from './thread.presenter.js';

export { DOCUMENTS } from '../document/document.service.js';

/**
 * The ref of the thread of a document, which begins here where it had none: with its first comment in the same unit.
 * A document that was imported has its title; else what the page of its first commenter said.
 */
export const threadOfDocument = async (
  tx: WriteTx,
  { organisationId, language, moderation }: DocumentPlace,
  { url, title }: { url: string; title: string | undefined },
  now: Date,
): Promise<string> => {
  const document = await ensureDocument(tx, organisationId, url, title, now);
  if (document.ref !== undefined) return document.ref;
  const threadId = randomUUID();
  const ref = `d-${randomLetters(12)}`;
  await tx.query(
    `INSERT INTO activity (id, organisation_id, ref, kind, title, language, opens_at, closes_at, access, moderation,
       results) VALUES (?, ?, ?, 'thread', ?, ?, ?, ?, 'guest', ?, 'always')`,
    [threadId, organisationId, ref, document.title ?? url.slice(0, 200), language, now, NEVER, moderation],
  );
  await tx.query('INSERT INTO thread (activity_id, document_id) VALUES (?, ?)', [threadId, document.id]);
  await tx.query('UPDATE document SET thread_id = ? WHERE id = ?', [threadId, document.id]);
  tx.changed(DOCUMENTS);
  return ref;
};
