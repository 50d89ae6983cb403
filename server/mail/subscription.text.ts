import { oneLine } from '../core/one-line.js';
import type { Mail } from '../identity/identity.service.js';

/** What one can get mail about: all comments of a thread, the replies to one comment, an idea, or new ideas of a board. */
export type SubscriptionAbout = 'thread' | 'replies' | 'idea' | 'board';

const dutchAbout: Record<SubscriptionAbout, string> = {
  thread: 'nieuwe reacties bij',
  replies: 'reacties op één bericht bij',
  idea: 'wat er gebeurt met dit idee',
  board: 'nieuwe ideeën bij',
};

const englishAbout: Record<SubscriptionAbout, string> = {
  thread: 'new comments on',
  replies: 'replies to one comment on',
  idea: 'what becomes of this idea',
  board: 'new ideas on',
};

/** What the mail that asks to confirm a subscription tells. */
export interface ConfirmMail {
  to: string;
  code: string;
  minutes: number;
  organisation: string;
  title: string;
  about: SubscriptionAbout;
  /** BCP 47; Dutch where it is not English. */
  language: string;
}

const dutch = ({ code, minutes, about }: ConfirmMail, organisation: string, title: string) => ({
  subject: `Uw code is ${code}`,
  text: `Uw code is ${code}

Vul deze code in op de pagina waar u om mail vroeg.
Daarna krijgt u mail over ${dutchAbout[about]}:
${title}

U krijgt hooguit één mail per dag${about === 'board' ? '' : `, en direct een mail als ${organisation} antwoordt`}.
In elke mail staat hoe u stopt.

De code werkt ${minutes} minuten, en één keer.
Hebt u hier niet om gevraagd? Dan hoeft u niets te doen. U krijgt dan geen mail.

${organisation}
`,
});

const english = ({ code, minutes, about }: ConfirmMail, organisation: string, title: string) => ({
  subject: `Your code is ${code}`,
  text: `Your code is ${code}

Type this code on the page where you asked for mail.
After that you get mail about ${englishAbout[about]}:
${title}

You get at most one mail a day${about === 'board' ? '' : `, and a mail at once when ${organisation} answers`}.
Every mail tells how to stop.

The code works for ${minutes} minutes, and once.
You did not ask for this? Then there is nothing you need to do. You will get no mail.

${organisation}
`,
});

/** The mail that carries the code of a subscription, in Dutch or English. */
export const confirmMail = (mail: ConfirmMail): Mail => {
  const write = /^en\b/i.test(mail.language) ? english : dutch;
  return {
    to: mail.to,
    language: mail.language,
    ...write(mail, oneLine(mail.organisation), oneLine(mail.title)),
  };
};
