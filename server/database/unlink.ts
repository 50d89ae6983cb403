import type { WriteTx } from './door.js';

/** The two stores of a poll with the columns they keep, the tag last in the key (BALLOTS.md, 1). */
const stores = [
  { table: 'poll_roll', tag: 'person_tag' },
  { table: 'poll_box', tag: 'ballot_tag' },
] as const;

/** The tables that {@link shuffleStores} rewrites; hand them to `database.scrub` after it has been committed. */
export const unlinkedTables: readonly string[] = stores.map(({ table }) => table);

// So many rows at once that reads which wait are answered in between.
const CHUNK = 5000;

/** The tags up to which each piece of a store goes; the last piece has no end. */
async function piecesOf(
  tx: WriteTx,
  source: { table: string; tag: string; where: string; values: readonly unknown[] },
): Promise<(string | undefined)[]> {
  const { table, tag, where, values } = source;
  const ends: string[] = [];
  for (;;) {
    const [row] = await tx.query<{ tag: string }>(
      `SELECT ${tag} AS tag FROM ${table} WHERE ${where} AND ${tag} > ? ORDER BY ${tag} LIMIT 1 OFFSET ${CHUNK - 1}`,
      [...values, ends.at(-1) ?? ''],
    );
    if (row === undefined) return [...ends, undefined];
    ends.push(row.tag);
  }
}

const turn = () => new Promise((done) => setImmediate(done));

/**
 * Writes the roll and the box of a poll anew, each in the order of its tags, within one unit, so that neither the
 * place of a row (ctid on PostgreSQL, the place in a page on SQLite) nor the transaction that wrote it (xmin) lines
 * the two up. The old rows are gone for good only after `database.scrub(unlinkedTables)`. Between pieces the event
 * loop turns: other writes wait, reads are answered.
 */
export async function shuffleStores(tx: WriteTx, pollId: string): Promise<void> {
  for (const { table, tag } of stores) {
    const aside = `aside_${table}`;
    const ends = await piecesOf(tx, { table, tag, where: 'poll_id = ?', values: [pollId] });
    const each = async (statement: (range: string) => string, first: readonly unknown[]) => {
      for (const [at, end] of ends.entries()) {
        const values = [...first, ends[at - 1] ?? '', ...(end === undefined ? [] : [end])];
        await tx.query(statement(`${tag} > ?${end === undefined ? '' : ` AND ${tag} <= ?`}`), values);
        await turn();
      }
    };
    await tx.query(`CREATE TEMPORARY TABLE ${aside} AS SELECT * FROM ${table} WHERE 1 = 0`);
    await each(
      (range) => `INSERT INTO ${aside} SELECT * FROM ${table} WHERE poll_id = ? AND ${range}`,
      [pollId],
    );
    await tx.query(`CREATE INDEX ${aside}_tag ON ${aside} (${tag})`);
    await each((range) => `DELETE FROM ${table} WHERE poll_id = ? AND ${range}`, [pollId]);
    await each((range) => `INSERT INTO ${table} SELECT * FROM ${aside} WHERE ${range} ORDER BY ${tag}`, []);
    await tx.query(`DROP TABLE ${aside}`);
  }
}
