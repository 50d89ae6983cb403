import type { ReadTx, Row } from '../database/door.js';
import { wholeBlocks, type TextPage, type WholeBlock } from './document.text.js';
import { pagesOf, versionsOf, type KeptVersion } from './document.versions.js';

/** A document to read: one version of its text, and what surrounds it. */
export interface Reader {
  ref: string;
  /** Its canonical address. */
  url: string;
  title: string;
  file: string | undefined;
  organisation: string;
  organisationSlug: string;
  language: string;
  /** Ref of its thread, once that began. */
  thread: string | undefined;
  shown: KeptVersion;
  /** The one that was imported last first. */
  versions: KeptVersion[];
  /** Whether the pages are those of paper. */
  paged: boolean;
  blocks: WholeBlock[];
  /** Pages without text, by number. */
  lacking: { page: number; lacks: NonNullable<TextPage['lacks']> }[];
  pages: number;
}

interface Kept extends Row {
  id: string;
  url: string;
  title: string | null;
  file_url: string | null;
  organisation: string;
  slug: string;
  language: string;
  thread: string | null;
}

/** The document of a `/d/{ref}`, in a version or the one that was imported last; nothing when there is none. */
export const readReader = async (
  tx: ReadTx,
  ref: string,
  version: string | undefined,
): Promise<Reader | undefined> => {
  // A text that PostgreSQL cannot take names no document.
  if (`${ref}${version ?? ''}`.includes('\0')) return undefined;
  const [row] = await tx.query<Kept>(
    `SELECT d.id, d.url, d.title, d.file_url, o.name AS organisation, o.slug, o.language, y.ref AS thread
     FROM document d JOIN organisation o ON o.id = d.organisation_id
     LEFT JOIN activity y ON y.id = d.thread_id WHERE d.ref = ?`,
    [ref],
  );
  if (row === undefined) return undefined;
  const versions = await versionsOf(tx, row.id);
  const shown = version === undefined ? versions[0] : versions.find((one) => one.version === version);
  if (shown === undefined) return undefined;
  const pages = await pagesOf(tx, row.id, shown.version);
  return {
    ref,
    url: row.url,
    title: row.title ?? row.url,
    file: row.file_url ?? undefined,
    organisation: row.organisation,
    organisationSlug: row.slug,
    language: row.language,
    thread: row.thread ?? undefined,
    shown,
    versions,
    paged: shown.pages > 0,
    blocks: wholeBlocks(pages),
    lacking: pages.flatMap(({ lacks }, at) => (lacks ? [{ page: at + 1, lacks }] : [])),
    pages: pages.length,
  };
};
