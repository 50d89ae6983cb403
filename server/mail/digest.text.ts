import { oneLine } from '../core/one-line.js';
import type { Mail } from '../identity/identity.service.js';

/** A comment as a mail tells it. */
export interface ToldComment {
  name: string;
  /** Who speaks for the organisation. */
  official: string | undefined;
  body: string;
  link: string;
}

/** What one subscription is told. */
export interface ToldPart {
  /** Whether it is about the replies to one comment; the words are its own. */
  replies: boolean;
  comments: ToldComment[];
  /** How many more there are; `many` when they were not counted. */
  left: number | 'many';
  /** Where this subscription ends. */
  stop: string;
}

/** What a mail about a thread tells. */
export interface DigestMail {
  to: string;
  kind: 'digest' | 'official';
  organisation: string;
  title: string;
  /** Where the thread is. */
  link: string;
  /** At least one. */
  parts: ToldPart[];
  /** BCP 47; Dutch where it is not English. */
  language: string;
}

interface Words {
  digest: (title: string) => string;
  official: (organisation: string, title: string) => string;
  newOn: string;
  repliesOn: string;
  answerOn: (organisation: string) => string;
  wrote: (name: string) => string;
  wroteFor: (name: string, official: string, organisation: string) => string;
  readOn: string;
  left: (count: number | 'many') => string;
  all: string;
  why: string;
  whyReplies: string;
  stop: string;
  then: string;
}

const nl: Words = {
  digest: (title) => `Nieuwe reacties: ${title}`,
  official: (organisation, title) => `Antwoord van ${organisation}: ${title}`,
  newOn: 'Er zijn nieuwe reacties bij:',
  repliesOn: 'Er zijn nieuwe reacties op één bericht bij:',
  answerOn: (organisation) => `${organisation} heeft geantwoord bij:`,
  wrote: (name) => `${name} schreef:`,
  wroteFor: (name, official, organisation) => `${name} (${official}) schreef namens ${organisation}:`,
  readOn: 'Lees verder of reageer:',
  left: (count) =>
    count === 'many'
      ? 'Er zijn nog veel meer nieuwe reacties.'
      : count === 1
        ? 'Er is nog 1 nieuwe reactie.'
        : `Er zijn nog ${count} nieuwe reacties.`,
  all: 'Alle reacties:',
  why: 'U krijgt deze mail omdat u vroeg om mail over deze reacties.',
  whyReplies: 'U krijgt deze mail omdat u vroeg om mail over antwoorden op één reactie.',
  stop: 'Wilt u geen mail meer hierover? Open deze link en druk op de knop:',
  then: 'We halen uw mailadres dan weg.',
};

const en: Words = {
  digest: (title) => `New comments: ${title}`,
  official: (organisation, title) => `Answer from ${organisation}: ${title}`,
  newOn: 'There are new comments on:',
  repliesOn: 'There are new replies to one comment on:',
  answerOn: (organisation) => `${organisation} answered on:`,
  wrote: (name) => `${name} wrote:`,
  wroteFor: (name, official, organisation) => `${name} (${official}) wrote for ${organisation}:`,
  readOn: 'Read on or reply:',
  left: (count) =>
    count === 'many'
      ? 'There are many more new comments.'
      : count === 1
        ? 'There is 1 more new comment.'
        : `There are ${count} more new comments.`,
  all: 'All comments:',
  why: 'You get this mail because you asked for mail about these comments.',
  whyReplies: 'You get this mail because you asked for mail about replies to one comment.',
  stop: 'No more mail about this? Open this link and press the button:',
  then: 'Then we delete your mail address.',
};

/** Characters of a comment that a mail shows. */
const SHOWN = 500;

const shortened = (body: string, most: number): string => {
  const letters = Array.from(body);
  return letters.length <= most ? body : `${letters.slice(0, most).join('').trimEnd()} …`;
};

/** Someone's words, cut: every line begins with a mark, so that nobody can write what looks like ours. */
export const quoted = (body: string, most = SHOWN): string =>
  shortened(body, most)
    .split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/u)
    .map((line) => `> ${line.replace(/\p{Cc}/gu, ' ')}`.trimEnd())
    .join('\n');

const told = (comment: ToldComment, organisation: string, words: Words): string => {
  const name = oneLine(comment.name);
  const head =
    comment.official === undefined
      ? words.wrote(name)
      : words.wroteFor(name, oneLine(comment.official), organisation);
  return `${head}\n${quoted(comment.body)}\n${words.readOn}\n${comment.link}`;
};

const partText = (part: ToldPart, mail: DigestMail, organisation: string, words: Words): string => {
  const news = part.replies ? words.repliesOn : words.newOn;
  const head = mail.kind === 'official' ? words.answerOn(organisation) : news;
  const left = part.left === 0 ? [] : [words.left(part.left)];
  return [
    `${head}\n${oneLine(mail.title)}`,
    ...part.comments.map((comment) => told(comment, organisation, words)),
    ...left,
    `${words.all}\n${mail.link}`,
    `${part.replies ? words.whyReplies : words.why}\n${words.stop}\n${part.stop}\n${words.then}`,
  ].join('\n\n');
};

/** The mail about a thread, plain text, in Dutch or English; one click ends what its first part is about. */
export const digestMail = (mail: DigestMail): Mail => {
  const words = /^en\b/i.test(mail.language) ? en : nl;
  const organisation = oneLine(mail.organisation);
  const title = oneLine(mail.title);
  const parts = mail.parts.map((part) => partText(part, mail, organisation, words));
  return {
    to: mail.to,
    language: mail.language,
    subject: mail.kind === 'official' ? words.official(organisation, title) : words.digest(title),
    text: `${parts.join('\n\n-----\n\n')}\n\n${organisation}\n`,
    unsubscribe: mail.parts[0]!.stop,
  };
};
