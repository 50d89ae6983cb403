import { oneLine } from '../core/one-line.js';
import type { Mail } from '../identity/identity.service.js';

/** What the mail that asks to confirm a subscription tells. */
export interface ConfirmMail {
  to: string;
  code: string;
  minutes: number;
  organisation: string;
  title: string;
  /** Whether it is about the replies to one comment. */
  replies: boolean;
  /** BCP 47; Dutch where it is not English. */
  language: string;
}

const dutch = ({ code, minutes, replies }: ConfirmMail, organisation: string, title: string) => ({
  subject: `Uw code is ${code}`,
  text: `Uw code is ${code}

Vul deze code in op de pagina waar u om mail vroeg.
Daarna krijgt u mail over ${replies ? 'reacties op één bericht bij' : 'nieuwe reacties bij'}:
${title}

U krijgt hooguit één mail per dag, en direct een mail als ${organisation} antwoordt.
In elke mail staat hoe u stopt.

De code werkt ${minutes} minuten, en één keer.
Hebt u hier niet om gevraagd? Dan hoeft u niets te doen. U krijgt dan geen mail.

${organisation}
`,
});

const english = ({ code, minutes, replies }: ConfirmMail, organisation: string, title: string) => ({
  subject: `Your code is ${code}`,
  text: `Your code is ${code}

Type this code on the page where you asked for mail.
After that you get mail about ${replies ? 'replies to one comment on' : 'new comments on'}:
${title}

You get at most one mail a day, and a mail at once when ${organisation} answers.
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
