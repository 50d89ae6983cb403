import { en } from './en.js';
import type { TalkParts } from './texts.js';

/** English of what threads and boards share, added to what all widgets share. */
export const talkEn: TalkParts = {
  talk: {
    flagPick: 'First choose what is wrong.',
    note: 'Explanation',
    noteHint: 'You may leave this empty. Only the moderator reads it.',
    noteEmpty: 'First write your explanation.',
    flag: 'Report to the moderator',
    appealHint: 'You can ask this once. The moderator will then look again.',
    sendAppeal: 'Ask to look again',
    cancel: 'Cancel',
    busy: 'One moment',
    reasons: {
      insult: 'Insult or abuse',
      discrimination: 'Discrimination',
      privacy: 'Details of a person',
      spam: 'Advertising or spam',
      'off-topic': 'Not about the subject',
      unlawful: 'Not allowed by law',
      other: 'Something else',
    },
  },
  mail: {
    email: 'Your mail address',
    emailEmpty: 'Fill in your mail address, for example name@example.org.',
    send: 'Send me a code',
    sent: (address) => `We have sent a code to ${address}. Look among your unwanted mail too.`,
    code: 'Code from the mail (6 digits)',
    codeEmpty: 'Fill in the code.',
    confirm: 'Confirm',
    other: 'Other address or new code',
    cancel: 'Cancel',
    busy: 'One moment',
  },
  ownData: {
    what: (organisation) =>
      `You can see everything that ${organisation} keeps of you: what you wrote, what you support, your reports and mail.`,
    get: 'Make a file with everything of mine',
    save: 'Save the file',
    ready: 'The file is ready.',
    file: 'my-data.json',
    eraseWhat: 'Or erase everything. This cannot be undone.',
    eraseHow: 'What happens to what you wrote?',
    withdrawn: 'It disappears. Where others replied, it says that you withdrew it.',
    anonymous: 'It stays, but nobody knows any more that it is yours.',
    erase: 'Erase everything of mine',
    pick: 'First choose what happens to what you wrote.',
    erased: 'Everything of yours is erased.',
    busy: 'One moment',
  },
  map: {
    label: (count) => (count === 1 ? 'Map with 1 place' : `Map with ${count} places`),
    how: 'The list shows the same. The arrow keys move the map.',
    closer: 'Closer',
    farther: 'Farther',
    aim: 'Map to point out a place. The arrow keys move the map under the cross.',
    many: (count) => `${count} places, show them apart`,
  },
};

Object.assign(en, talkEn);
