import type { ErrorCode, FieldError } from '../../contract/errors.js';
import { limits } from '../../contract/limits.js';

/** What went wrong with a form, in plain words; the widget says the same in its own locales. */
const nl: Partial<Record<ErrorCode, string>> = {
  ballot_invalid: 'Uw stem klopt nog niet met de regels van deze stemming.',
  poll_not_open: 'De stemming is nog niet open. Kom terug als de stemming begint.',
  poll_closed: 'De stemming is gesloten. Uw keuze is niet meer geteld.',
  code_wrong: 'Deze code klopt niet of is verlopen. Kijk hem nog eens na.',
  too_many_requests: 'Dat ging te snel achter elkaar. Wacht even en probeer het dan nog eens.',
  unavailable: 'We kunnen uw stem nu niet opslaan. Probeer het over een paar minuten nog eens.',
  invalid_input: 'Niet alles is goed ingevuld. Kijk het nog eens na.',
};

const en: Partial<Record<ErrorCode, string>> = {
  ballot_invalid: 'Your vote does not fit the rules of this poll yet.',
  poll_not_open: 'The poll is not open yet. Come back when voting starts.',
  poll_closed: 'The poll is closed. Your choice was not counted.',
  code_wrong: 'This code is wrong or has expired. Please check it.',
  too_many_requests: 'That was too fast. Wait a moment, then try again.',
  unavailable: 'We cannot keep your vote now. Try again in a few minutes.',
  invalid_input: 'Not everything is filled in well. Please check it.',
};

const rulesNl: Record<string, string> = {
  empty: 'U hebt nog niets gekozen.',
  too_few: 'U hebt te weinig gekozen.',
  too_many: 'U hebt te veel gekozen.',
  rank_gap: 'Er zit een gat in uw volgorde: gebruik 1, 2, 3 en zo verder.',
  doubled_rank: 'Een nummer komt twee keer voor in uw volgorde.',
  rank: 'Een nummer in uw volgorde klopt niet.',
  too_long: `Uw uitleg is te lang. U hebt ruimte voor ${limits.why} tekens.`,
};

const rulesEn: Record<string, string> = {
  empty: 'You have not chosen anything yet.',
  too_few: 'You have chosen too few.',
  too_many: 'You have chosen too many.',
  rank_gap: 'There is a gap in your order: use 1, 2, 3 and so on.',
  doubled_rank: 'A number stands twice in your order.',
  rank: 'A number in your order is not right.',
  too_long: `Your reason is too long. There is room for ${limits.why} characters.`,
};

/** A sentence or two for a refusal, in the language of the page. */
export function refusalText(code: ErrorCode, faults: readonly FieldError[], language: string): string {
  const english = language.startsWith('en');
  const texts = english ? en : nl;
  const rules = english ? rulesEn : rulesNl;
  const said = [...new Set(faults.map(({ rule }) => rules[rule]).filter((text) => text !== undefined))];
  const general = texts[code] ?? texts.invalid_input ?? '';
  return said.length > 0 ? said.join(' ') : general;
}
