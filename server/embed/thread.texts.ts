import type { CommentKind, ModerationReason } from '../../contract/comment.schema.js';
import type { ErrorCode } from '../../contract/errors.js';

/** Every sentence of the page of a thread without script; a language that misses one does not compile. */
export interface ThreadTexts {
  comments: (count: number) => string;
  none: string;
  closed: string;
  announced: string;
  write: string;
  answerTo: (name: string) => string;
  text: string;
  kind: string;
  kinds: Record<CommentKind, string>;
  name: string;
  nameHint: string;
  empty: string;
  send: string;
  reply: string;
  flag: string;
  flagLead: string;
  flagNote: string;
  doFlag: string;
  reasons: Record<ModerationReason, string>;
  gone: Record<'pending' | 'hidden' | 'withdrawn', string>;
  official: string;
  replyTo: (name: string) => string;
  more: (left: number) => string;
  next: string;
  previous: string;
  back: string;
  sent: string;
  waits: string;
  flagged: string;
  notSent: string;
  check: string;
  checkLead: string;
  notKept: Partial<Record<ErrorCode, string>>;
}

const nl: ThreadTexts = {
  comments: (count) => (count === 1 ? '1 reactie' : `${count} reacties`),
  none: 'Nog niemand heeft gereageerd.',
  closed: 'Dit gesprek is gesloten. U kunt alles nog lezen.',
  announced: 'Dit gesprek is nog niet open.',
  write: 'Schrijf een reactie',
  answerTo: (name) => `Uw antwoord aan ${name}`,
  text: 'Uw reactie',
  kind: 'Wat voor reactie is het?',
  kinds: { for: 'Voor', against: 'Tegen', question: 'Vraag', suggestion: 'Voorstel' },
  name: 'Naam bij deze reactie (mag leeg blijven)',
  nameHint: 'Laat u dit leeg, dan krijgt u een schuilnaam, zoals Merel of Linde 4.',
  empty: 'Laat dit veld leeg',
  send: 'Verstuur',
  reply: 'Antwoord',
  flag: 'Meld',
  flagLead: 'Wat is er mis met deze reactie? Een moderator kijkt ernaar.',
  flagNote: 'Toelichting (mag leeg blijven)',
  doFlag: 'Meld deze reactie',
  reasons: {
    insult: 'Belediging',
    discrimination: 'Discriminatie',
    privacy: 'Gegevens van iemand anders',
    spam: 'Reclame',
    'off-topic': 'Gaat over iets anders',
    unlawful: 'Strafbaar',
    other: 'Iets anders',
  },
  gone: {
    pending: 'Deze reactie wacht op goedkeuring.',
    hidden: 'Deze reactie is verborgen',
    withdrawn: 'Deze reactie is ingetrokken.',
  },
  official: 'antwoord van de organisatie',
  replyTo: (name) => `aan ${name}`,
  more: (left) => (left === 1 ? 'Toon nog 1 antwoord' : `Toon nog ${left} antwoorden`),
  next: 'Volgende reacties',
  previous: 'Eerdere reacties',
  back: 'Terug naar alle reacties',
  sent: 'Uw reactie is geplaatst.',
  waits: 'Uw reactie is binnen. Een moderator leest haar voordat iedereen haar ziet.',
  flagged: 'Dank u wel. Een moderator kijkt naar de reactie.',
  notSent: 'Uw reactie is nog niet geplaatst',
  check: 'Kijk uw reactie nog eens na',
  checkLead: 'Uw woorden staan hieronder klaar. Kloppen ze, druk dan op de knop.',
  notKept: {
    thread_closed: 'Dit gesprek is gesloten.',
    participant_blocked: 'U kunt hier nu even niet schrijven.',
    reply_refused: 'Op deze reactie kunt u niet meer antwoorden.',
    comment_fixed: 'Deze reactie is ingetrokken of verborgen.',
    already_done: 'U had dit al gemeld.',
    not_found: 'Deze reactie is er niet meer.',
    too_many_requests: 'Dat ging te snel achter elkaar. Wacht even en probeer het dan nog eens.',
    unavailable: 'We kunnen uw reactie nu niet opslaan. Probeer het over een paar minuten nog eens.',
    invalid_input: 'Niet alles is goed ingevuld. Een reactie heeft woorden nodig, ten hoogste 5.000 tekens.',
  },
};

const en: ThreadTexts = {
  comments: (count) => (count === 1 ? '1 comment' : `${count} comments`),
  none: 'Nobody has commented yet.',
  closed: 'This conversation is closed. You can still read everything.',
  announced: 'This conversation is not open yet.',
  write: 'Write a comment',
  answerTo: (name) => `Your answer to ${name}`,
  text: 'Your comment',
  kind: 'What kind of comment is it?',
  kinds: { for: 'For', against: 'Against', question: 'Question', suggestion: 'Suggestion' },
  name: 'Name with this comment (may stay empty)',
  nameHint: 'Leave it empty and you get a pseudonym, such as Blackbird or Linden 4.',
  empty: 'Leave this field empty',
  send: 'Send',
  reply: 'Reply',
  flag: 'Report',
  flagLead: 'What is wrong with this comment? A moderator will look at it.',
  flagNote: 'More about it (may stay empty)',
  doFlag: 'Report this comment',
  reasons: {
    insult: 'Insult',
    discrimination: 'Discrimination',
    privacy: 'Details of someone else',
    spam: 'Advertising',
    'off-topic': 'About something else',
    unlawful: 'Against the law',
    other: 'Something else',
  },
  gone: {
    pending: 'This comment waits for approval.',
    hidden: 'This comment is hidden',
    withdrawn: 'This comment was withdrawn.',
  },
  official: 'answer by the organisation',
  replyTo: (name) => `to ${name}`,
  more: (left) => (left === 1 ? 'Show 1 more reply' : `Show ${left} more replies`),
  next: 'Next comments',
  previous: 'Earlier comments',
  back: 'Back to all comments',
  sent: 'Your comment is placed.',
  waits: 'Your comment has come in. A moderator reads it before everyone sees it.',
  flagged: 'Thank you. A moderator will look at the comment.',
  notSent: 'Your comment is not placed yet',
  check: 'Read your comment once more',
  checkLead: 'Your words are ready below. If they are right, press the button.',
  notKept: {
    thread_closed: 'This conversation is closed.',
    participant_blocked: 'You can not write here for a while.',
    reply_refused: 'One can no longer answer this comment.',
    comment_fixed: 'This comment was withdrawn or hidden.',
    already_done: 'You had reported this before.',
    not_found: 'This comment is no longer there.',
    too_many_requests: 'That was too fast. Wait a moment, then try again.',
    unavailable: 'We cannot keep your comment now. Try again in a few minutes.',
    invalid_input: 'Not everything is filled in well. A comment needs words, at most 5,000 characters.',
  },
};

/** The texts in a language (BCP 47); Dutch where there is no better one. */
export const threadTextsIn = (language: string): ThreadTexts => (/^en\b/i.test(language) ? en : nl);
