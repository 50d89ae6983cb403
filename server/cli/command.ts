import { parseArgs } from 'node:util';
import { nearestWord } from '../core/nearest.word.js';

/** The command was typed in a way that it does not understand; exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** What was asked can not be done; the message is for people; exit code 1. */
export class CommandRefused extends Error {
  override readonly name = 'CommandRefused';
}

/** The world of a command: environment, clock and where it writes. */
export interface Io {
  env: Readonly<Record<string, string | undefined>>;
  now(): Date;
  /** What was asked for: standard output. */
  out(text: string): void;
  /** What is said about it: standard error. */
  note(text: string): void;
}

/** An option `--name VALUE`, or a flag where there is no `value`. */
export interface OptionSpec {
  value?: string;
  help: string;
  multiple?: true;
  required?: true;
}

/** What was typed, checked. */
export interface Typed {
  /** The arguments in the order of `Command.args`; optional ones may be missing at the end. */
  args: string[];
  /** The last value of an option. */
  option(name: string): string | undefined;
  /** The value of a required option. */
  needed(name: string): string;
  all(name: string): string[];
  flag(name: string): boolean;
}

/** One command of `npx stem`. */
export interface Command {
  /** One or two words. */
  name: string;
  /** Names of the arguments; those in brackets may be left out. */
  args: readonly string[];
  summary: string;
  /** More for `--help`. */
  details?: string;
  options: Readonly<Record<string, OptionSpec>>;
  run(typed: Typed, io: Io): Promise<void>;
}

/** How a command is typed, on one line. */
export const usageOf = ({ name, args, options }: Command): string => {
  const given = Object.entries(options).map(([option, { value, multiple, required }]) => {
    const text = `--${option}${value === undefined ? '' : ` ${value}`}${multiple ? ' …' : ''}`;
    return required ? text : `[${text}]`;
  });
  return ['npx stem', name, ...args, ...given].join(' ');
};

/** The help of a command. */
export const helpOf = (command: Command): string => {
  const { summary, details, options } = command;
  const rows = Object.entries(options).map(([option, { value, help }]) => [
    `  --${option}${value === undefined ? '' : ` ${value}`}`,
    help,
  ]);
  const width = Math.max(0, ...rows.map(([left]) => left!.length)) + 2;
  const table = rows.map(([left, right]) => left!.padEnd(width) + right).join('\n');
  return [summary, `Usage: ${usageOf(command)}`, details, table].filter(Boolean).join('\n\n');
};

const refuseUnknown = (name: string, known: readonly string[]): never => {
  const near = nearestWord(name, known);
  throw new UsageError(
    `There is no option --${name}${near === undefined ? '' : `; did you mean --${near}?`}`,
  );
};

/** Reads what was typed after the name of a command. Throws UsageError. */
export const readTyped = (command: Command, argv: readonly string[]): Typed => {
  const { options } = command;
  const specs = Object.fromEntries(
    Object.entries(options).map(([name, { value }]) => [
      name,
      { type: value === undefined ? ('boolean' as const) : ('string' as const), multiple: true as const },
    ]),
  );
  const parsed = parseArgs({ args: [...argv], options: specs, allowPositionals: true, strict: false });
  const values = parsed.values as Record<string, (string | boolean)[] | undefined>;
  for (const [name, given] of Object.entries(values)) {
    const spec = options[name] ?? refuseUnknown(name, Object.keys(options));
    if (spec.value !== undefined && given?.some((value) => typeof value !== 'string' || value === ''))
      throw new UsageError(`--${name} needs a value: --${name} ${spec.value}`);
    if (spec.value === undefined && given?.some((value) => typeof value === 'string'))
      throw new UsageError(`--${name} takes no value.`);
  }
  const missing = Object.entries(options).find(([name, { required }]) => required && !values[name]);
  if (missing) throw new UsageError(`--${missing[0]} is missing.`);
  const needed = command.args.filter((name) => !name.startsWith('['));
  if (parsed.positionals.length < needed.length)
    throw new UsageError(`${needed[parsed.positionals.length]} is missing.`);
  if (parsed.positionals.length > command.args.length)
    throw new UsageError(`"${parsed.positionals[command.args.length]}" is too much.`);
  const all = (name: string) => (values[name] ?? []).map(String);
  return {
    args: parsed.positionals,
    all,
    option: (name) => all(name).at(-1),
    needed: (name) => all(name).at(-1)!,
    flag: (name) => values[name] !== undefined,
  };
};

/** A whole number within bounds. Throws UsageError naming the option. */
export const wholeNumber = (name: string, text: string, least: number, most: number): number => {
  const value = Number(text);
  if (!/^\d{1,9}$/.test(text) || value < least || value > most)
    throw new UsageError(`--${name} is a whole number from ${least} to ${most}; "${text}" is not.`);
  return value;
};

/** One of some words. Throws UsageError with the one that was probably meant. */
export const oneOf = <Word extends string>(name: string, text: string, words: readonly Word[]): Word => {
  const found = words.find((word) => word === text);
  if (found !== undefined) return found;
  const near = nearestWord(text, words);
  throw new UsageError(
    `--${name} is one of ${words.join(', ')}; "${text}" is not${near === undefined ? '.' : `; did you mean "${near}"?`}`,
  );
};
