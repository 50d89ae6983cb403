import { lazy } from '../core/lazy.js';
import { textsOf, type Locales, type Wide } from '../core/localise.js';

/** Dutch texts of a board that are needed from the start. */
export const boardNl = {
  opens: (moment: string) => `U kunt meedoen vanaf ${moment}.`,
  collect: (moment: string) => `U kunt ideeën toevoegen en steunen${moment && ` tot ${moment}`}.`,
  workOut: 'U kunt de ideeën steunen. Nieuwe ideeën kunnen niet meer.',
  read: 'U kunt de ideeën lezen. Steunen en toevoegen kan niet meer.',
  blocked: (moment: string) => `U kunt hier tot ${moment} niet schrijven.`,
  add: 'Voeg een idee toe',
  tools: 'Zoek, filter of sorteer',
  map: 'Kaart',
  follow: 'Krijg mail bij nieuwe ideeën',
  count: (count: number, shown: string) => (count === 1 ? '1 idee' : `${shown} ideeën`),
  over: (shown: string) => `Meer dan ${shown} ideeën`,
  none: 'Er zijn nog geen ideeën.',
  nothing: 'Geen idee past bij wat u zoekt.',
  late: 'Het antwoord is te laat',
  statuses: {
    new: 'Nieuw',
    considering: 'Wordt bekeken',
    yes: 'Ja, gaat door',
    partly: 'Gaat voor een deel door',
    no: 'Nee, gaat niet door',
    done: 'Klaar',
  },
  support: 'Steun',
  supports: (count: number, shown: string) =>
    count === 1 ? '1 persoon steunt dit' : `${shown} mensen steunen dit`,
  supported: 'U steunt dit idee. Druk nog eens om dat terug te nemen.',
  unsupported: 'U steunt dit idee niet meer.',
  gone: 'Een idee dat er niet meer staat',
  comments: (count: number, shown: string) => (count === 1 ? '1 reactie' : `${shown} reacties`),
  more: 'Toon meer',
  added: (count: number) => (count === 1 ? '1 idee erbij.' : `${count} ideeën erbij.`),
  news: (count: number, shown: string) =>
    count === 1 ? '1 nieuw idee, toon' : `${shown} nieuwe ideeën, toon`,
  busy: 'Een ogenblik',
};

/** Texts of the board in a language. */
export const boardTexts = (language: string): BoardTexts => textsOf('board', boardNl, language);

/** Texts of the board. */
export type BoardTexts = Wide<typeof boardNl>;

/** Texts of the board and its parts beside Dutch. */
export const boardLocales: Locales = {
  en: lazy(() => Promise.all([import('../locales/board.en.js'), import('../locales/talk.en.js')])),
};
