import { performance } from 'node:perf_hooks';
import type { Database } from '../server/database/door.js';
import { freshBoard, keepBoard } from '../server/idea/board.service.js';
import { readIdeaPage, readSimilar } from '../server/idea/idea.page.js';
import { postIdea } from '../server/idea/idea.post.js';
import { questionOf } from '../server/idea/idea.query.js';
import { boardInput } from '../test/support/boarding.js';

const what = [
  'bankje',
  'boom',
  'fietspad',
  'speeltuin',
  'zebrapad',
  'afvalbak',
  'moestuin',
  'lantaarn',
  'brug',
  'haag',
];
const how = ['meer', 'nieuwe', 'veilige', 'groene', 'stille', 'brede', 'schone', 'open', 'kleine', 'grote'];
const streets = Array.from({ length: 400 }, (_, at) => `straat${at}`);
const UNIT = 500;

/** A board of so many ideas of ordinary words, each with a category and a place. */
export const seedBoard = async (
  database: Database,
  organisation: { slug: string },
  ideas: number,
): Promise<{ id: string; ref: string }> => {
  const categories = ['groen', 'verkeer', 'spelen', 'zorg'].map((id) => ({ id, name: id }));
  const input = boardInput(organisation, { categories, closesAt: '2099-01-01T00:00:00Z' });
  const { id } = await database.write((tx) => keepBoard(tx, input));
  for (let from = 0; from < ideas; from += UNIT)
    await database.write(async (tx) => {
      const board = await freshBoard(tx, input.ref);
      for (let at = from; at < Math.min(ideas, from + UNIT); at++) {
        const thing = what[at % what.length]!;
        const street = streets[(at * 7) % streets.length]!;
        await postIdea(tx, {
          board,
          participantId: undefined,
          typist: undefined,
          now: new Date(),
          draw: () => 0,
          input: {
            title: `${how[(at * 3) % how.length]} ${thing} in de ${street} nummer${at}`,
            text: `Bij de ${street} is plaats voor een ${thing}. Daar heeft de hele wijk iets aan, ook in de winter.`,
            category: categories[at % 4]!.id,
            place: { latitude: 52 + (at % 300) / 5000, longitude: 5 + (at % 700) / 5000 },
          },
        });
      }
    });
  return { id, ref: input.ref };
};

/** What is asked of a list: a query of it, or a title that is typed. */
export type ListAsked = Record<string, string>;

/** Milliseconds that one uncached page of ideas takes, on average over `count`; of a title, ideas like it. */
export const timePages = async (
  database: Database,
  ref: string,
  asked: ListAsked,
  count: number,
): Promise<number> => {
  const board = await database.read((tx) => freshBoard(tx, ref));
  const now = new Date();
  const { title, ...query } = asked;
  const begin = performance.now();
  for (let read = 0; read < count; read++)
    await database.read<unknown>((tx) =>
      title === undefined
        ? readIdeaPage(tx, board, questionOf(board, query, now), now)
        : readSimilar(tx, board, title, now),
    );
  return (performance.now() - begin) / count;
};
