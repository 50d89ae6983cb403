import { readdirSync, readFileSync } from 'node:fs';
import type { Board, IdeaAnswer, MyBoard } from '../../contract/board.schema.js';
import type { Idea, IdeaCard, IdeaInput, IdeaPage, Places, Spot } from '../../contract/idea.schema.js';
import type { DemoIdea } from '../../demo/ideas.js';
import { cannedOutline } from './canned.budget.js';
import { cannedThread } from './canned.thread.js';
import { type Answer, type Asked, type Host } from './host.js';

const demo = (path: string) => new URL(`../../demo/${path}`, import.meta.url);
const json = <T>(path: string) => JSON.parse(readFileSync(demo(path), 'utf8')) as T;
const letters = '0123456789abcdefghjkmnpqrstvwxyz';

/** The id of the n-th idea. */
export const ideaIdOf = (n: number) => `d${String(n).padStart(14, '0')}${letters[n % 32]}`;

const day = (ago: number) => new Date(Date.UTC(2026, 10, 20, 9) - ago * 86_400_000).toISOString();

/** A picture as the server would tell of it. */
export const cannedPicture = (alt: string) => ({
  id: 'p'.repeat(24),
  alt,
  address: '/picture',
  widths: [320, 640],
  width: 640,
  height: 480,
});

/** An idea as the server would answer it. */
export const cannedIdea = (n: number, changes: Partial<Idea> = {}): Idea => ({
  id: ideaIdOf(n),
  board: 'ideeen',
  state: 'published',
  title: `Idee nummer ${n}`,
  text: `Dit is idee nummer ${n}.`,
  author: { name: `Merel ${n}` },
  medium: 'online',
  createdAt: day(n),
  supports: n,
  comments: 0,
  status: 'new',
  clock: { overdue: false },
  thread: `idea-${ideaIdOf(n)}`,
  statuses: [],
  merged: [],
  became: [],
  versions: 0,
  ...changes,
});

/** The forty ideas of the demo's quarter, as the server would answer them. */
export function demoIdeas(board = 'ideeen-oosterpark'): Idea[] {
  const files = readdirSync(demo('ideas/')).filter((file) => file.split('.')[0] === board);
  return files
    .sort()
    .flatMap((file) => json<DemoIdea[]>(`ideas/${file}`))
    .sort((a, b) => a.days - b.days)
    .map((idea, n) => {
      const { title, text, category, area, place, placeName, picture, supports, statuses = [] } = idea;
      const last = statuses.at(-1);
      const answered = statuses.find(({ status }) => !['new', 'considering'].includes(status));
      return cannedIdea(n, {
        title,
        text,
        category,
        ...(area && { area }),
        ...(place && { place }),
        ...(placeName && { placeName }),
        ...(picture && { picture: cannedPicture(picture.alt) }),
        ...(idea.medium && { medium: idea.medium }),
        supports,
        comments: idea.comments?.length ?? 0,
        createdAt: day(idea.days),
        status: last?.status ?? 'new',
        statuses: statuses.map(({ days, picture: made, ...said }) => ({
          ...said,
          at: day(days),
          ...(made && { picture: cannedPicture(made.alt) }),
        })),
        clock: {
          due: day(idea.due === undefined ? idea.days - 56 : -idea.due),
          overdue: (idea.due ?? 1) < 0 && !answered,
          ...(last && { who: last.who }),
          ...(answered && { answeredAt: day(answered.days) }),
        },
      });
    });
}

const cardOf = ({ text = '', ...idea }: Idea): IdeaCard => {
  const {
    thread: _thread,
    statuses: _statuses,
    merged: _merged,
    became: _became,
    versions: _versions,
    ...rest
  } = idea;
  return { ...rest, excerpt: text.slice(0, 280), cut: text.length > 280 };
};

/** What only I may see. */
export const cannedMyBoard = (changes: Partial<MyBoard> = {}): MyBoard => ({
  supports: [],
  ideas: [],
  merges: [],
  follows: [],
  followed: false,
  can: { add: true, support: true, moderate: false, answer: false },
  name: 'Koolmees 4',
  ...changes,
});

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** A server that plays one board: lists, searches, takes support and ideas. */
export class CannedBoard {
  ideas: Idea[];
  mine = cannedMyBoard();
  /** What differs from the board of the demo's quarter. */
  changes: Partial<Board>;
  /** Comes before everything else. */
  first: Answer = () => undefined;
  /** What an added idea becomes. */
  added: Partial<Idea> = {};
  private readonly kept = new Map<string, IdeaAnswer>();
  private version = 1;

