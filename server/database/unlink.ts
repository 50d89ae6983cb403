import type { WriteTx } from './door.js';

/** The two stores of a poll with the columns they keep, the tag last in the key (BALLOTS.md, 1). */
const stores = [
  { table: 'poll_roll', tag: 'person_tag' },
  { table: 'poll_box', tag: 'ballot_tag' },
] as const;

/** The tables that {@link shuffleStores} rewrites; hand them to `database.scrub` after it has been committed. */
export const unlinkedTables: readonly string[] = stores.map(({ table }) => table);

/**
 * Writes the roll and the box of a poll anew, each in the order of its tags, within one unit, so that neither the
 * place of a row (ctid on PostgreSQL, the place in a page on SQLite) nor the transaction that wrote it (xmin) lines
 * the two up. The old rows are gone for good only after `database.scrub(unlinkedTables)`.
 */
export async function shuffleStores(tx: WriteTx, pollId: string): Promise<void> {
  for (const { table, tag } of stores) {
    const aside = `aside_${table}`;
    await tx.query(`CREATE TEMPORARY TABLE ${aside} AS SELECT * FROM ${table} WHERE 1 = 0`);
    await tx.query(`INSERT INTO ${aside} SELECT * FROM ${table} WHERE poll_id = ?`, [pollId]);
    await tx.query(`DELETE FROM ${table} WHERE poll_id = ?`, [pollId]);
    await tx.query(`INSERT INTO ${table} SELECT * FROM ${aside} ORDER BY ${tag}`);
    await tx.query(`DROP TABLE ${aside}`);
  }
}
