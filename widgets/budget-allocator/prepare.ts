import { addStyles } from '../core/element.js';
import type { Lazy } from '../core/lazy.js';
import { languages } from '../core/localise.js';
import { voteParts } from '../core/vote/parts.js';
import { StemBudgetAllocator } from './budget-allocator.js';
import { budgetLocales } from './budget.nl.js';
import { ballotParts } from './ballot.parts.js';
import { listParts } from './list.parts.js';
import { parts } from './parts.js';
import { explainers } from './result/explain.js';
import { moreTranslations } from './result/more.js';
import { resultParts } from './result/parts.js';
import { translations } from './result/texts.js';

/**
 * Loads, with its styles, everything that comes late in the browser, so that the server renders any budget in any
 * language at once, and always with the same stylesheet. The map needs a browser.
 */
export async function prepareBudgets(): Promise<void> {
  const { project, tools, tight, points } = listParts;
  const { list, review, result } = ballotParts;
  const { rest, native, rules } = parts;
  const styled = [
    list,
    project,
    tools,
    tight,
    rest,
    review,
    points,
    native,
    result,
    rules,
    voteParts.receipt,
  ];
  const late = [...styled, ...Object.values(resultParts)];
  for (const part of await Promise.all(late.map((one) => one.load() as Promise<object>)))
    addStyles(StemBudgetAllocator, part);
  const words = [languages, budgetLocales, explainers, translations, moreTranslations];
  await Promise.all(words.flatMap((one) => Object.values(one)).map((one: Lazy<unknown>) => one.load()));
}