  constructor(ideas: Idea[] = demoIdeas(), changes: Partial<Board> = {}) {
    this.ideas = ideas;
    this.changes = changes;
  }

  /** Plays on a test server. */
  play(host: Host): void {
    host.streamed.add('ideeen');
    host.answer = (asked) => this.first(asked) ?? this.answer(asked);
  }

  /** The board as everyone sees it. */
  get board(): Board {
    const written = json<Board>('boards/ideeen-oosterpark.json');
    const published = this.ideas.filter(({ state }) => state === 'published');
    const count = (name: 'category' | 'area' | 'status', id: string) =>
      published.filter((idea) => idea[name] === id).length;
    const counted = <T extends { id: string }>(name: 'category' | 'area', groups: readonly T[]) =>
      groups.map((group) => ({ ...group, ideas: count(name, group.id) }));
    const statuses = (['new', 'considering', 'yes', 'partly', 'no', 'done'] as const)
      .map((status) => ({ status, ideas: count('status', status) }))
      .filter(({ ideas }) => ideas);
    const { title, lead } = written;
    const board = {
      ref: 'ideeen',
      organisation: 'Gemeente Voorbeeld',
      organisationSlug: 'voorbeeld',
      language: 'nl',
      title,
      lead,
      phase: 'open',
      opensAt: '2026-07-01T07:00:00Z',
      step: 'collect',
      phases: [],
      access: 'guest',
      moderation: 'after',
      editMinutes: 15,
      categories: counted('category', written.categories),
      areas: counted('area', written.areas),
      place: 'optional',
      within: false,
      pictures: true,
      outline: '/outline.geojson',
      grid: 'wgs84',
      answerDays: 56,
      ideas: published.length,
      supports: published.reduce((sum, { supports }) => sum + supports, 0),
      statuses,
      hidden: [],
      withdrawn: 0,
      links: [],
      sort: 'newest',
      version: this.version,
      ...this.changes,
    } as Board;
    return { ...board, first: this.page(new URLSearchParams(), board.sort) };
  }

  private page(query: URLSearchParams, standard: string): IdeaPage {
    const search = fold(query.get('search') ?? '');
    const sort = (query.get('sort') ?? (search ? 'best' : standard)) as IdeaPage['sort'];
    const found = this.ideas.filter(
      (idea) =>
        idea.state === 'published' &&
        (['category', 'area', 'status'] as const).every(
          (name) => !query.get(name) || query.get(name) === idea[name],
        ) &&
        search.split(/\s+/).every((word) => fold(`${idea.title} ${idea.text}`).includes(word)),
    );
    const by = {
      newest: (a: Idea, b: Idea) => (a.createdAt < b.createdAt ? 1 : -1),
      'most-supported': (a: Idea, b: Idea) => b.supports - a.supports,
    }[sort as 'newest'];
    if (by) found.sort(by);
    const seed = sort === 'random' ? (query.get('seed') ?? '2026-11-20') : undefined;
    if (seed) found.sort((a, b) => (order(seed + a.id) < order(seed + b.id) ? -1 : 1));
    const from = Number(query.get('after') ?? 0);
    return {
      ideas: found.slice(from, from + 20).map(cardOf),
      sort,
      ...(seed && { seed }),
      ...(!from && { found: found.length }),
      ...(from + 20 < found.length && { next: String(from + 20) }),
    };
  }

  private places(): Places {
    const spots = this.ideas.flatMap(({ id, title = '', place, status, supports }): Spot[] =>
      place ? [{ id, title, ...place, status, supports }] : [],
    );
    return { spots, clusters: [] };
  }

