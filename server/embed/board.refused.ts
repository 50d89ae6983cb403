import type { Refusal } from '../core/errors.js';
import type { BoardTexts } from './board.texts.js';
import { ideaFaultText } from './idea.form.js';

/** What was refused in a sentence, or in one for each field. */
export const refusedText = ({ code, extra }: Refusal, texts: BoardTexts): string =>
  (code === 'invalid_input' && ideaFaultText(extra.errors ?? [], { texts })) ||
  (texts.notKept[code] ?? texts.notKept.invalid_input ?? '');

/** The status of a page that tells of a refusal. */
export const statusOf = ({ code }: Refusal): number => {
  const known: Partial<Record<typeof code, number>> = {
    invalid_input: 400,
    code_wrong: 400,
    picture_unusable: 400,
    too_large: 413,
    not_found: 404,
    forbidden: 403,
    participant_blocked: 403,
    too_many_requests: 429,
    unavailable: 503,
  };
  return known[code] ?? 409;
};
