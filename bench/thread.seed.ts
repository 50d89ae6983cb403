import { performance } from 'node:perf_hooks';
import { freshThread } from '../server/comment/comment.service.js';
import { readState } from '../server/comment/thread.state.js';
import type { Database } from '../server/database/door.js';
import { buildThread } from '../test/support/threading.js';

/** A thread of so many comments, every fifth of the first level and the others below it, so that the first page of 100 is as full as of more, by plain SQL. */
export const seedThread = async (
  database: Database,
  organisation: { id: string },
  comments: number,
): Promise<{ id: string; ref: string }> => {
  const built = await database.write((tx) => buildThread(tx, organisation));
  const { id } = built;
  const prefix = id.replaceAll('-', '').slice(0, 9);
  // The letters of ids here are those of hexadecimal, which Crockford's base 32 has too.
  const name = (at: string) => `'${prefix}' || printf('%07x', ${at})`;
  for (let from = 1; from <= comments; from += 100_000) {
    const until = Math.min(comments, from + 99_999);
    await database.write((tx) =>
      tx.query(
        `WITH RECURSIVE n (p) AS (SELECT ${from} UNION ALL SELECT p + 1 FROM n WHERE p < ${until})
         INSERT INTO comment (id, organisation_id, thread_id, position, parent_id, list, depth, pseudonym, state, body,
           medium, created_at, published, children, replies)
         SELECT ${name('p')}, ?, ?, p,
           CASE WHEN p % 5 = 1 THEN NULL ELSE ${name('p - (p - 1) % 5')} END,
           CASE WHEN p % 5 = 1 THEN 'thread' ELSE ${name('p - (p - 1) % 5')} END,
           CASE WHEN p % 5 = 1 THEN 1 ELSE 2 END, 'Merel ' || p, 'published',
           'Laat de bomen langs de singel staan, en maak de stoep breder. Dit is reactie ' || p, 'online',
           '2026-03-18T12:00:00.000Z', p, CASE WHEN p % 5 = 1 THEN 4 ELSE 0 END, CASE WHEN p % 5 = 1 THEN 4 ELSE 0 END
         FROM n`,
        [organisation.id, id],
      ),
    );
  }
  await database.write((tx) =>
    tx.query(
      'UPDATE thread SET comments = ?, next_position = ?, next_publication = ? WHERE activity_id = ?',
      [comments, comments, comments, id],
    ),
  );
  return built;
};

/** Milliseconds that one uncached read of a thread's public state takes, on average over `count`. */
export const timeFirstPages = async (database: Database, ref: string, count: number): Promise<number> => {
  const thread = await database.read((tx) => freshThread(tx, ref));
  const begin = performance.now();
  for (let read = 0; read < count; read++) await database.read((tx) => readState(tx, thread));
  return (performance.now() - begin) / count;
};
