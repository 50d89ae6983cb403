import type { PollMethod } from '../../../contract/poll.schema.js';

/** Dutch texts of a result. */
export const resultNl = {
  chosen: 'Gekozen',
  option: 'Keuze',
  share: 'Deel',
  points: 'Punten',
  wins: 'Gewonnen',
  mean: 'Gemiddeld',
  median: 'Middelste',
  online: 'Online',
  assisted: 'Met hulp',
  paper: 'Op papier',
  agree: 'Eens',
  pass: 'Geen mening',
  disagree: 'Oneens',
  blank: 'Blanco',
  all: 'In totaal',
  table: 'De cijfers in een tabel',
  why: 'Hoe is dit geteld?',
  interim: 'Dit is een tussenstand: zo zou de uitslag zijn als de stemming nu sloot.',
  missed: (voters: string, needed: string) =>
    `Er stemden ${voters} mensen. Er waren er ${needed} nodig. Daarom is er geen geldige uitslag.`,
  nobody: 'Nog niemand heeft gestemd.',
  fewest: 'Bij minder dan 10 stemmers laten we niet zien hoe zij stemden.',
  recount: 'Tel zelf na',
  ballots: 'Haal de stembiljetten op',
  hash: 'Vingerafdruk van de uitslag',
  won: (wins: string, others: number) => `wint ${wins} van ${others}`,
  pointed: (points: string) => `${points} punten`,
  meant: (mean: string, most: string) => `${mean} van ${most}`,
  rounds: 'De balken tonen de eerste keuzes. Daarna tellen we in rondes.',
  votes: {
    plurality: 'Stemmen',
    approval: 'Stemmen',
    borda: 'Eerste keuze',
    irv: 'Eerste keuze',
    schulze: 'Eerste keuze',
    stv: 'Eerste keuze',
    score: 'Cijfers',
    statements: 'Antwoorden',
  } satisfies Record<PollMethod, string>,
};

/** Texts of a result. */
export type ResultTexts = Omit<
  { [K in keyof typeof resultNl]: (typeof resultNl)[K] extends string ? string : (typeof resultNl)[K] },
  'votes'
> & { votes: Record<PollMethod, string> };
