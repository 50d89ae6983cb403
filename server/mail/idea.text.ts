import type { IdeaStatus } from '../../contract/idea.schema.js';
import { oneLine } from '../core/one-line.js';
import type { Mail } from '../identity/identity.service.js';
import { quoted, type ToldComment } from './digest.text.js';
import type { Tiding } from './idea.tidings.js';

/** An idea as a mail tells of it. */
export interface ToldIdea {
  title: string;
  /** Where it stands. */
  link: string;
  tidings: (Tiding & { link?: string })[];
  comments: ToldComment[];
  /** How many more comments there are; `many` when they were not counted. */
  left: number | 'many';
  /** Where this subscription ends. */
  stop: string;
}

/** New ideas as a mail tells of them. */
export interface ToldNew {
  ideas: { title: string; link: string }[];
  /** How many more there are at least. */
  left: number;
  /** The board. */
  link: string;
  stop: string;
}

/** What a mail about ideas tells. */
export interface IdeaMail {
  to: string;
  kind: 'idea-news' | 'idea-digest';
  organisation: string;
  /** Title of the board. */
  board: string;
  /** What happens to an idea that reached the agenda. */
  then: string | undefined;
  ideas: ToldIdea[];
  /** What is new on the board; there where no idea is. */
  fresh?: ToldNew | undefined;
  /** BCP 47; Dutch where it is not English. */
  language: string;
}

interface Words {
  answer: (organisation: string, title: string) => string;
  news: (title: string) => string;
  digest: (title: string) => string;
  fresh: (board: string) => string;
  freshOn: (count: number) => string;
  freshLeft: (count: number) => string;
  board: string;
  whyBoard: string;
  newsOf: string;
  commentsOn: string;
  statuses: Record<IdeaStatus, string>;
  said: (who: string, organisation: string) => string;
  wrote: (name: string) => string;
  reached: string;
  meeting: (day: string) => string;
  merged: string;
  became: string;
  left: (count: number | 'many') => string;
  readOn: string;
  why: string;
  stop: string;
  then: string;
}

const nl: Words = {
  answer: (organisation, title) => `Antwoord van ${organisation}: ${title}`,
  news: (title) => `Nieuws over: ${title}`,
  digest: (title) => `Nieuwe reacties: ${title}`,
  fresh: (board) => `Nieuwe ideeën: ${board}`,
  freshOn: (count) => (count === 1 ? 'Er is een nieuw idee:' : 'Er zijn nieuwe ideeën:'),
  freshLeft: (count) => (count === 1 ? 'Er is nog 1 nieuw idee.' : `Er zijn nog ${count} nieuwe ideeën.`),
  board: 'Alle ideeën:',
  whyBoard: 'U krijgt deze mail omdat u vroeg om mail over nieuwe ideeën.',
  newsOf: 'Er is nieuws over dit idee:',
  commentsOn: 'Er zijn nieuwe reacties op dit idee:',
  statuses: {
    new: 'Dit idee is nieuw.',
    considering: 'Dit idee wordt bekeken.',
    yes: 'Ja, dit idee gaat door.',
    partly: 'Dit idee gaat voor een deel door.',
    no: 'Nee, dit idee gaat niet door.',
    done: 'Dit idee is klaar.',
  },
  said: (who, organisation) =>
    who === organisation ? `${organisation} schreef:` : `${who} schreef namens ${organisation}:`,
  wrote: (name) => `${name} schreef:`,
  reached: 'Dit idee heeft genoeg steun en komt op de agenda.',
  meeting: (day) => `De vergadering over dit idee is op ${day}.`,
  merged: 'Dit idee gaat verder in een ander idee. Uw steun verhuist alleen als u dat wilt:',
  became: 'Dit idee is verder uitgewerkt. U vindt het terug in:',
  left: (count) =>
    count === 'many'
      ? 'Er zijn nog veel meer nieuwe reacties.'
      : count === 1
        ? 'Er is nog 1 nieuwe reactie.'
        : `Er zijn nog ${count} nieuwe reacties.`,
  readOn: 'Lees verder:',
  why: 'U krijgt deze mail omdat u vroeg om mail over dit idee.',
  stop: 'Wilt u geen mail meer hierover? Open deze link en druk op de knop:',
  then: 'We halen uw mailadres dan weg.',
};

