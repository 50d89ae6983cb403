import type { ApiError } from './client.js';
import { coreNl } from './core.nl.js';
import { lazy } from './lazy.js';
import { textsOf } from './localise.js';

const refusals = lazy(() => import('./faults.nl.js').then((file) => file.faultsNl));

/** What happened, in plain words; loads the words for refusals when a server did refuse. */
export async function sentenceOf({ code, problem }: ApiError, language: string): Promise<string> {
  const core = textsOf('core', coreNl, language);
  if (code === 'offline' || code === 'slow') return core[code];
  if (!problem || code === 'unreadable' || code === 'cancelled') return core.unreadable;
  const dutch = await refusals.load().catch(() => undefined);
  const texts = dutch && textsOf('faults', dutch, language);
  if (!texts) return core.unreadable;
  return (texts[code] ?? texts.internal) + (problem.retryAfter ? ' ' + texts.wait(problem.retryAfter) : '');
}
