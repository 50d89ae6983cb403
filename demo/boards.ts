import { randomInt, randomUUID } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { BoardInput } from '../contract/board.input.schema.js';
import type { WriteTx } from '../server/database/door.js';
import type { House } from '../server/house.js';
import { freshBoard, keepBoard, readBoardFile, type KnownBoard } from '../server/idea/board.service.js';
import { standingOf } from '../server/idea/idea.change.js';
import { postIdea } from '../server/idea/idea.post.js';
import { addIdeaStatus, setIdeaAgenda, setIdeaClock } from '../server/idea/idea.status.js';
import { supportIdea } from '../server/idea/idea.support.js';
import type { Staff } from '../server/staff/staff.service.js';
import { dayAt } from './days.js';
import { talkUnder } from './idea.talk.js';
import { readIdeas, type DemoIdea, type DemoStatus } from './ideas.js';

/** What the idea boards are seeded in. */
export interface Boarding {
  house: House;
  organisationId: string;
  /** Origin of the council's site. */
  raad: string;
  sources: string;
  now: Date;
}

/** When the boards of the demo are open, in days from its start; the times in their files give way to these. */
const boardPlans: Record<string, { opens: number; closes?: number }> = {
  'ideeen-oosterpark': { opens: -140 },
  'op-de-agenda': { opens: -90, closes: 37 },
  'op-de-agenda-vorige-ronde': { opens: -150, closes: -60 },
};

const ago = (now: Date, days: number): Date => new Date(now.getTime() - days * 86_400_000);

/** Makes the idea boards of the demo with what people thought of, supported and were answered. */
export const seedBoards = async (boarding: Boarding): Promise<void> => {
  const { house, sources, now } = boarding;
  const folder = join(sources, 'boards');
  const outline = JSON.parse(
    await readFile(join(sources, 'pictures', 'oosterpark.geojson'), 'utf8'),
  ) as object;
  for (const file of (await readdir(folder)).sort()) {
    const written = JSON.parse(await readFile(join(folder, file), 'utf8')) as BoardInput;
    const input = readBoardFile(JSON.stringify({ ...written, ...(written.within && { outline }) }));
    const { ref } = input;
    onTime(input, now);
    await house.database.write((tx) => keepBoard(tx, input));
    const board = await house.database.read((tx) => freshBoard(tx, ref));
    const people = new Map<string, string>();
    const idOf = (by: string): string => {
      const known = people.get(by) ?? randomUUID();
      people.set(by, known);
      return known;
    };
    for (const idea of await readIdeas(sources, ref)) await propose(boarding, board, idea, idOf);
  }
};

const onTime = (input: BoardInput, now: Date): void => {
  const plan = boardPlans[input.ref];
  if (!plan) throw new Error(`demo/boards.ts has no plan for ${input.ref}.`);
  input.opensAt = dayAt(now, plan.opens, '08:00').toISOString();
  if (plan.closes === undefined) return;
  input.closesAt = dayAt(now, plan.closes, '22:59').toISOString();
  if (input.agenda) input.agenda.until = input.closesAt;
};

/** Sends the drawing of an idea as pixels: boards take no SVG. */
const pictureOf = async (
  { house, organisationId, sources, now }: Boarding,
  board: KnownBoard,
  picture: DemoIdea['picture'],
  participantId: string,
): Promise<{ id: string; alt: string } | undefined> => {
  if (!picture) return undefined;
  const svg = await readFile(join(sources, 'pictures', picture.file));
  const pixels = await sharp(svg, { density: 192 }).png().toBuffer();
  const { id } = await house.images.add(pixels, { organisationId, boardId: board.id, participantId }, now);
  return { id, alt: picture.alt };
};

const propose = async (
  boarding: Boarding,
  board: KnownBoard,
  idea: DemoIdea,
  idOf: (by: string) => string,
): Promise<void> => {
  const { house, organisationId, now } = boarding;
  const author = idOf(idea.by);
  const { title, text, category, area, place, placeName, medium } = idea;
  const staff: Staff = {
    id: randomUUID(),
    organisationId,
    person: 'demo',
    roles: ['editor'],
    name: 'Griffie',
    official: 'Wijkteam Oost',
  };
  const picture = await pictureOf(boarding, board, idea.picture, author);
  const made = new Map<DemoStatus, { id: string; alt: string }>();
  for (const said of idea.statuses ?? []) {
    const shown = await pictureOf(boarding, board, said.picture, staff.id);
    if (shown) made.set(said, shown);
  }
  await house.database.write(async (tx) => {
    const at = ago(now, idea.days);
    const id = await postIdea(tx, {
      board,
      participantId: medium ? undefined : author,
      input: {
        title,
        text,
        category,
        ...(area !== undefined && { area }),
        ...(place && { place }),
        ...(placeName !== undefined && { placeName }),
        ...(picture && { picture }),
        ...(medium && { medium }),
      },
      typist: medium ? staff : undefined,
      now: at,
      createdAt: at,
      draw: (below) => randomInt(below),
    });
    await support(tx, board, { idea, id, now });
    await answer(tx, boarding, { idea, id, staff, made });
    await talkUnder(tx, { id, comments: idea.comments ?? [], staff, idOf, now });
  });
};

/** Everyone supports it between its day and now; who reaches the threshold does so on its day. */
const support = async (
  tx: WriteTx,
  board: KnownBoard,
  { idea, id, now }: { idea: DemoIdea; id: string; now: Date },
): Promise<void> => {
  const standing = await standingOf(tx, id);
  const { closesAt } = board.activity;
  const last = Math.max(0, (now.getTime() - closesAt.getTime()) / 86_400_000) + 0.01;
  const enough = board.agenda?.threshold ?? Infinity;
  for (let nth = 1; nth <= idea.supports; nth++) {
    const until = idea.agenda && nth <= enough ? idea.agenda.reachedDays : last;
    const part = nth / (idea.agenda && nth <= enough ? enough : idea.supports);
    const days = idea.days + (until - idea.days) * part;
    await supportIdea(tx, { board, idea: standing, participantId: randomUUID(), now: ago(now, days) });
  }
};

const answer = async (
  tx: WriteTx,
  { raad, now }: Boarding,
  {
    idea,
    id,
    staff,
    made,
  }: { idea: DemoIdea; id: string; staff: Staff; made: ReadonlyMap<DemoStatus, { id: string; alt: string }> },
): Promise<void> => {
  const { statuses = [], due, agenda } = idea;
  for (const step of statuses) {
    const { days, picture: _file, ...said } = step;
    const picture = made.get(step);
    await addIdeaStatus(tx, { staff, id, now: ago(now, days) }, { ...said, ...(picture && { picture }) });
  }
  if (due !== undefined) {
    const who = statuses.at(-1)?.who;
    const day = dayAt(now, due, '22:59').toISOString();
    await setIdeaClock(tx, { staff, id, now }, { due: day, ...(who !== undefined && { who }) });
  }
  if (!agenda) return;
  const { url, title } = agenda.document;
  const document = { url: url.replace('{{raad}}', raad), title };
  const meetingDay = dayAt(now, agenda.meetingDays, '12:00').toISOString().slice(0, 10);
  await setIdeaAgenda(tx, { staff, id, now }, { meetingDay, document });
};
