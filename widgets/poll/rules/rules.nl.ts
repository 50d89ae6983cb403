import type { PollMethod, PollRule } from '../../../contract/poll.schema.js';

/** Texts of the rules of a poll. */
export interface RulesTexts {
  access: Record<PollRule['access'], string>;
  method: Record<PollMethod, (seats: number) => string>;
  results: Record<PollRule['results'], string>;
  blank: string;
  quorum(needed: string): string;
  noQuorum: string;
  tie: string;
  seed: string;
  secret: string;
  more: string;
}

const winners = (seats: number) => (seats === 1 ? 'Er is 1 winnaar.' : `Er zijn ${seats} winnaars.`);

/** Dutch texts of the rules: what is promised, and what "one person, one vote" is worth (BALLOTS). */
export const rulesNl: RulesTexts = {
  access: {
    guest: 'Iedereen kan stemmen: één stem per browser. Wie twee apparaten heeft, kan dus twee keer stemmen.',
    email:
      'U stemt met een mailadres: één stem per adres. Wie twee adressen heeft, kan dus twee keer stemmen.',
    code: 'U stemt met een code uit een brief: één stem per brief.',
    resident: 'U stemt als ingelogde inwoner: één stem per persoon.',
  },
  method: {
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
  },
  results: {
    always: 'De tussenstand is steeds te zien.',
    'after-voting': 'U ziet de tussenstand nadat u hebt gestemd.',
    'after-closing': 'De uitslag is pas na de sluiting te zien, ook voor de gemeente.',
  },
  blank: 'U kunt blanco stemmen. Dat telt mee als deelname.',
  quorum: (needed) => `De uitslag geldt als er minstens ${needed} mensen stemmen.`,
  noQuorum: 'Er is geen minimum aantal stemmers.',
  tie: 'Bij een gelijke stand loten we. Het getal waarmee we loten ligt al vast; dit is de verzegelde vorm:',
  seed: 'Dit is het getal waarmee we loten bij een gelijke stand:',
  secret:
    'Uw stem is geheim, ook voor de gemeente. U kunt uw stem wijzigen tot de sluiting; de laatste telt. Dit is een advies, geen verkiezing.',
  more: 'Lees meer over hoe we tellen',
};
