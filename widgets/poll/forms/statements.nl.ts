import type { Wide } from '../../core/localise.js';

/** Dutch texts of statements. */
export const statementsNl = {
  at: (place: number, all: number) => `Stelling ${place} van ${all}`,
  agree: 'Eens',
  disagree: 'Oneens',
  pass: 'Geen mening',
  none: 'Niet beantwoord',
  back: 'Vorige stelling',
  end: 'Naar het overzicht',
  done: 'Uw antwoorden',
  edit: 'wijzig',
  change: (statement: string) => `Wijzig uw antwoord bij: ${statement}`,
};

/** Texts of statements. */
export type StatementsTexts = Wide<typeof statementsNl>;
