import type { ErrorCode } from '../../contract/errors.js';

/** A text for every code of the API, and for rules of a ballot that say more than its code; seconds to wait. */
export type FaultTexts = Record<ErrorCode | 'too_few' | 'too_many', string> & {
  wait(seconds: number): string;
};

const sorry = 'Er ging iets mis op de server. Probeer het straks opnieuw.';

/** Dutch texts for what a server refuses. */
export const faultsNl: FaultTexts = {
  invalid_input: 'Er klopt iets niet in wat u invulde.',
  ballot_invalid: 'Dit stembiljet klopt niet. Kijk uw keuze na.',
  code_wrong: 'Deze code klopt niet. Kijk de code na en probeer het opnieuw.',
  proof_of_work_wrong: 'De controle tegen misbruik is niet gelukt. Probeer het opnieuw.',
  sign_in_needed: 'Laat eerst weten wie u bent.',
  token_invalid: 'U was te lang weg. Probeer het opnieuw.',
  origin_unknown: 'Op deze website kunt u niet meedoen. Ga naar de pagina van de stemming zelf.',
  identity_needed: 'Laat eerst weten wie u bent.',
  forbidden: 'Dat mag niet.',
  proof_of_work_needed: 'Het is nu erg druk. Probeer het opnieuw.',
  not_found: 'Dit onderdeel bestaat niet of niet meer.',
  method_not_allowed: sorry,
  poll_not_open: 'De stemming is nog niet begonnen.',
  poll_closed: 'De stemming is gesloten. Uw stem is niet meer meegeteld.',
  poll_fixed: 'De regels van deze stemming liggen vast.',
  results_hidden: 'De uitslag is nog niet te zien.',
  not_published: 'De stembiljetten staan nog niet online.',
  participant_blocked: 'U kunt hier nu een tijd niet schrijven.',
  document_unknown: 'Bij dit document kunt u nog niet reageren.',
  thread_closed: 'Dit gesprek is gesloten.',
  reply_refused: 'Op deze reactie kunt u niet meer antwoorden.',
  edit_expired: 'U kunt een reactie 15 minuten lang aanpassen. Die tijd is voorbij.',
  comment_fixed: 'Deze reactie is ingetrokken of verborgen.',
  board_closed: 'Dat kan in deze fase niet. Wat u typte, blijft staan.',
  idea_fixed: 'Dit idee kan niet meer worden aangepast.',
  idea_merged: 'Dit idee is samengevoegd met een ander idee. Steun dat idee.',
  picture_unusable: 'Deze foto kunnen we niet lezen. Kies een JPEG of PNG.',
  already_done: 'Dit hebt u al gedaan.',
  key_reused: 'Dit was al verstuurd. Laad de pagina opnieuw.',
  code_used: 'Deze code is al gebruikt.',
  too_large: 'Dit is te veel om te versturen.',
  media_type: sorry,
  too_many_requests: 'Er kwamen te veel pogingen achter elkaar.',
  internal: sorry,
  unavailable: 'De server is even niet bereikbaar.',
  too_few: 'U koos te weinig. Kies er meer.',
  too_many: 'U koos te veel. Haal er een weg.',
  wait: (seconds) =>
    seconds > 90 ? `Wacht ${Math.ceil(seconds / 60)} minuten.` : `Wacht ${Math.ceil(seconds)} seconden.`,
};
