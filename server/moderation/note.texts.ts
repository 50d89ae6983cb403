import type { CommentKind, ModerationReason } from '../../contract/comment.schema.js';

/** What a note says in a language. */
export interface NoteTexts {
  note: string;
  made(date: string): string;
  source: string;
  count(comments: number): string;
  hidden(count: number, reasons: string): string;
  withdrawn(count: number): string;
  partial(count: number): string;
  contents: string;
  passage(number: number): string;
  page(page: number): string;
  whole: string;
  gone: string;
  theme(theme: string): string;
  themes(themes: string): string;
  noTheme: string;
  kinds: Record<CommentKind | 'none', string>;
  reasons: Record<ModerationReason, string>;
  number: string;
  reaction: string;
  answer: string;
  answered: string;
  official(name: string): string;
  suggestion: string;
  takeOut: string;
  agree(agree: number, disagree: number): string;
  state: { hidden: string; withdrawn: string; pending: string };
  reply(number: string): string;
  columns: Record<
    | 'number'
    | 'passage'
    | 'words'
    | 'page'
    | 'gone'
    | 'theme'
    | 'kind'
    | 'reaction'
    | 'suggestion'
    | 'author'
    | 'official'
    | 'date'
    | 'agree'
    | 'disagree'
    | 'link'
    | 'answer',
    string
  >;
  yes: string;
}

const plural = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;

const nl: NoteTexts = {
  note: 'Reactienota',
  made: (date) => `Gemaakt op ${date}.`,
  source: 'Document',
  count: (comments) => `${plural(comments, 'reactie', 'reacties')}.`,
  hidden: (count, reasons) => `${plural(count, 'reactie is', 'reacties zijn')} verborgen: ${reasons}.`,
  withdrawn: (count) => `${plural(count, 'reactie is', 'reacties zijn')} door de schrijver zelf weggehaald.`,
  partial: (count) => `Er zijn te veel reacties voor één nota. De oudste ${count} staan erin.`,
  contents: 'Inhoud',
  passage: (number) => `Passage ${number}`,
  page: (page) => `bladzijde ${page}`,
  whole: 'Over het hele stuk',
  gone: 'Deze passage staat niet meer in de tekst.',
  theme: (theme) => `Thema: ${theme}`,
  themes: (themes) => `Thema’s: ${themes}.`,
  noTheme: 'Zonder thema',
  kinds: { for: 'Voor', against: 'Tegen', question: 'Vragen', suggestion: 'Voorstellen', none: 'Reacties' },
  reasons: {
    insult: 'belediging',
    discrimination: 'discriminatie',
    privacy: 'privacy',
    spam: 'reclame',
    'off-topic': 'gaat over iets anders',
    unlawful: 'mag niet van de wet',
    other: 'een andere reden',
  },
  number: 'Nr.',
  reaction: 'Reactie',
  answer: 'Antwoord',
  answered: 'Dit is een antwoord.',
  official: (name) => `Namens de organisatie: ${name}`,
  suggestion: 'Voorstel voor andere woorden:',
  takeOut: 'Voorstel: haal deze passage weg.',
  agree: (agree, disagree) => `${agree} eens, ${disagree} oneens`,
  state: {
    hidden: 'Deze reactie is verborgen.',
    withdrawn: 'Deze reactie is weggehaald door de schrijver.',
    pending: 'Deze reactie wordt nog bekeken.',
  },
  reply: (number) => `antwoord op ${number}`,
  columns: {
    number: 'Nummer',
    passage: 'Passage',
    words: 'Woorden van de passage',
    page: 'Bladzijde',
    gone: 'Staat niet meer in de tekst',
    theme: 'Thema',
    kind: 'Soort',
    reaction: 'Reactie',
    suggestion: 'Voorstel voor andere woorden',
    author: 'Schrijver (schuilnaam)',
    official: 'Namens',
    date: 'Datum',
    agree: 'Eens',
    disagree: 'Oneens',
    link: 'Adres',
    answer: 'Antwoord',
  },
  yes: 'ja',
};

const en: NoteTexts = {
  note: 'Response note',
  made: (date) => `Made on ${date}.`,
  source: 'Document',
  count: (comments) => `${plural(comments, 'comment', 'comments')}.`,
  hidden: (count, reasons) => `${plural(count, 'comment was', 'comments were')} hidden: ${reasons}.`,
  withdrawn: (count) => `${plural(count, 'comment was', 'comments were')} withdrawn by the author.`,
  partial: (count) => `There are too many comments for one note. It holds the oldest ${count}.`,
  contents: 'Contents',
  passage: (number) => `Passage ${number}`,
  page: (page) => `page ${page}`,
  whole: 'About the whole document',
  gone: 'This passage is not in the text any more.',
  theme: (theme) => `Theme: ${theme}`,
  themes: (themes) => `Themes: ${themes}.`,
  noTheme: 'Without a theme',
  kinds: {
    for: 'For',
    against: 'Against',
    question: 'Questions',
    suggestion: 'Suggestions',
    none: 'Comments',
  },
  reasons: {
    insult: 'insult',
    discrimination: 'discrimination',
    privacy: 'privacy',
    spam: 'advertising',
    'off-topic': 'about something else',
    unlawful: 'against the law',
    other: 'another reason',
  },
  number: 'No.',
  reaction: 'Comment',
  answer: 'Answer',
  answered: 'This is an answer.',
  official: (name) => `For the organisation: ${name}`,
  suggestion: 'Proposed words:',
  takeOut: 'Proposal: take this passage out.',
  agree: (agree, disagree) => `${agree} agree, ${disagree} disagree`,
  state: {
    hidden: 'This comment is hidden.',
    withdrawn: 'This comment was withdrawn by its author.',
    pending: 'This comment waits to be looked at.',
  },
  reply: (number) => `reply to ${number}`,
  columns: {
    number: 'Number',
    passage: 'Passage',
    words: 'Words of the passage',
    page: 'Page',
    gone: 'Not in the text any more',
    theme: 'Theme',
    kind: 'Kind',
    reaction: 'Comment',
    suggestion: 'Proposed words',
    author: 'Author (pseudonym)',
    official: 'For',
    date: 'Date',
    agree: 'Agree',
    disagree: 'Disagree',
    link: 'Address',
    answer: 'Answer',
  },
  yes: 'yes',
};

/** The texts of a note in the language of its thread; Dutch, unless it is English. */
export const noteTexts = (language: string): NoteTexts => (/^en\b/i.test(language) ? en : nl);
