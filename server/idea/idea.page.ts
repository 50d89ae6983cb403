import type { IdeaPage } from '../../contract/idea.schema.js';
import { limits } from '../../contract/limits.js';
import type { ReadTx } from '../database/door.js';
import type { KnownBoard } from './board.definition.js';
import { readBoardState, type BoardState } from './board.state.js';
import { candidates, findMatches, MATCHES } from './idea.index.js';
import { COUNTED, countFound, readList, readNumbered } from './idea.list.js';
import { cursorOf } from './idea.order.js';
import { presentCard } from './idea.presenter.js';
import type { Question } from './idea.query.js';
import type { IdeaCard } from '../../contract/idea.schema.js';
import { likeness, tellingStems } from './idea.words.js';

// What is kept is not counted: all ideas, or those of one status, category or area.
const keptCount = (
  { category, area, status, search, sort }: Question,
  state: BoardState,
): number | undefined => {
  if (search !== undefined || sort === 'answered' || sort === 'nearby') return undefined;
  const asked = [category, area, status].filter((one) => one !== undefined).length;
  if (asked === 0) return state.ideas;
  if (asked > 1) return undefined;
  if (category !== undefined) return state.categories.get(category) ?? 0;
  if (area !== undefined) return state.areas.get(area) ?? 0;
  return state.statuses.find((one) => one.status === status)?.ideas ?? 0;
};

const foundOf = async (tx: ReadTx, board: KnownBoard, question: Question) => {
  const kept = keptCount(question, await readBoardState(tx, board));
  if (kept !== undefined) return { found: kept };
  const counted = await countFound(tx, question);
  const most = question.search === undefined ? COUNTED + 1 : MATCHES;
  return counted < most ? { found: counted } : { found: Math.min(counted, COUNTED), foundMore: true };
};

// A list by time looks on from where its page begins; other orders know the newest matches only.
const lookedUp = async (tx: ReadTx, question: Question): Promise<Question> => {
  const { search, sort, after } = question;
  if (search === undefined) return question;
  const before = sort === 'newest' ? after?.[0] : undefined;
  return { ...question, among: await findMatches(tx, search, { before, titles: sort === 'best' }) };
};

/** A page of ideas in the order that was asked for. */
export const readIdeaPage = async (
  tx: ReadTx,
  board: KnownBoard,
  question: Question,
  now: Date,
): Promise<IdeaPage> => {
  const { sort, seed, after } = question;
  const order = { sort, ...(sort === 'random' && { seed }) };
  if (question.nothing) return { ideas: [], ...order, found: 0 };
  const asked = await lookedUp(tx, question);
  const listed = await readList(tx, asked, limits.ideaPage + 1);
  const shown = listed.slice(0, limits.ideaPage);
  const last = shown.at(-1);
  return {
    ideas: shown.map(({ row }) => presentCard(row, board, now)),
    ...order,
    ...(after === undefined && (await foundOf(tx, board, asked))),
    ...(listed.length > shown.length && last && { next: cursorOf(last.key) }),
  };
};

/** How alike titles have to be to be shown, and how many are. */
const ALIKE = 0.45;
const SIMILAR = 5;

/** Ideas whose titles are like this one, the likest first. */
export const readSimilar = async (
  tx: ReadTx,
  board: KnownBoard,
  title: string,
  now: Date,
): Promise<IdeaCard[]> => {
  const { language } = board.activity;
  const asked = tellingStems(title, language);
  const rows = await readNumbered(tx, board.id, await candidates(tx, board.id, title, language));
  return rows
    .map((row) => ({ row, alike: likeness(asked, tellingStems(row.title, language)) }))
    .filter(({ alike }) => alike >= ALIKE)
    .sort((a, b) => b.alike - a.alike || b.row.supports - a.row.supports || b.row.number - a.row.number)
    .slice(0, SIMILAR)
    .map(({ row }) => presentCard(row, board, now));
};
