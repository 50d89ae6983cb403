import { agreement, touching } from './context.js';
import { contextLength, type Found, type Quoted } from './quote.js';
import type { Stretch } from './text.js';

/** Hits that are compared in full; of more, those whose neighbours agree best. */
const compared = 200;

/** Evidence that is enough, where the words stand once and where they stand more than once. */
const enoughForOne = 0.7;
const enoughForMany = 1;

/** A place where the words stand. */
interface Hit extends Stretch {
  /** Likeness of its surroundings, 0 to 2. */
  context: number;
  /** All that speaks for it: its length, its surroundings, its place. */
  evidence: number;
}

/** Where the words of a passage stand: `sure` of it, not sure, or nowhere. */
export type Exact = { found: Found; sure: boolean } | undefined;

/** By how much the best hit has to beat the next, so that it is no guess. */
const margin = 0.2;

/** What it counts that the words stand exactly where they stood. */
const atPlace = 0.5;

/** As much context as makes a search with changed words needless. */
const enoughContext = 0.75;

/** The places where the words stand as words: not inside other words, where the passage was not. */
function places(text: string, { exact, prefix, suffix }: Quoted): Stretch[] {
  const inWord = (a: string | undefined, b: string | undefined) =>
    /[\p{L}\p{N}]/u.test(a ?? '') && /[\p{L}\p{N}]/u.test(b ?? '');
  const first = exact[0];
  const last = exact.at(-1);
  const opens = !inWord(prefix.at(-1), first);
  const closes = !inWord(last, suffix[0]);
  const found: Stretch[] = [];
  for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1)) {
    const end = at + exact.length;
    if (opens && inWord(text[at - 1], first)) continue;
    if (closes && inWord(last, text[end])) continue;
    found.push({ start: at, end });
  }
  return found;
}

/**
 * Finds the words of a passage: where they stand among the same words, or at the same place (`expected`), or where
 * they stand once and are long enough to be no other's. Of places that are equally good none is chosen.
 */
export function findExact(text: string, quote: Quoted, expected = quote.start): Exact {
  const length = Math.min(1, quote.exact.length / contextLength);
  if (length === 0) return undefined;
  const all = places(text, quote);
  const near = all
    .map((stretch) => ({ stretch, touch: touching(quote, text, stretch) }))
    .sort((a, b) => b.touch - a.touch || off(a.stretch) - off(b.stretch))
    .slice(0, compared);
  const hits = near
    .map(({ stretch }): Hit => {
      const context = agreement(quote, text, stretch);
      return { ...stretch, context, evidence: length + context + (off(stretch) === 0 ? atPlace : 0) };
    })
    .sort((a, b) => b.evidence - a.evidence);
  const [best, second] = hits;
  const enough = all.length === 1 ? enoughForOne : enoughForMany;
  if (!best || best.evidence < enough) return undefined;
  const lead = best.evidence - (second?.evidence ?? 0);
  const only = best.context === 2 && (second?.context ?? 0) < 2;
  if (lead < margin && !only) return undefined;
  const byPlace =
    best.context < 2 && off(best) === 0 && (best.evidence - atPlace < enough || lead < margin + atPlace);
  return {
    found: { start: best.start, end: best.end, how: byPlace ? 'position' : 'exact' },
    sure: best.context >= enoughContext,
  };

  function off({ start }: Stretch): number {
    return Math.abs(start - expected);
  }
}

/**
 * Of a place with the same words, which may be others, and one with changed words, where the surroundings agree.
 * Where words are the same that were not chosen for that, nothing tells them from others.
 */
export function better(
  text: string,
  { exact: words }: Quoted,
  exact: Found | undefined,
  changed: Found | undefined,
): Found | undefined {
  if (!changed || text.slice(changed.start, changed.end) === words) return exact;
  return exact && exact.start < changed.end && changed.start < exact.end ? exact : changed;
}
