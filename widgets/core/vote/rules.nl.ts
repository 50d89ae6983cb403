import type { PollRule } from '../../../contract/poll.schema.js';

/** Texts of the rules of every vote. */
export interface RulesTexts {
  access: Record<PollRule['access'], string>;
  results: Record<PollRule['results'], string>;
  blank: string;
  quorum(needed: string): string;
  noQuorum: string;
  tie: string;
  seed: string;
  secret: string;
  more: string;
}

/** Dutch texts of the rules: what is promised, and what "one person, one vote" is worth (BALLOTS). */
export const rulesNl: RulesTexts = {
  access: {
    guest: 'Iedereen kan stemmen: één stem per browser. Wie twee apparaten heeft, kan dus twee keer stemmen.',
    email:
      'U stemt met een mailadres: één stem per adres. Wie twee adressen heeft, kan dus twee keer stemmen.',
    code: 'U stemt met een code uit een brief: één stem per brief.',
    resident: 'U stemt als ingelogde inwoner: één stem per persoon.',
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
