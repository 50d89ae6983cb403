import type { ErrorCode } from '../../contract/errors.js';
import type { ApiError } from './client.js';
import { coreNl } from './core.nl.js';
import { lazy } from './lazy.js';
import { textsOf } from './localise.js';

const refusals = lazy(() => import('./faults.nl.js').then((file) => file.faultsNl));

/** What happened, in plain words; loads the words for refusals when a server did refuse. */
export async function sentenceOf({ code, problem }: ApiError, language: string): Promise<string> {
  const core = textsOf('core', coreNl, language);
  if (!problem) return core[code as 'offline'] ?? core.unreadable;
  const dutch = await refusals.load().catch(() => undefined);
  const texts = dutch && textsOf('faults', dutch, language);
  if (!texts) return core.unreadable;
  const rule = problem.errors?.[0]?.rule;
  return (
    (texts[rule as 'too_few'] ?? texts[code as ErrorCode] ?? texts.internal) +
    (problem.retryAfter ? ' ' + texts.wait(problem.retryAfter) : '')
  );
}
