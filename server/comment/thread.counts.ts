import type { Counts, CountsInput } from '../../contract/comment.schema.js';
import type { Channels } from '../channel/channel.service.js';
import type { Database, ReadTx, Row } from '../database/door.js';
import { aliasesOf, canonicalAddress } from '../document/document.service.js';

interface Counted extends Row {
  name: string;
  comments: number;
}

// Few lengths of lists, so that few statements are prepared; the rest is filled with what names nothing.
const padded = (values: readonly string[]): string[] => {
  const length = [10, 50, 150, 500].find((size) => values.length <= size) ?? 2000;
  return [...values, ...Array.from({ length: length - values.length }, () => '')];
};
const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ');

const ofAliases = async (
  tx: ReadTx,
  organisationId: string,
  aliases: readonly string[],
): Promise<Counted[]> => {
  const list = padded(aliases);
  return tx.query<Counted>(
    `SELECT x.alias AS name, t.comments FROM document_alias x JOIN document d ON d.id = x.document_id
     JOIN thread t ON t.activity_id = d.thread_id WHERE x.organisation_id = ? AND x.alias IN (${marks(list)})`,
    [organisationId, ...list],
  );
};

const ofRefs = async (tx: ReadTx, refs: readonly string[]): Promise<Counted[]> => {
  const list = padded(refs);
  return tx.query<Counted>(
    `SELECT y.ref AS name, COALESCE(m.comments, t.comments) AS comments FROM activity y
     JOIN thread t ON t.activity_id = y.id LEFT JOIN thread m ON m.activity_id = t.merged_into
     WHERE y.ref IN (${marks(list)})`,
    list,
  );
};

/** The kept numbers of published comments, in the order of the question; 0 for what nobody wrote under. */
export const countsOf = async (
  database: Database,
  channels: Channels,
  { documents = [], threads = [] }: CountsInput,
): Promise<Counts> => {
  const places = await Promise.all(
    documents.map(async (sent) => {
      const url = canonicalAddress(sent);
      const place = url === undefined ? undefined : await channels.ofDocument(url);
      // By its address, or else by the name that its supplier gives it.
      return place && { organisationId: place.organisationId, aliases: aliasesOf(url!) };
    }),
  );
  const asked = new Map<string, Set<string>>();
  for (const place of places) {
    if (place === undefined) continue;
    const names = asked.get(place.organisationId) ?? new Set();
    asked.set(place.organisationId, new Set([...names, ...place.aliases]));
  }
  const found = await database.read(async (tx) => {
    const byDocument = new Map<string, number>();
    for (const [organisationId, names] of asked)
      for (const { name, comments } of await ofAliases(tx, organisationId, [...names]))
        byDocument.set(`${organisationId} ${name}`, comments);
    const rows = threads.length === 0 ? [] : await ofRefs(tx, [...new Set(threads)]);
    return { byDocument, byRef: new Map(rows.map(({ name, comments }) => [name, comments])) };
  });
  const counted = (place: (typeof places)[number]): number | undefined =>
    place?.aliases
      .map((name) => found.byDocument.get(`${place.organisationId} ${name}`))
      .find(Number.isInteger);
  return {
    documents: places.map((place) => counted(place) ?? 0),
    threads: threads.map((ref) => found.byRef.get(ref) ?? 0),
  };
};
