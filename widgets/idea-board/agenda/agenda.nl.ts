import { textsOf, type Wide } from '../../core/localise.js';

/** Dutch texts of a board whose ideas can reach an agenda. */
export const agendaNl = {
  about: (count: string, day: string) =>
    `Een idee heeft ${count} steunen nodig${day && `, uiterlijk ${day}`}.`,
  then: 'Gehaald:',
  otherwise: 'Niet gehaald:',
  progress: (count: string, needed: string) => `${count} van ${needed} steunen`,
  short: (left: number, shown: string, day: string) =>
    `nog ${left === 1 ? '1' : shown} nodig${day && ` voor ${day}`}`,
  reached: (day: string) => `Gehaald op ${day}.`,
  meeting: (day: string) => `Op de agenda van de raad van ${day}.`,
  noMeeting: 'De dag van de vergadering volgt nog.',
  document: 'Raadsstuk:',
  missed: (day: string) => `Niet gehaald${day && ` voor ${day}`}.`,
};

/** Texts of an agenda in a language. */
export const agendaTexts = (language: string): AgendaTexts => textsOf('agenda', agendaNl, language);

/** Texts of a board whose ideas can reach an agenda. */
export type AgendaTexts = Wide<typeof agendaNl>;
