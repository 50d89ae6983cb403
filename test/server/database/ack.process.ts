import { openDatabase } from '../../../server/database/open.js';

/** Writes 5,000 rows as fast as it can and prints each number once it is acknowledged: the process that is killed. */
const [place = '{}'] = process.argv.slice(2);
const database = await openDatabase(JSON.parse(place) as { file: string }, { entities: [] });
let next = 0;
const one = async (): Promise<void> => {
  for (let n = next++; n < 5000; n = next++) {
    await database.write((tx) =>
      tx.query('INSERT INTO poll_log_leaf (poll_id, position, commitment) VALUES (?, ?, ?)', [
        'p',
        n,
        `c${n}`,
      ]),
    );
    process.stdout.write(`${n}\n`);
  }
};
await Promise.all(Array.from({ length: 50 }, one));
process.stdout.write('end\n');
await database.close();
