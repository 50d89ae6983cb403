import { addStyles } from '../core/element.js';
import { languages } from '../core/localise.js';
import { StemCommentThread } from './comment-thread.js';
import { parts } from './parts.js';
import { threadLocales } from './thread.nl.js';

/**
 * Loads, with its styles, everything that comes late in the browser, so that the server renders any thread in any
 * language at once, and always with the same stylesheet.
 */
export async function prepareThreads(): Promise<void> {
  const { write, acts, suggestion, links } = parts;
  for (const part of await Promise.all([write, acts, suggestion, links].map((one) => one.load())))
    addStyles(StemCommentThread, part as object);
  await Promise.all(
    [...Object.values(languages), ...Object.values(threadLocales)].map((part) => part.load()),
  );
}
