import process from 'node:process';
import { keyFolder } from '../../../server/ballot/ballot.service.js';
import { openDatabase } from '../../../server/database/open.js';
import { numberKeysOf, Paper } from '../../../server/paper/paper.service.js';
import { entities } from '../../../server/rooms.js';
import { votableKinds } from '../../../server/votables.js';

/** Confirms batches one after another, and says of each that it is done; it is killed in between. */
const [file, keysDir, organisationId, ...batches] = process.argv.slice(2) as [string, string, string];
const database = await openDatabase({ file }, { entities });
const numberKeys = numberKeysOf(() => Buffer.alloc(32, 7));
const paper = new Paper({ database, keys: keyFolder(keysDir), kinds: votableKinds, numberKeys });
const acting = {
  actor: { organisationId, person: 'twee', name: 'Twee' },
  now: new Date('2026-03-18T12:00:00Z'),
};
for (const id of batches) {
  const key = await paper.keyFor(id);
  await database.write(async (tx) => {
    const { batch } = await paper.read(tx, acting, id);
    return paper.decide(tx, acting, id, { decision: 'confirm', version: batch.version }, key);
  });
  process.stdout.write(`${id}\n`);
}
