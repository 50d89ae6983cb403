import { addStyles } from '../core/element.js';
import { languages } from '../core/localise.js';
import { boardLocales } from './board.nl.js';
import { StemIdeaBoard } from './idea-board.js';
import { parts } from './parts.js';

/**
 * Loads, with its styles, everything that comes late in the browser, so that the server renders any board in any
 * language at once, and always with the same stylesheet. The map and what people write in need a browser.
 */
export async function prepareBoards(): Promise<void> {
  const { idea, tools, agenda, phases } = parts;
  for (const part of await Promise.all(
    [idea, tools, agenda, phases].map((one) => one.load() as Promise<object>),
  ))
    addStyles(StemIdeaBoard, part);
  await Promise.all([...Object.values(languages), ...Object.values(boardLocales)].map((one) => one.load()));
}
