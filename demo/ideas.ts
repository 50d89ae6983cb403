import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { GeoPoint } from '../contract/budget.schema.js';
import type { CouncilDocument, IdeaStatus } from '../contract/idea.schema.js';

/** What somebody said under an idea of the demo. */
export interface SaidUnderIdea {
  id?: string;
  by: string;
  /** Days ago. */
  days: number;
  text: string;
  /** The `id` of the comment that it answers. */
  to?: string;
  official?: true;
  agree?: number;
}

/** A step in what became of an idea of the demo. */
export interface DemoStatus {
  status: IdeaStatus;
  /** Days ago. */
  days: number;
  who: string;
  response?: string;
  /** Whole cents. */
  cost?: number;
  /** What was made: a drawing of `pictures`, like that of an idea. */
  picture?: { file: string; alt: string };
}

/** An idea of the demo, as `ideas/*.json` holds it. */
export interface DemoIdea {
  id: string;
  /** Who thought of it; the same word is the same person, also in conversations. */
  by: string;
  /** Days ago. */
  days: number;
  medium?: 'paper' | 'assisted';
  title: string;
  text: string;
  category: string;
  area?: string;
  place?: GeoPoint;
  placeName?: string;
  /** A file of `pictures`. It is SVG, and a board takes none: draw it as pixels first. */
  picture?: { file: string; alt: string };
  supports: number;
  /** Days from now by which there has to be an answer; in the past where it is late. */
  due?: number;
  /** Where it reached the threshold: days ago, days from now to the meeting, and the document of the council. */
  agenda?: { reachedDays: number; meetingDays: number; document: CouncilDocument };
  statuses?: DemoStatus[];
  /** The project of a budget that was made of it. */
  became?: { ref: string; id: string };
  comments?: SaidUnderIdea[];
}

/** The ideas of a board, those of the longest ago first. Their files are named after the board, and perhaps an area. */
export const readIdeas = async (sources: string, board: string): Promise<DemoIdea[]> => {
  const folder = join(sources, 'ideas');
  const files = (await readdir(folder)).filter((file) => file.split('.')[0] === board);
  const texts = await Promise.all(files.sort().map((file) => readFile(join(folder, file), 'utf8')));
  return texts.flatMap((text) => JSON.parse(text) as DemoIdea[]).sort((a, b) => b.days - a.days);
};
