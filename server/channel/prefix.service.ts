import type { Row, WriteTx } from '../database/door.js';
import { CHANNELS } from './channel.service.js';

/** Adds and removes prefixes below which the documents of a channel stand; answers those it now has, sorted. */
export const changePrefixes = async (
  tx: WriteTx,
  channelId: string,
  { add, remove }: { add: readonly string[]; remove: readonly string[] },
): Promise<string[]> => {
  const [row] = await tx.query<Row & { document_prefixes: string }>(
    'SELECT document_prefixes FROM channel WHERE id = ?',
    [channelId],
  );
  const before = JSON.parse(row?.document_prefixes ?? '[]') as string[];
  const prefixes = [...new Set([...before, ...add])].filter((one) => !remove.includes(one)).sort();
  await tx.query('UPDATE channel SET document_prefixes = ? WHERE id = ?', [
    JSON.stringify(prefixes),
    channelId,
  ]);
  tx.changed(CHANNELS);
  return prefixes;
};

/** Every prefix that an organisation's channels registered. */
export const prefixesOf = async (tx: Pick<WriteTx, 'query'>, organisationId: string): Promise<string[]> => {
  const rows = await tx.query<Row & { document_prefixes: string }>(
    'SELECT document_prefixes FROM channel WHERE organisation_id = ?',
    [organisationId],
  );
  return rows.flatMap(({ document_prefixes }) => JSON.parse(document_prefixes) as string[]);
};

/** Sets whether comments on documents of a channel show after approval, for threads that have yet to begin. */
export const setDocumentModeration = async (
  tx: WriteTx,
  channelId: string,
  moderation: 'before' | 'after',
): Promise<void> => {
  await tx.query('UPDATE channel SET document_moderation = ? WHERE id = ?', [moderation, channelId]);
  tx.changed(CHANNELS);
};
