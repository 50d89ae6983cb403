import type { ReadTx, Row, WriteTx } from '../database/door.js';
import { boardMark, stemsIn, tellingStems, stemOf, wordsIn } from './idea.words.js';

/** What the index keeps of an idea. */
export interface Indexed {
  number: number;
  boardId: string;
  language: string;
  title: string;
  body: string;
}

const marked = (boardId: string, stems: readonly string[]): string[] => {
  const mark = boardMark(boardId);
  return stems.map((stem) => `${mark}${stem}`);
};

/** Places that PostgreSQL counts in one text; beyond it, it keeps none. */
const MOST_PLACES = 16_383;

// A text of the form that `tsvector` reads: each stem quoted, with its place and whether it is in the title.
const vector = (title: readonly string[], body: readonly string[]): string =>
  [
    ...title.map((stem, at) => `'${stem}':${at + 1}A`),
    ...body.map((stem, at) => `'${stem}':${Math.min(MOST_PLACES, title.length + at + 1)}B`),
  ].join(' ');

/** Takes an idea out of the index of words. */
export const unindex = async (tx: WriteTx, number: number): Promise<void> => {
  await tx.query(`DELETE FROM idea_words WHERE ${tx.dialect === 'sqlite' ? 'rowid' : 'number'} = ?`, [
    number,
  ]);
};

/** Puts a published idea into the index of words, in the unit that publishes or changes it. */
export const index = async (tx: WriteTx, idea: Indexed): Promise<void> => {
  const { number, boardId, language } = idea;
  const title = marked(boardId, stemsIn(idea.title, language));
  const body = marked(boardId, stemsIn(idea.body, language));
  await unindex(tx, number);
  if (tx.dialect === 'sqlite')
    await tx.query('INSERT INTO idea_words (rowid, title, body) VALUES (?, ?, ?)', [
      number,
      title.join(' '),
      body.join(' '),
    ]);
  else
    await tx.query('INSERT INTO idea_words (number, stems) VALUES (?, CAST(? AS tsvector))', [
      number,
      vector(title, body),
    ]);
};

/** Newest matches of a search that take part in an order other than by time. */
export const MATCHES = 1000;
/** Words of a search that count. */
const ASKED = 12;

/** A search: the words, of which each must be in an idea, there or as the beginning of a longer one. */
export interface Search {
  boardId: string;
  stems: readonly string[];
}

/** What someone searches for on a board; undefined when no word is in it. */
export const searchFor = (boardId: string, text: string, language: string): Search | undefined => {
  const stems = [
    ...new Set(
      wordsIn(text)
        .slice(0, ASKED)
        .map((word) => stemOf(word, language)),
    ),
  ];
  return stems.length === 0 ? undefined : { boardId, stems: marked(boardId, stems) };
};

/** Longer words of the index that one beginning is looked up as, each by itself; beyond it, all at once. */
const LONGER = 60;

/**
 * FTS5 walks a whole word from the newest on and stops early, but gathers all ideas of a beginning before it gives the
 * first one. So a beginning is looked up among the words of the index.
 */
const wordsFrom = async (tx: ReadTx, stem: string): Promise<string | undefined> => {
  const words: string[] = [];
  for (let from = stem; ; from = `${words.at(-1)}\u0001`) {
    const [row] = await tx.query<Row & { term: string }>(
      'SELECT term FROM idea_stem WHERE term >= ? LIMIT 1',
      [from],
    );
    if (!row?.term.startsWith(stem)) break;
    words.push(row.term);
    if (words.length > LONGER) return `"${stem}" *`;
  }
  return words.length === 0 ? undefined : `(${words.map((word) => `"${word}"`).join(' OR ')})`;
};

const fts = async (tx: ReadTx, { stems }: Search): Promise<string | undefined> => {
  const words: string[] = [];
  for (const stem of stems) {
    const some = await wordsFrom(tx, stem);
    if (some === undefined) return undefined;
    words.push(some);
  }
  return words.join(' AND ');
};

const numbersOf = async (tx: ReadTx, sql: string, parameters: unknown[]): Promise<number[]> =>
  (await tx.query<Row & { number: number }>(sql, parameters)).map(({ number }) => Number(number));

/** What a search finds. */
export interface Found {
  /** The ideas that fit, newest first; at most {@link MATCHES}. */
  numbers: readonly number[];
  /** Those of them of which the title alone fits. */
  titled: readonly number[];
}

