import { textsOf, type Wide } from '../../core/localise.js';

/** Dutch texts of an idea that stands open. */
export const ideaNl = {
  by: (name: string, moment: string) => `Van ${name}, ${moment}.`,
  media: {
    online: '',
    assisted: 'Een medewerker typte dit over.',
    paper: 'Dit kwam binnen op papier.',
  },
  edited: 'Aangepast door de schrijver.',
  place: 'Plek',
  rd: (x: string, y: string) => `Rijksdriehoek ${x}, ${y}`,
  onMap: 'zie de kaart',
  clock: (who: string, day: string) => `${who} antwoordt uiterlijk ${day}.`,
  clockLate: (who: string, day: string) =>
    `Het antwoord van ${who} had er ${day} moeten zijn. Dat is te laat.`,
  history: 'Wat er met dit idee gebeurt',
  status: {
    new: 'Het idee kwam binnen',
    considering: 'We bekijken het idee',
    yes: 'Ja, dit gaat door',
    partly: 'Dit gaat voor een deel door',
    no: 'Nee, dit gaat niet door',
    done: 'Het is klaar',
  },
  cost: (money: string) => `Kosten: ${money}`,
  merged: 'Hierin gingen deze ideeën op:',
  mergedInto: 'Dit idee is samengevoegd met:',
  became: {
    poll: 'Over dit idee is een stemming:',
    budget: 'Dit idee doet mee in een budget:',
  },
  states: {
    pending: 'Dit idee wacht op goedkeuring.',
    hidden: (reason: string) => `Dit idee is verborgen: ${reason}.`,
    withdrawn: 'Dit idee is ingetrokken door de schrijver.',
  },
  close: 'Sluit dit idee',
  talk: 'Reacties bij dit idee',
};

/** Texts of an idea in a language. */
export const ideaTexts = (language: string): IdeaTexts => textsOf('idea', ideaNl, language);

/** Texts of an idea. */
export type IdeaTexts = Wide<typeof ideaNl>;
