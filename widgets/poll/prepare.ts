import type { Poll } from '../../contract/poll.schema.js';
import { addStyles } from '../core/element.js';
import { loadLanguage } from '../core/localise.js';
import { forms } from './form.js';
import { parts } from './parts.js';
import { StemPoll } from './poll.js';
import { explainerOf } from './result/explain.js';

/**
 * Loads, with its styles, everything that rendering this poll on the server needs; in the browser these parts
 * come when they are needed. After it, rendering is synchronous.
 */
export async function preparePoll({ rule }: Poll, language: string): Promise<void> {
  const loaded = await Promise.all([
    forms[rule.kind].load(),
    parts.result.load(),
    parts.receipt.load(),
    parts.rules.load(),
    explainerOf(language).load(),
    loadLanguage(language),
  ]);
  for (const part of loaded.slice(0, 4)) addStyles(StemPoll, part as object);
}