const en: Words = {
  answer: (organisation, title) => `Answer from ${organisation}: ${title}`,
  news: (title) => `News about: ${title}`,
  digest: (title) => `New comments: ${title}`,
  fresh: (board) => `New ideas: ${board}`,
  freshOn: (count) => (count === 1 ? 'There is a new idea:' : 'There are new ideas:'),
  freshLeft: (count) => (count === 1 ? 'There is 1 more new idea.' : `There are ${count} more new ideas.`),
  board: 'All ideas:',
  whyBoard: 'You get this mail because you asked for mail about new ideas.',
  newsOf: 'There is news about this idea:',
  commentsOn: 'There are new comments on this idea:',
  statuses: {
    new: 'This idea is new.',
    considering: 'This idea is being looked at.',
    yes: 'Yes, this idea goes ahead.',
    partly: 'Part of this idea goes ahead.',
    no: 'No, this idea does not go ahead.',
    done: 'This idea is done.',
  },
  said: (who, organisation) =>
    who === organisation ? `${organisation} wrote:` : `${who} wrote for ${organisation}:`,
  wrote: (name) => `${name} wrote:`,
  reached: 'This idea has enough support and goes on the agenda.',
  meeting: (day) => `The meeting about this idea is on ${day}.`,
  merged: 'This idea goes on in another one. Your support moves only if you want that:',
  became: 'This idea was worked out. You find it in:',
  left: (count) =>
    count === 'many'
      ? 'There are many more new comments.'
      : count === 1
        ? 'There is 1 more new comment.'
        : `There are ${count} more new comments.`,
  readOn: 'Read on:',
  why: 'You get this mail because you asked for mail about this idea.',
  stop: 'No more mail about this? Open this link and press the button:',
  then: 'Then we delete your mail address.',
};

const dayIn = (day: string, language: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'Europe/Amsterdam' }).format(
    new Date(day),
  );

const tidingText = (mail: IdeaMail, tiding: ToldIdea['tidings'][number], words: Words): string => {
  const organisation = oneLine(mail.organisation);
  switch (tiding.kind) {
    case 'status': {
      const { status, response, who } = tiding;
      if (response === null) return words.statuses[status];
      const by = words.said(who === null ? organisation : oneLine(who), organisation);
      return `${words.statuses[status]}\n\n${by}\n${quoted(response, Infinity)}`;
    }
    case 'reached':
      return [words.reached, mail.then === undefined ? '' : oneLine(mail.then)].join(' ').trim();
    case 'meeting':
      return words.meeting(dayIn(tiding.day, mail.language));
    case 'merged':
      return `${words.merged}\n${oneLine(tiding.title)}\n${tiding.link}`;
    case 'became':
      return `${words.became}\n${oneLine(tiding.title)}\n${tiding.link}`;
  }
};

const commentText = (mail: IdeaMail, { name, official, body, link }: ToldComment, words: Words): string => {
  const head =
    official === undefined
      ? words.wrote(oneLine(name))
      : words.said(oneLine(official), oneLine(mail.organisation));
  return `${head}\n${quoted(body)}\n${words.readOn}\n${link}`;
};

const ideaText = (mail: IdeaMail, idea: ToldIdea, words: Words): string =>
  [
    `${mail.kind === 'idea-news' ? words.newsOf : words.commentsOn}\n${oneLine(idea.title)}`,
    ...idea.tidings.map((tiding) => tidingText(mail, tiding, words)),
    ...idea.comments.map((comment) => commentText(mail, comment, words)),
    ...(idea.left === 0 ? [] : [words.left(idea.left)]),
    `${words.readOn}\n${idea.link}`,
    `${words.why}\n${words.stop}\n${idea.stop}\n${words.then}`,
  ].join('\n\n');

const freshText = ({ ideas, left, link, stop }: ToldNew, words: Words): string =>
  [
    words.freshOn(ideas.length),
    ...ideas.map((idea) => `${oneLine(idea.title)}\n${idea.link}`),
    ...(left === 0 ? [] : [words.freshLeft(left)]),
    `${words.board}\n${link}`,
    `${words.whyBoard}\n${words.stop}\n${stop}\n${words.then}`,
  ].join('\n\n');

const subjectOf = (mail: IdeaMail, words: Words): string => {
  if (mail.ideas.length === 0) return words.fresh(oneLine(mail.board));
  const [first, ...others] = mail.ideas;
  const title = oneLine(others.length === 0 && !mail.fresh ? first!.title : mail.board);
  if (mail.kind === 'idea-digest') return words.digest(title);
  const answers = mail.ideas.flatMap(({ tidings, comments }) => [
    ...tidings.filter((tiding) => tiding.kind === 'status' && tiding.response !== null),
    ...comments,
  ]);
  return answers.length > 0 ? words.answer(oneLine(mail.organisation), title) : words.news(title);
};

/** The mail about ideas, plain text, in Dutch or English; one click ends what its first part is about. */
export const ideaMail = (mail: IdeaMail): Mail => {
  const words = /^en\b/i.test(mail.language) ? en : nl;
  const { ideas, fresh } = mail;
  const parts = [
    ...ideas.map((idea) => ideaText(mail, idea, words)),
    ...(fresh ? [freshText(fresh, words)] : []),
  ];
  return {
    to: mail.to,
    language: mail.language,
    subject: subjectOf(mail, words),
    text: `${parts.join('\n\n-----\n\n')}\n\n${oneLine(mail.organisation)}\n`,
    unsubscribe: (ideas[0] ?? fresh!).stop,
  };
};