/** The newest ideas that fit a search, from before a number on; which of them by their titles only where asked. */
export const findMatches = async (
  tx: ReadTx,
  search: Search,
  { before, titles }: { before?: number | undefined; titles: boolean },
): Promise<Found> => {
  const [from, limits] = before === undefined ? ['', []] : ['AND number < ?', [before]];
  if (tx.dialect === 'sqlite') {
    const words = await fts(tx, search);
    if (words === undefined) return { numbers: [], titled: [] };
    const numbers = await numbersOf(
      tx,
      `SELECT rowid AS number FROM idea_words WHERE idea_words MATCH ? ${from.replace('number', 'rowid')}
       ORDER BY rowid DESC LIMIT ${MATCHES}`,
      [words, ...limits],
    );
    if (!titles || numbers.length === 0) return { numbers, titled: [] };
    const titled = await numbersOf(
      tx,
      `SELECT rowid AS number FROM idea_words WHERE idea_words MATCH ? AND rowid BETWEEN ? AND ?
       ORDER BY rowid DESC`,
      [`{title} : (${words})`, numbers.at(-1), numbers[0]],
    );
    return { numbers, titled };
  }
  const words = (mark: string) => search.stems.map((stem) => `'${stem}':*${mark}`).join(' & ');
  const numbers = await numbersOf(
    tx,
    `SELECT number FROM idea_words WHERE stems @@ CAST(? AS tsquery) ${from} ORDER BY number DESC LIMIT ${MATCHES}`,
    [words(''), ...limits],
  );
  if (!titles || numbers.length === 0) return { numbers, titled: [] };
  const titled = await numbersOf(
    tx,
    `SELECT number FROM idea_words WHERE stems @@ CAST(? AS tsquery) AND number BETWEEN ? AND ?
     ORDER BY number DESC`,
    [words('A'), numbers.at(-1), numbers[0]],
  );
  return { numbers, titled };
};

const CANDIDATES = 60;
/** Telling words of a title that are looked at: each is paired with each. */
const TITLE_WORDS = 8;

// Two telling words in common, or the only one; the last may be half typed.
const pairs = (
  stems: readonly string[],
  one: (stem: string, last: boolean) => string,
  and: string,
  or: string,
) => {
  const terms = stems.map((stem, at) => one(stem, at === stems.length - 1));
  if (terms.length < 2) return terms.join('');
  return terms.flatMap((a, at) => terms.slice(at + 1).map((b) => `(${a} ${and} ${b})`)).join(` ${or} `);
};

/** Those with two of the words, or with the only one; the best {@link CANDIDATES}. */
const withSeveral = async (tx: ReadTx, stems: readonly string[]): Promise<number[]> => {
  if (tx.dialect === 'sqlite') {
    const words = pairs(stems, (stem, last) => `"${stem}"${last ? ' *' : ''}`, 'AND', 'OR');
    const rows = await tx.query<Row & { number: number }>(
      `SELECT rowid AS number FROM idea_words WHERE idea_words MATCH ? ORDER BY rank LIMIT ${CANDIDATES}`,
      [`{title} : (${words})`],
    );
    return rows.map(({ number }) => number);
  }
  const words = pairs(stems, (stem, last) => `'${stem}':${last ? '*' : ''}A`, '&', '|');
  const rows = await tx.query<Row & { number: number }>(
    `SELECT number FROM idea_words, CAST(? AS tsquery) AS q WHERE stems @@ q
     ORDER BY ts_rank(stems, q) DESC, number DESC LIMIT ${CANDIDATES}`,
    [words],
  );
  return rows.map(({ number }) => number);
};

/** A word in more titles than this tells too little by itself. */
const RARE = 20;

/** Numbers of the ideas that have one of these words in their titles, of each word that few have. */
const withRare = async (tx: ReadTx, stems: readonly string[]): Promise<number[]> => {
  const found: number[] = [];
  for (const stem of stems) {
    const [sql, word] =
      tx.dialect === 'sqlite'
        ? ['SELECT rowid AS number FROM idea_words WHERE idea_words MATCH ?', `{title} : "${stem}"`]
        : ['SELECT number FROM idea_words WHERE stems @@ CAST(? AS tsquery)', `'${stem}':A`];
    const numbers = await numbersOf(tx, `${sql} LIMIT ${RARE + 1}`, [word]);
    if (numbers.length <= RARE) found.push(...numbers);
  }
  return found;
};

/** Numbers of ideas whose titles share words with this one; what is like is for the caller to say. */
export const candidates = async (
  tx: ReadTx,
  boardId: string,
  title: string,
  language: string,
): Promise<number[]> => {
  const stems = marked(boardId, tellingStems(title, language).slice(0, TITLE_WORDS));
  if (stems.length === 0) return [];
  return [...new Set([...(await withSeveral(tx, stems)), ...(await withRare(tx, stems))])];
};
