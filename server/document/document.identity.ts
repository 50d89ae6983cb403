import { randomUUID } from 'node:crypto';
import type { ReadTx, Row, WriteTx } from '../database/door.js';
import { suppliers } from './supplier.names.js';

/** The topic that says that a document came, or got a thread, a text, an alias or another document's place. */
export const DOCUMENTS = 'documents';

/** A document as it is known. */
export interface KnownDocument {
  readonly id: string;
  /** The canonical address under which it was first seen. */
  readonly url: string;
  readonly title: string | undefined;
  /** Its name in `/d/{ref}`, once its text was imported. */
  readonly reader: string | undefined;
  /** Id of the activity that is its thread, once that began. */
  readonly threadId: string | undefined;
  /** The ref of that thread. */
  readonly ref: string | undefined;
}

interface Kept extends Row {
  id: string;
  url: string;
  title: string | null;
  reader: string | null;
  thread_id: string | null;
  thread: string | null;
}

/**
 * The names of a document by its canonical address: the address itself first, and the one that a known supplier gives
 * it, so that it is the same document in another meeting or on another host.
 */
export const aliasesOf = (url: string): string[] => {
  const address = new URL(url);
  const names = suppliers.map((nameOf) => nameOf(address)).filter((name) => name !== undefined);
  return [`url:${url}`, ...names];
};

/** The document of an organisation at a canonical address, by the address itself or else by its supplier's name. */
export const findDocument = async (
  tx: ReadTx,
  organisationId: string,
  url: string,
): Promise<KnownDocument | undefined> => {
  const aliases = aliasesOf(url);
  const rows = await tx.query<Kept & { alias: string }>(
    `SELECT x.alias, d.id, d.url, d.title, d.ref AS reader, d.thread_id, y.ref AS thread
     FROM document_alias x JOIN document d ON d.id = x.document_id LEFT JOIN activity y ON y.id = d.thread_id
     WHERE x.organisation_id = ? AND x.alias IN (${aliases.map(() => '?').join(', ')})`,
    [organisationId, ...aliases],
  );
  const row = rows.find(({ alias }) => alias === aliases[0]) ?? rows[0];
  return (
    row && {
      id: row.id,
      url: row.url,
      title: row.title ?? undefined,
      reader: row.reader ?? undefined,
      threadId: row.thread_id ?? undefined,
      ref: row.thread ?? undefined,
    }
  );
};

/** Lets names lead to a document; a name that leads elsewhere stays there. */
export const nameDocument = async (
  tx: WriteTx,
  organisationId: string,
  documentId: string,
  aliases: readonly string[],
): Promise<void> => {
  for (const alias of aliases)
    await tx.query(
      `INSERT INTO document_alias (organisation_id, alias, document_id) VALUES (?, ?, ?)
       ON CONFLICT (organisation_id, alias) DO NOTHING`,
      [organisationId, alias, documentId],
    );
  tx.changed(DOCUMENTS);
};

/**
 * The document at a canonical address, which is made when nobody knew it, with all its names. A title is kept only
 * where there was none. It asks nobody whether the address is below a registered prefix: the caller has done so.
 */
export const ensureDocument = async (
  tx: WriteTx,
  organisationId: string,
  url: string,
  title: string | undefined,
  now: Date,
): Promise<KnownDocument> => {
  const known = await findDocument(tx, organisationId, url);
  const document = known ?? {
    id: randomUUID(),
    url,
    title,
    reader: undefined,
    threadId: undefined,
    ref: undefined,
  };
  if (known === undefined)
    await tx.query(
      'INSERT INTO document (id, organisation_id, url, title, first_seen) VALUES (?, ?, ?, ?, ?)',
      [document.id, organisationId, url, title ?? null, now],
    );
  else if (known.title === undefined && title !== undefined)
    await tx.query('UPDATE document SET title = ? WHERE id = ?', [title, known.id]);
  await nameDocument(tx, organisationId, document.id, aliasesOf(url));
  return { ...document, title: document.title ?? title };
};