  private answer(asked: Asked): ReturnType<Answer> {
    const { method, path, query, body } = asked;
    const [, , room, ref = '', ...rest] = path.split('/');
    const more = rest.join('/');
    if (path === '/outline.geojson') return { body: cannedOutline };
    if (room === 'threads')
      return more === 'events'
        ? 'hang'
        : { body: cannedThread([], { ref, title: 'Reacties', lead: undefined }) };
    if (room === 'activities') return { body: { ref, kind: 'board', title: this.board.title } };
    if (room === 'boards' && ref === 'ideeen') {
      if (!more) return { body: this.board };
      if (more === 'mine') return { body: this.mine };
      if (more === 'places') return { body: this.places() };
      if (more === 'outline') return { body: cannedOutline };
      if (more === 'similar-ideas') {
        const words = fold(query.get('title') ?? '')
          .split(/\s+/)
          .filter((word) => word.length > 3);
        const alike = this.ideas.filter(({ title = '' }) => words.some((word) => fold(title).includes(word)));
        return { body: { ideas: alike.slice(0, 5).map(cardOf) } };
      }
      if (more === 'addresses') {
        const name = 'Parklaan 1, 9715AB Groningen';
        return { body: { addresses: [{ name, place: { latitude: 53.217, longitude: 6.593 } }] } };
      }
      if (more === 'pictures')
        return {
          status: 201,
          body: {
            ...cannedPicture(''),
            alt: undefined,
            key: 'k'.repeat(22),
            keptUntil: '2030-01-01T00:00:00Z',
          },
        };
      if (more === 'ideas' && method === 'POST') return this.add(asked);
      if (more === 'ideas') return { body: this.page(query, this.board.sort) };
    }
    const idea = this.ideas.find(({ id }) => id === ref);
    if (room === 'idea-merges') return this.merge(ref, body as { move: boolean });
    if (room !== 'ideas' || !idea) return undefined;
    if (more === 'supports/mine') return this.support(idea, method === 'PUT');
    if (more === 'flags') return { status: 204, body: '' };
    if (more === 'appeals') {
      const ideas = this.mine.ideas.map((one) =>
        one.idea.id === ref ? { ...one, appeal: 'sent' as const } : one,
      );
      this.mine = { ...this.mine, ideas };
      return this.change(idea);
    }
    if (method === 'PUT')
      return this.change({
        ...idea,
        ...(body as object),
        picture: idea.picture,
        versions: idea.versions + 1,
      });
    if (method === 'DELETE')
      return this.change({
        ...idea,
        state: 'withdrawn',
        text: undefined,
        title: undefined,
        author: undefined,
      });
    return { body: idea };
  }

  private support(idea: Idea, on: boolean): ReturnType<Answer> {
    const had = this.mine.supports.includes(idea.id);
    const others = this.mine.supports.filter((id) => id !== idea.id);
    this.mine = { ...this.mine, supports: on ? [...others, idea.id] : others };
    return this.change({ ...idea, supports: idea.supports + Number(on) - Number(had) });
  }

  private merge(id: string, { move }: { move: boolean }): ReturnType<Answer> {
    const merges = this.mine.merges.map((one) =>
      one.id === id ? { ...one, answer: move ? ('moved' as const) : ('stays' as const) } : one,
    );
    this.mine = { ...this.mine, merges };
    const { from, into } = merges.find((one) => one.id === id)!;
    const ideaOf = (which: string) => this.ideas.find((idea) => idea.id === which)!;
    if (!move) return this.change(ideaOf(from.id));
    this.support(ideaOf(from.id), false);
    return this.support(ideaOf(into.id), true);
  }

  private add({ body, headers }: Asked): ReturnType<Answer> {
    const key = String(headers['idempotency-key']);
    const before = this.kept.get(key);
    if (before) return { status: 201, body: before };
    const { picture, name, ...words } = body as IdeaInput;
    const idea = cannedIdea(900 + this.kept.size, {
      ...words,
      author: { name: name ?? 'Koolmees 4' },
      ...(picture && { picture: cannedPicture(picture.alt) }),
      createdAt: new Date().toISOString(),
      supports: 1,
      ...this.added,
    });
    this.ideas = [idea, ...this.ideas];
    const editableUntil = new Date(Date.now() + 900_000).toISOString();
    this.mine = {
      ...this.mine,
      supports: [...this.mine.supports, idea.id],
      ideas: [{ idea, editableUntil }, ...this.mine.ideas],
    };
    const answer = { ...this.change(idea), status: 201 };
    this.kept.set(key, answer.body as IdeaAnswer);
    return answer;
  }

  private change(idea: Idea): { status?: number; body: unknown } {
    this.version++;
    this.ideas = this.ideas.map((one) => (one.id === idea.id ? idea : one));
    this.mine = {
      ...this.mine,
      ideas: this.mine.ideas.map((one) => (one.idea.id === idea.id ? { ...one, idea } : one)),
    };
    return { body: { idea, board: this.board, mine: this.mine } };
  }
}

/** A number for a text that looks random. */
function order(text: string): number {
  let hash = 7;
  for (const letter of text) hash = (Math.imul(hash, 31) + letter.charCodeAt(0)) | 0;
  return Math.imul(hash, 0x45d9f3b) >>> 0;
}

/** A page with the board. */
export const boardBody = (attributes = ''): string =>
  `<script type="module" src="STEM/stem.js"></script>
   <stem-idea-board activity="ideeen" ${attributes}><a href="STEM/a/ideeen">Ideeën</a></stem-idea-board>`;
