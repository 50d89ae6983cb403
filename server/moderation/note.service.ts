import type { ReadTx } from '../database/door.js';
import { noteAnnotations } from './note.annotations.js';
import { noteCsv } from './note.csv.js';
import { noteHtml } from './note.html.js';
import { readNote } from './note.read.js';
import type { NoteOrder } from './note.themes.js';
import { ownThread } from './thread.settings.js';

export { noteOrders, type NoteOrder } from './note.themes.js';

/** The forms of a response note. */
export const noteFormats = ['html', 'csv', 'jsonld'] as const;
export type NoteFormat = (typeof noteFormats)[number];

/** The media type of each form. */
export const noteTypes: Record<NoteFormat, string> = {
  html: 'text/html; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
  jsonld: 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
};

/** A response note as a file. Throws NotFound for a thread of another organisation. */
export const responseNote = async (
  tx: ReadTx,
  of: { organisationId: string; ref: string; format: NoteFormat; by: NoteOrder; publicUrl: string },
  now: Date,
): Promise<string> => {
  const { organisationId, ref, format, by, publicUrl } = of;
  const note = await readNote(tx, await ownThread(tx, organisationId, ref), now);
  const linkOf = (id: string) => `${publicUrl}/a/${note.ref}?reactie=${id}`;
  const collection = `${publicUrl}/v1/threads/${note.ref}/response-note?format=jsonld`;
  if (format === 'csv') return noteCsv(note, by, linkOf);
  return format === 'html' ? noteHtml(note, by, linkOf) : noteAnnotations(note, { collection, linkOf });
};
