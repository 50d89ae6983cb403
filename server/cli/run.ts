import { FileFault } from '../../counting/files/election.js';
import { ConfigError } from '../config.js';
import { Refusal } from '../core/errors.js';
import { DatabaseUnavailable } from '../database/errors.js';
import { FetchRefused, UnreadableDocument } from '../document/document.service.js';
import { nearestWord } from '../core/nearest.word.js';
import { ImportRefused } from '../poll/poll.import.js';
import { PublishRefused } from '../ballot/ballot.service.js';
import { activityImport, activityList } from './activity.command.js';
import { channelAdd, channelList, channelOrigin, channelPressure } from './channel.command.js';
import { codes, numbers } from './codes.command.js';
import { count } from './count.command.js';
import { CommandRefused, helpOf, readTyped, usageOf, UsageError, type Command, type Io } from './command.js';
import { backup, exportPoll, migrate, serve } from './data.command.js';
import {
  moderateApprove,
  moderateDismiss,
  moderateFlag,
  moderateHide,
  moderateQueue,
  moderateReject,
  responseNoteOf,
  retention,
} from './moderate.command.js';
import { importBudget } from './import.command.js';
import { documentAlias } from './document.alias.command.js';
import { documentImport, documentPrefixes } from './document.command.js';
import { ideasAgenda, ideasAnswer, ideasDue, ideasMerge } from './answer.command.js';
import { ideasExport, ideasHandover, ideasImport } from './ideas.command.js';
import { organisationAdd, organisationList } from './organisation.command.js';
import { paperConfirm, paperDiscard, paperList, paperReturn, paperShow } from './paper.command.js';
import { paperEnter, paperTable } from './paper.enter.command.js';
import { close, destroyKeys, publish, reasons } from './poll.command.js';
import { recount } from './recount.command.js';
import { staffAdd, staffEnd, staffList } from './staff.command.js';
import { moderateThemes } from './theme.command.js';
import { moderateBlock, moderateLog, moderateThread } from './thread.command.js';

/** All commands, in the order of the help. */
export const commands: readonly Command[] = [
  serve,
  migrate,
  organisationAdd,
  organisationList,
  channelAdd,
  channelOrigin,
  channelPressure,
  channelList,
  documentPrefixes,
  documentImport,
  documentAlias,
  activityImport,
  activityList,
  ideasImport,
  ideasExport,
  ideasHandover,
  ideasAnswer,
  ideasDue,
  ideasAgenda,
  ideasMerge,
  codes,
  numbers,
  paperTable,
  paperEnter,
  paperList,
  paperShow,
  paperConfirm,
  paperReturn,
  paperDiscard,
  close,
  publish,
  reasons,
  exportPoll,
  recount,
  count,
  importBudget,
  destroyKeys,
  staffAdd,
  staffList,
  staffEnd,
  moderateQueue,
  moderateFlag,
  moderateApprove,
  moderateHide,
  moderateDismiss,
  moderateReject,
  moderateBlock,
  moderateThread,
  moderateThemes,
  moderateLog,
  responseNoteOf,
  retention,
  backup,
];

const overview = (): string => {
  const width = Math.max(...commands.map(({ name }) => name.length)) + 2;
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(width)}${summary}`);
  return [
    'Stem: participation on the sites that residents already visit.',
    'Usage: npx stem COMMAND …',
    lines.join('\n'),
    'npx stem COMMAND --help says more. The environment is that of the server: see docs/operator.md.',
  ].join('\n\n');
};

const find = (argv: readonly string[]): { command: Command; rest: readonly string[] } => {
  for (const words of [2, 1]) {
    const name = argv.slice(0, words).join(' ');
    const command = commands.find((one) => one.name === name);
    if (command && argv.length >= words) return { command, rest: argv.slice(words) };
  }
  const typed = argv.slice(0, 2).join(' ');
  const names = commands.map(({ name }) => name);
  const group = names.filter((name) => name.startsWith(`${argv[0]} `));
  const near = nearestWord(typed, names) ?? nearestWord(argv[0]!, names);
  if (group.length > 0)
    throw new UsageError(`Say which: ${group.map((name) => `npx stem ${name}`).join(', ')}.`);
  throw new UsageError(
    `There is no command "${typed}".${near === undefined ? '' : ` Did you mean "${near}"?`}`,
  );
};

const fileErrors: Record<string, string> = {
  ENOENT: 'There is no such file or folder',
  ENOTDIR: 'A part of this is a file, not a folder',
  EROFS: 'Nothing can be written here',
  EACCES: 'This may not be read or written',
  EISDIR: 'This is a folder',
  EEXIST: 'There already is such a file',
  ENOSPC: 'There is no room left on the disk for',
};

/** What a person is told of an error; nothing for those that are our own fault. */
const told = (error: unknown, typed: string): string | undefined => {
  if (error instanceof ImportRefused || error instanceof FileFault || error instanceof ConfigError)
    return error.message;
  if (error instanceof CommandRefused || error instanceof PublishRefused) return error.message;
  if (error instanceof FetchRefused || error instanceof UnreadableDocument) return error.message;
  if (error instanceof DatabaseUnavailable)
    return `${error.message} Look at DATABASE_URL or DATA_DIR, and try again.`;
  if (error instanceof Refusal) return error.message;
  const { code, path } = error as NodeJS.ErrnoException;
  const what = fileErrors[code ?? ''];
  // Reading a folder as a file fails without its name: it is the one that was typed.
  return what === undefined ? undefined : `${what}: ${path ?? typed}`;
};

/** Runs what was typed and answers the exit code: 0 done, 1 refused, 2 not understood, 70 a fault of ours. */
export const runCli = async (argv: readonly string[], io: Io): Promise<number> => {
  if (argv.length === 0 || argv[0] === 'help' || argv[0] === '--help' || argv[0] === '-h') {
    io.out(overview());
    return 0;
  }
  let command: Command | undefined;
  try {
    const found = find(argv);
    command = found.command;
    if (found.rest.includes('--help') || found.rest.includes('-h')) io.out(helpOf(command));
    else await command.run(readTyped(command, found.rest), io);
    return 0;
  } catch (error) {
    if (error instanceof UsageError) {
      const usage =
        command === undefined ? 'npx stem --help lists the commands.' : `Usage: ${usageOf(command)}`;
      io.note(`${error.message}\n${usage}`);
      return 2;
    }
    const message = told(error, argv.at(-1) ?? '');
    io.note(message ?? (error instanceof Error ? (error.stack ?? error.message) : String(error)));
    return message === undefined ? 70 : 1;
  }
};
