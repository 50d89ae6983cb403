import type { PollMethod } from '../../../contract/poll.schema.js';

/** How each method counts, in plain words; given how many win. */
export type MethodTexts = Record<PollMethod, (seats: number) => string> & {
  /** Above the options that were ideas of residents. */
  ideas: string;
};

const winners = (seats: number) => (seats === 1 ? 'Er is 1 winnaar.' : `Er zijn ${seats} winnaars.`);

/** Dutch texts of the methods. */
export const methodsNl: MethodTexts = {
  ideas: 'Deze keuzes begonnen als idee van een bewoner:',
  plurality: (seats) => `De keuze met de meeste stemmen wint. ${winners(seats)}`,
  approval: (seats) => `Elke keuze telt even zwaar. De keuze met de meeste stemmen wint. ${winners(seats)}`,
  borda: (seats) =>
    `Hoe hoger u iets zet, hoe meer punten het krijgt (Borda). De meeste punten winnen. ${winners(seats)}`,
  irv: () =>
    'We tellen in rondes. Steeds valt de laatste af en gaan die stemmen naar de volgende keuze, tot iemand meer dan de helft heeft.',
  schulze: (seats) =>
    `We vergelijken alle keuzes twee aan twee (Schulze). Wie van alle andere wint, is gekozen. ${winners(seats)}`,
  stv: (seats) =>
    `We tellen in rondes. Wie genoeg stemmen heeft, is gekozen. Wat te veel is, gaat naar de volgende keuze. ${winners(seats)}`,
  score: (seats) =>
    `We rekenen van elke keuze het gemiddelde uit. Het hoogste gemiddelde wint. ${winners(seats)}`,
  statements: () =>
    'Bij elke stelling tellen we wie het eens is, wie het oneens is en wie geen mening heeft.',
};
