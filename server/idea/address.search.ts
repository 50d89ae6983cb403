import type { FoundAddress } from '../../contract/idea.schema.js';
import { limits } from '../../contract/limits.js';
import { Unavailable } from '../core/errors.js';
import { fetchDocument, type Fetching } from '../document/document.service.js';
import { contains, type Polygons } from './board.outline.js';

/** A service that speaks PDOK's Locatieserver, and how it is reached; tests give their own way. */
export interface AddressSource {
  /** Address of its `free` operation. */
  url: string;
  reach?: Pick<Fetching, 'resolve' | 'connect'>;
}

/** Finds addresses for words; only those within the outline, where there is one. */
export type AddressSearch = (
  words: string,
  within: Polygons | undefined,
  now: Date,
) => Promise<FoundAddress[]>;

const SHOWN = 8;
/** Asked for where some may lie outside the outline. */
const ROWS = 100;
const WITHIN = 4000;
const BYTES = 200_000;
const KEPT = 10 * 60_000;
const MOST_KEPT = 500;
/** Questions on their way at one time: more than that is not from people who type. */
const AT_ONCE = 8;

const point = /^POINT\((-?\d{1,3}(?:\.\d{1,20})?) (-?\d{1,2}(?:\.\d{1,20})?)\)$/;

// What the service would read as an operator of its own is left out (Solr's query syntax): a hyphen before a word too.
const plain = (words: string): string =>
  words
    .replace(/[^\p{L}\p{M}\p{N}.,' -]|(?<![\p{L}\p{M}\p{N}])-|-(?![\p{L}\p{M}\p{N}])/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
    .slice(0, limits.name);

const docsIn = (text: string): unknown[] => {
  const answer = JSON.parse(text) as { response?: { docs?: unknown } } | null;
  const docs = answer?.response?.docs;
  if (!Array.isArray(docs)) throw new TypeError('This is no answer of a Locatieserver.');
  return docs;
};

const addressIn = (doc: unknown): FoundAddress[] => {
  const { weergavenaam, centroide_ll } = (doc ?? {}) as Record<string, unknown>;
  if (typeof weergavenaam !== 'string' || typeof centroide_ll !== 'string') return [];
  const [, longitude, latitude] = point.exec(centroide_ll) ?? [];
  const name = weergavenaam
    .replace(/\p{Cc}/gu, ' ')
    .trim()
    .slice(0, limits.name);
  if (longitude === undefined || name === '') return [];
  const place = { latitude: Number(latitude), longitude: Number(longitude) };
  return Math.abs(place.latitude) > 90 || Math.abs(place.longitude) > 180 ? [] : [{ name, place }];
};

// The service gives what is near first.
const middleOf = (within: Polygons): Record<string, string> => {
  const outer = within.flatMap(([ring]) => ring ?? []);
  const middle = (values: number[]): string => ((Math.min(...values) + Math.max(...values)) / 2).toFixed(4);
  return { lat: middle(outer.map(([, north]) => north!)), lon: middle(outer.map(([east]) => east!)) };
};

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

// The service takes beginnings of words and gives what is near first: 10 and 12 come before the 1 that was asked for.
const asAsked = (found: FoundAddress[], q: string): FoundAddress[] => {
  const asked = wordsOf(q);
  const whole = (name: string): number => {
    const named = new Set(wordsOf(name));
    return asked.filter((word) => named.has(word)).length;
  };
  return found
    .map((address) => ({ address, whole: whole(address.name) }))
    .sort((a, b) => b.whole - a.whole)
    .map(({ address }) => address);
};

/**
 * Asks a Locatieserver for the addresses that people type, so that no browser of theirs has to; what was found is kept
 * for ten minutes. Only the host that the operator named is asked, at a public address unless they named another
 * themselves. Throws Unavailable.
 */
export const addressSearch = ({ url, reach }: AddressSource): AddressSearch => {
  const { host, hostname } = new URL(url);
  const inside = hostname === 'localhost' || /^[\d.]+$|^\[/.test(hostname);
  const kept = new Map<string, { until: number; found: Promise<FoundAddress[]> }>();
  let asking = 0;

  const ask = async (query: Record<string, string>): Promise<FoundAddress[]> => {
    if (asking >= AT_ONCE) throw new Unavailable();
    asking++;
    try {
      const address = new URL(url);
      for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value);
      const fetching = { hosts: new Set([host]), bytes: BYTES, time: WITHIN, accept: 'application/json' };
      const { bytes } = await fetchDocument(address.href, { ...fetching, ...reach, inside });
      return docsIn(bytes.toString('utf8')).flatMap(addressIn);
    } catch {
      // Whatever is the matter with the service, a person can go on without it.
      throw new Unavailable();
    } finally {
      asking--;
    }
  };

  return async (words, within, now) => {
    const q = plain(words);
    if (q.length < 3) return [];
    const query = {
      q,
      rows: String(within ? ROWS : SHOWN),
      fl: 'weergavenaam,centroide_ll',
      fq: 'type:(adres OR weg OR postcode OR buurt OR woonplaats)',
      ...(within && middleOf(within)),
    };
    const key = JSON.stringify(query);
    let known = kept.get(key);
    if (known === undefined || known.until <= now.getTime()) {
      known = { until: now.getTime() + KEPT, found: ask(query) };
      kept.set(key, known);
      known.found.catch(() => kept.delete(key));
      if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!);
    }
    const found = await known.found;
    const inside = found.filter(({ place }) => within === undefined || contains(within, place));
    return asAsked(inside, q).slice(0, SHOWN);
  };
};
