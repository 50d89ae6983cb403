import { readFile } from 'node:fs/promises';
import { limits } from '../../contract/limits.js';
import type { ThemesInput, ThreadThemes } from '../../contract/moderation.schema.js';
import { findActivity } from '../activity/activity.service.js';
import {
  COMMAND_LINE,
  setThemes,
  themesIn,
  threadThemes,
  withoutReplies,
} from '../moderation/moderation.service.js';
import { CommandRefused, UsageError, type Command, type Typed } from './command.js';
import { refuse } from './ideas.command.js';
import { inPlace } from './place.js';

type Given = ThemesInput['comments'];

const faulty = ({ theme }: { theme: string }): boolean => theme.length > limits.theme;

/** What a file gives. Throws CommandRefused with every line that is wrong, and FileFault. */
const fromFile = async (file: string): Promise<Given> => {
  const { comments, faults } = themesIn(await readFile(file, 'utf8'));
  const long = comments
    .filter(faulty)
    .map(({ id }) => `comment ${id}: a theme has at most ${limits.theme} characters`);
  if (faults.length + long.length > 0) throw new CommandRefused([...faults, ...long].join('\n'));
  return comments;
};

/** What was typed; undefined where nothing is to be set. Throws UsageError. */
const given = async ({ option, all, flag }: Typed): Promise<Given | undefined> => {
  const [file, theme, ids] = [option('file'), option('theme'), all('comment')];
  if (file !== undefined) {
    if (theme !== undefined || ids.length > 0 || flag('none'))
      throw new UsageError('Give --file, or --comment with --theme or --none.');
    return fromFile(file);
  }
  if (theme === undefined && !flag('none') && ids.length === 0) return undefined;
  if (ids.length === 0 || (theme === undefined) === !flag('none'))
    throw new UsageError('Give --comment with --theme or --none.');
  const comments = ids.map((id) => ({ id, theme: theme ?? '' }));
  if (comments.some(faulty)) throw new UsageError(`--theme has at most ${limits.theme} characters.`);
  return comments;
};

const told = ({ themes, without }: ThreadThemes): string =>
  [...themes.map(({ theme, comments }) => `${comments}  ${theme}`), `${without}  (none)`].join('\n');

/** `stem moderate themes`. */
export const moderateThemes: Command = {
  name: 'moderate themes',
  args: ['REF'],
  summary: 'Gives comments a theme for the response note, and tells how many have which.',
  details:
    'The file is a response note as CSV in which the column of the theme was filled in. Replies follow the comment\n' +
    'above them. Without options it only tells.',
  options: {
    file: { value: 'FILE', help: 'a response note as CSV, with themes' },
    comment: { value: 'ID', help: 'which comment gets the theme', multiple: true },
    theme: { value: 'TEXT', help: 'the theme, in words of your own' },
    none: { help: 'takes the theme away' },
  },
  async run(typed, io) {
    const ref = typed.args[0]!;
    const comments = await given(typed);
    await inPlace(io, async ({ database }) => {
      const themes = await database.write(async (tx) => {
        const activity = await findActivity(tx, ref);
        if (activity?.kind !== 'thread') throw new CommandRefused(`There is no thread "${ref}".`);
        const { organisationId } = activity;
        const roots = comments && (await withoutReplies(tx, comments));
        if (!roots?.length) return threadThemes(tx, organisationId, ref);
        const actor = { organisationId, name: COMMAND_LINE };
        return setThemes(tx, actor, ref, { comments: roots }, io.now()).catch(refuse);
      });
      io.out(told(themes as ThreadThemes));
    });
  },
};
