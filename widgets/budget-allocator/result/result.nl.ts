import type { Wide } from '../../core/localise.js';

/** Dutch texts of the result of a budget. */
export const resultNl = {
  missed: (voters: string, needed: string) =>
    `Er stemden ${voters} mensen. Er waren er ${needed} nodig. Daarom is er geen geldige uitslag.`,
  nobody: 'Niemand heeft gestemd. Er is geen project gekozen.',
  none: 'Geen enkel project is gekozen.',
  chosen: (won: string, all: string, one: boolean) =>
    `${won} van de ${all} projecten ${one ? 'is' : 'zijn'} gekozen.`,
  money: (cost: string, budget: string) => `Samen kosten ze ${cost} van de ${budget}.`,
  left: (left: string) => `Er blijft ${left} over.`,
  spentAll: 'Al het geld is verdeeld.',
  turnout: (all: string, online: string, assisted: string, paper: string) =>
    `Er stemden ${all} mensen: ${online} online, ${assisted} met hulp en ${paper} op papier. Elke stem telt even zwaar.`,
  blank: (count: string, one: boolean) => `${count} ${one ? 'stembiljet is' : 'stembiljetten zijn'} blanco.`,
  winners: 'Gekozen projecten',
  votes: (count: string, one: boolean) => `${count} ${one ? 'stem' : 'stemmen'}`,
  points: (count: string, one: boolean) => `${count} ${one ? 'punt' : 'punten'}`,
  steps: {
    chosen: 'Gekozen',
    preparing: 'In voorbereiding',
    making: 'In uitvoering',
    done: 'Klaar',
    dropped: 'Gaat niet door',
  },
  since: (day: string) => `sinds ${day}`,
  course: 'Het verloop',
  projects: 'Alle projecten: waarom wel of niet',
  who: 'Wie kreeg wat?',
  content: 'Hoeveel mensen kregen wat ze wilden?',
  greedy: 'Wat als we gewoon hadden geteld?',
  how: 'Hoe is dit geteld?',
  tie: 'Een gelijke stand besliste mee. Dat staat bij ‘Hoe is dit geteld?’.',
  check: 'Zelf nakijken',
  recount: 'Tel zelf na',
  ballots: 'De stembiljetten als bestand:',
  method: 'Zo tellen we',
  hash: 'Vingerafdruk van de uitslag',
  seed: 'Het lotingsgetal',
};

/** Texts of the result of a budget. */
export type ResultTexts = Wide<typeof resultNl>;
