import { addStyles } from '../core/element.js';
import { languages } from '../core/localise.js';
import { voteParts } from '../core/vote/parts.js';
import { forms } from './form.js';
import { parts } from './parts.js';
import { StemPoll } from './poll.js';
import { reasonsPart } from './reasons/part.js';
import { explainers } from './result/explain.js';

/**
 * Loads, with its styles, everything that comes late in the browser, so that the server renders any poll in
 * any language at once, and always with the same stylesheet.
 */
export async function preparePolls(): Promise<void> {
  const { outcome, result, rules } = parts;
  const styled = await Promise.all(
    [...Object.values(forms), outcome, result, voteParts.receipt, rules, reasonsPart].map((part) =>
      part.load(),
    ),
  );
  for (const part of styled) addStyles(StemPoll, part as object);
  await Promise.all([...Object.values(languages), ...Object.values(explainers)].map((part) => part.load()));
}
