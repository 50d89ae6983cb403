import type { Texts } from './texts.js';

/** English. */
export const en: Texts = {
  core: {
    retry: 'Try again',
    failed: 'This part cannot be loaded now.',
    offline: 'There is no connection.',
    slow: 'The answer takes too long.',
    unreadable: 'The answer of the server cannot be read.',
  },
  faults: {
    invalid_input: 'Something is not right in what you filled in.',
    ballot_invalid: 'This ballot is not right. Please check your choice.',
    code_wrong: 'This code is not right. Check the code and try again.',
    proof_of_work_wrong: 'The check against abuse did not succeed. Try again.',
    sign_in_needed: 'First let us know who you are.',
    token_invalid: 'You were away too long. Try again.',
    origin_unknown: 'You cannot take part on this website. Go to the page of the poll itself.',
    identity_needed: 'First let us know who you are.',
    forbidden: 'That is not allowed.',
    proof_of_work_needed: 'It is very busy now. Try again.',
    not_found: 'This part does not exist, or no longer.',
    method_not_allowed: 'Something went wrong on the server. Try again later.',
    poll_not_open: 'Voting has not started yet.',
    poll_closed: 'Voting has closed. Your vote was not counted any more.',
    poll_fixed: 'The rules of this poll are fixed.',
    results_hidden: 'The result cannot be seen yet.',
    not_published: 'The ballots are not online yet.',
    key_reused: 'This was sent already. Reload the page.',
    code_used: 'This code was used already.',
    too_large: 'This is too much to send.',
    media_type: 'Something went wrong on the server. Try again later.',
    too_many_requests: 'There were too many attempts in a row.',
    internal: 'Something went wrong on the server. Try again later.',
    unavailable: 'The server cannot be reached for a moment.',
    wait: (seconds) =>
      seconds > 90 ? `Wait ${Math.ceil(seconds / 60)} minutes.` : `Wait ${Math.ceil(seconds)} seconds.`,
  },
  poll: {
    pickOne: 'Choose one answer',
    pickSome: (min, max) =>
      min === max
        ? `Choose ${min} answers`
        : min > 1
          ? `Choose ${min} to ${max} answers`
          : `Choose at most ${max} answers`,
    vote: 'Vote',
    change: 'Change my vote',
    keep: 'Keep my vote as it is',
    blank: 'Vote blank',
    busy: 'Your vote is being sent',
    counted: 'Your vote is counted',
    changed: 'Your vote is changed',
    until: (moment) => `You can vote until ${moment}.`,
    changeUntil: (moment) => `You can change your vote until ${moment}.`,
    opens: (moment) => `Voting starts on ${moment}.`,
    closed: (moment) => `Voting closed on ${moment}.`,
    justClosed: 'Voting has just closed.',
    showResult: 'Show the result',
    soFar: 'Result so far',
    result: 'Result',
    counting: 'The votes are being counted. The result will appear here.',
    resultAfterVoting: 'You see the result so far after you have voted.',
    resultAfterClosing: 'The result appears here after closing.',
    turnout: (count, shown) => (count === 1 ? '1 person voted.' : `${shown} people voted.`),
    how: 'How we count',
    receipt: 'Receipt',
    notYet: 'You have not voted yet. Your choice is kept.',
    kept: 'Your choice is kept.',
    whenOnline: 'We send your vote as soon as there is a connection. Your vote counts once.',
    faults: {
      empty: 'First choose an answer.',
      too_few: 'You chose too few. Choose more.',
      too_many: 'You chose too many. Take one away.',
    },
  },
};
