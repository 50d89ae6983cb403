import { lazy } from '../core/lazy.js';
import { textsOf, type Locales, type Wide } from '../core/localise.js';

/** Dutch texts of a thread that are needed from the start. */
export const threadNl = {
  title: (count: number, shown: string) => (count ? `Reacties (${shown})` : 'Reacties'),
  none: 'Nog geen reacties. Schrijf de eerste.',
  noneEver: 'Er zijn geen reacties.',
  opens: (moment: string) => `U kunt reageren vanaf ${moment}.`,
  closed: 'Dit gesprek is gesloten. U kunt alles nog lezen.',
  closes: (moment: string) => `U kunt reageren tot ${moment}.`,
  noPlace: 'Bij dit document kunt u nog niet reageren.',
  write: 'Schrijf een reactie',
  waitsHere: 'Deze reactie wacht op goedkeuring.',
  hidden: (reason: string) => `Deze reactie is verborgen: ${reason}.`,
  withdrawn: 'Deze reactie is ingetrokken door de schrijver.',
  kinds: { for: 'Voor', against: 'Tegen', question: 'Vraag', suggestion: 'Voorstel' },
  about: 'Over deze passage',
  inText: 'Toon in de tekst',
  gone: 'Deze passage staat niet meer in de tekst.',
  choose: 'Kies een passage',
  passages: (count: number) => `Passages met reacties (${count})`,
  sort: 'Volgorde',
  // In the order of the menu.
  sorts: {
    oldest: 'Oudste eerst',
    newest: 'Nieuwste eerst',
    'most-agreed': 'Meeste mensen eens',
    unanswered: 'Zonder antwoord van de gemeente eerst',
  },
  apply: 'Toon',
  more: 'Toon meer',
  earlier: 'Toon eerdere reacties',
  replies: (count: number, shown: string) =>
    count === 1 ? 'Toon nog 1 antwoord' : `Toon nog ${shown} antwoorden`,
  busy: 'Een ogenblik',
  edited: 'aangepast',
  replyTo: (name: string) => `antwoord op ${name}`,
  answered: 'Beantwoord door de gemeente',
  agree: 'Eens',
  disagree: 'Oneens',
  people: (count: number, shown: string) => (count === 1 ? '1 persoon' : `${shown} mensen`),
  reply: 'Antwoord',
  of: (name: string) => `op ${name}`,
  flag: 'Meld',
  hiddenCount: (count: number) => (count === 1 ? '1 reactie verborgen' : `${count} reacties verborgen`),
  withdrawnCount: (count: number) =>
    count === 1 ? '1 reactie ingetrokken' : `${count} reacties ingetrokken`,
  reasons: {
    insult: 'belediging',
    discrimination: 'discriminatie',
    privacy: 'privacy',
    spam: 'spam',
    'off-topic': 'gaat niet over het onderwerp',
    unlawful: 'mag niet van de wet',
    other: 'andere reden',
  },
  subscribe: 'Krijg mail bij nieuwe reacties',
  feed: 'Volg met een feedlezer (Atom)',
  work: (organisation: string) => `Ik werk bij ${organisation}`,
};

/** Texts of the thread in a language. */
export const threadTexts = (language: string): ThreadTexts => textsOf('thread', threadNl, language);

/** Texts of the thread. */
export type ThreadTexts = Wide<typeof threadNl>;

/** Texts of the thread and its parts beside Dutch. */
export const threadLocales: Locales = {
  en: lazy(() => Promise.all([import('../locales/thread.en.js'), import('../locales/talk.en.js')])),
};
