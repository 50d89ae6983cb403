import type { Database } from '../database/door.js';
import { ensureDocument } from './document.identity.js';
import { readDocument, type DocumentFile, type Reading } from './document.read.js';
import { wordsOf } from './document.text.js';
import { keepVersion } from './document.versions.js';

/** A document to import. */
export interface Importing extends DocumentFile {
  organisationId: string;
  /** Its canonical address, below a registered prefix. */
  url: string;
  title?: string | undefined;
  /** Address of the file itself. */
  fileUrl?: string | undefined;
  now: Date;
}

/** What an import did. */
export interface Imported {
  /** Name of its page, `/d/{reader}`. */
  reader: string;
  /** SHA-256 of its text. */
  version: string;
  /** Whether this text was not kept before. */
  fresh: boolean;
  title: string;
  pages: number;
  words: number;
  /** Numbers of the pages that are only a picture, that are empty, and that could not be read. */
  lacking: Record<'text' | 'everything' | 'sense', number[]>;
}

/** Reads a file and keeps its text as a version of the document. Throws UnreadableDocument. */
export const importDocument = async (
  database: Database,
  { organisationId, url, title, fileUrl, now, ...file }: Importing,
  reading: Reading = {},
): Promise<Imported> => {
  const text = await readDocument(file, reading);
  const { pages, paged } = text;
  const called = title ?? text.title ?? pages[0]?.blocks.find(({ kind }) => kind === 'heading')?.text;
  const kept = await database.write(async (tx) => {
    const document = await ensureDocument(tx, organisationId, url, called?.slice(0, 200), now);
    return {
      title: title ?? document.title ?? url,
      ...(await keepVersion(tx, document.id, { pages, paged, title, fileUrl }, now)),
    };
  });
  const lacking: Imported['lacking'] = { text: [], everything: [], sense: [] };
  for (const [at, { lacks }] of pages.entries()) if (lacks) lacking[lacks].push(at + 1);
  const words = wordsOf(pages).match(/\S+/g)?.length ?? 0;
  return { ...kept, pages: pages.length, words, lacking };
};
