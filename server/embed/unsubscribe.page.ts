import { layout } from './layout.js';
import { html } from './render.js';

/** What the page that ends mail tells. */
export interface UnsubscribePage {
  language: string;
  /** Where its button sends. */
  path: string;
  /** What the mail is about; absent where it has ended before, or never was. */
  about?: { title: string; about: 'thread' | 'replies' | 'idea' | 'board' } | undefined;
  /** Whether it was ended just now. */
  ended: boolean;
}

interface Texts {
  ask: string;
  asked: Record<'thread' | 'replies' | 'idea' | 'board', string>;
  kept: string;
  button: string;
  ended: string;
  deleted: string;
  before: string;
  beforeLead: string;
}

const nl: Texts = {
  ask: 'Geen mail meer?',
  asked: {
    thread: 'U krijgt nu mail over reacties bij:',
    replies: 'U krijgt nu mail over antwoorden op één reactie bij:',
    idea: 'U krijgt nu mail over dit idee:',
    board: 'U krijgt nu mail over nieuwe ideeën bij:',
  },
  kept: 'Er verandert niets tot u op de knop drukt. Wat u zelf schreef, blijft staan.',
  button: 'Stop deze mail',
  ended: 'U krijgt hierover geen mail meer',
  deleted:
    'We hebben uw mailadres hiervoor weggehaald. U kunt altijd opnieuw om mail vragen, onder de reacties of bij het idee.',
  before: 'Deze mail is al gestopt',
  beforeLead: 'U hoeft niets te doen. Krijgt u toch nog mail? Gebruik dan de link onder in de nieuwste mail.',
};

const en: Texts = {
  ask: 'No more mail?',
  asked: {
    thread: 'You now get mail about comments on:',
    replies: 'You now get mail about replies to one comment on:',
    idea: 'You now get mail about this idea:',
    board: 'You now get mail about new ideas on:',
  },
  kept: 'Nothing changes until you press the button. What you wrote yourself stays.',
  button: 'Stop this mail',
  ended: 'You get no more mail about this',
  deleted:
    'We deleted your mail address for this. You can ask for mail again at any time, below the comments or with the idea.',
  before: 'This mail has already ended',
  beforeLead:
    'There is nothing you need to do. Do you still get mail? Then use the link below the newest mail.',
};

const main = ({ about, ended, path }: UnsubscribePage, texts: Texts): unknown => {
  if (about === undefined)
    return html`<h1>${texts.before}</h1>
      <p>${texts.beforeLead}</p>`;
  if (ended)
    return html`<h1>${texts.ended}</h1>
      <p><strong>${about.title}</strong></p>
      <p>${texts.deleted}</p>`;
  return html`<h1>${texts.ask}</h1>
    <p>${texts.asked[about.about]}<br /><strong>${about.title}</strong></p>
    <form method="post" action="${path}">
      <p><button type="submit">${texts.button}</button></p>
    </form>
    <p>${texts.kept}</p>`;
};

/** The page to which the link in a mail leads: opening it changes nothing, its button ends the mail. */
export const unsubscribePage = (page: UnsubscribePage): unknown => {
  const texts = page.language.startsWith('en') ? en : nl;
  const done = page.ended ? texts.ended : texts.ask;
  return layout({
    language: page.language.startsWith('en') ? 'en' : 'nl',
    title: page.about === undefined ? texts.before : done,
    look: 'page',
    hidden: true,
    scripts: [],
    main: main(page, texts),
  });
};
