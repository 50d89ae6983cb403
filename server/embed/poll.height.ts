import type { Poll } from '../../contract/poll.schema.js';

/** Content of a column of 640 CSS pixels: within the padding of the widget. */
const WIDTH = 590;

const lines = (text: string | undefined, perCharacter: number): number =>
  text
    ? text.split(/\n+/).reduce((sum, part) => sum + Math.ceil((part.length * perCharacter) / WIDTH), 0)
    : 0;

/** CSS pixels of a text in a column of 640. */
export const heightOfText = (text: string | undefined, perCharacter: number): number =>
  26 * lines(text, perCharacter);

// Of one option without its text; measured in the browser at 640 pixels.
const perOption: Record<Poll['rule']['kind'], number> = {
  single: 54,
  several: 54,
  ranked: 60,
  score: 104,
  scenario: 600,
  statements: 0,
};

/** CSS pixels that an open poll is likely to need in a column of 640; a phone's column shows less of the page below it. */
export const heightOfPoll = ({ title, lead, options, rule }: Poll): number => {
  const head = 36 + 28 * lines(title, 12) + (lead ? 16 + 26 * lines(lead, 9) : 0);
  const times = 68;
  const texts = options.reduce((sum, { text }) => sum + (text ? 2 + 23 * lines(text, 8) : 0), 0);
  const form = 42 + (perOption[rule.kind] * options.length || 110) + texts;
  const why = rule.kind === 'scenario' ? 140 : 0;
  const buttons = 68;
  const details = 110;
  return Math.min(3000, head + times + form + why + buttons + details);
};
