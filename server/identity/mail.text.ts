import { oneLine } from '../core/one-line.js';
import type { Mail } from './mailer.js';

/** What a mail with a code tells. */
export interface CodeMail {
  to: string;
  code: string;
  minutes: number;
  organisation: string;
  /** Question of the activity. */
  title: string;
  /** BCP 47; Dutch where it is not English. */
  language: string;
}

const dutch = ({ code, minutes }: CodeMail, organisation: string, title: string) => ({
  subject: `Uw code is ${code}`,
  text: `Uw code is ${code}

Vul deze code in op de pagina waar u meedoet aan:
${title}

De code werkt ${minutes} minuten, en één keer.
Hebt u niet om een code gevraagd? Dan hoeft u niets te doen.

${organisation}
`,
});

const english = ({ code, minutes }: CodeMail, organisation: string, title: string) => ({
  subject: `Your code is ${code}`,
  text: `Your code is ${code}

Type this code on the page where you take part in:
${title}

The code works for ${minutes} minutes, and once.
You did not ask for a code? Then there is nothing you need to do.

${organisation}
`,
});

/** The mail that carries a code, in Dutch or English. */
export const codeMail = (mail: CodeMail): Mail => {
  const write = /^en\b/i.test(mail.language) ? english : dutch;
  return {
    to: mail.to,
    language: mail.language,
    ...write(mail, oneLine(mail.organisation), oneLine(mail.title)),
  };
};
