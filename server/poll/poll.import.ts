import type { FieldError } from '../../contract/errors.js';
import { PollInput, type PollOptionInput } from '../../contract/poll.input.schema.js';
import { checkOf, plainSchema } from '../core/validate.js';
import { BrokenJson, readLinedJson } from './json.lines.js';
import { nearestWord } from './nearest.word.js';
import { draftOf, type PollDraft } from './poll.input.js';

/** One fault of a file: the line (from 1), the field as a JSON Pointer, and what is wrong. */
export interface FileFault {
  line: number;
  at: string;
  detail: string;
}

/** A poll's file that can not be read as a poll; every fault at once. */
export class ImportRefused extends Error {
  readonly faults: FileFault[];
  constructor(faults: FileFault[]) {
    super(faults.map(({ line, at, detail }) => `line ${line}${at && `, ${at}`}: ${detail}`).join('\n'));
    this.faults = faults;
  }
}

interface Shape {
  properties?: Record<string, Shape>;
  items?: Shape;
  anyOf?: { const?: unknown }[];
}

const check = checkOf(PollInput, '');
const shape = plainSchema(PollInput) as Shape;

const shapeAt = (pointer: string): Shape | undefined =>
  pointer
    .split('/')
    .slice(1)
    .reduce<Shape | undefined>(
      (at, step) => at?.properties?.[step] ?? (/^\d+$/.test(step) ? at?.items : undefined),
      shape,
    );

const valueAt = (value: unknown, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], value);

const meant = (typed: unknown, words: readonly string[]): string => {
  const word = typeof typed === 'string' ? nearestWord(typed, words) : undefined;
  return word === undefined ? '' : `; did you mean "${word}"?`;
};

/** Says a fault of the schema in words, with the word that was probably meant. */
const explained = ({ at, rule, detail }: FieldError, value: unknown): FieldError | undefined => {
  const parent = at.slice(0, at.lastIndexOf('/'));
  const name = at.slice(at.lastIndexOf('/') + 1);
  if (rule === 'const' && shapeAt(at)?.anyOf) return undefined;
  if (rule === 'additionalProperties') {
    const known = Object.keys(shapeAt(parent)?.properties ?? {});
    return { at, rule, detail: `is not a field here${meant(name, known)}` };
  }
  if (rule === 'required') return { at, rule, detail: 'is missing' };
  const words = shapeAt(at)?.anyOf?.map((one) => String(one.const));
  if (rule === 'anyOf' && words)
    return {
      at,
      rule,
      detail: `must be one of ${words.join(', ')}${meant(valueAt(value, at), words)}`,
    };
  return { at, rule, detail };
};

// An option may be written as its label alone.
const expanded = (value: unknown): unknown => {
  const options = (value as { options?: unknown } | null)?.options;
  if (!Array.isArray(options)) return value;
  const full = options.map((option: unknown) => (typeof option === 'string' ? { label: option } : option));
  return { ...(value as object), options: full };
};

/**
 * Reads a poll from the text of its JSON file. `candidatesOf` gives the options of an election file named by
 * `optionsFrom`. Throws `ImportRefused` with all faults and their lines.
 */
export const readPollFile = async (
  text: string,
  candidatesOf: (file: string) => Promise<PollOptionInput[]>,
): Promise<PollDraft> => {
  const lined = (() => {
    try {
      return readLinedJson(text);
    } catch (error) {
      if (!(error instanceof BrokenJson)) throw error;
      const detail = `${error.message} (column ${error.column})`;
      throw new ImportRefused([{ line: error.line, at: '', detail }]);
    }
  })();
  const refuse = (faults: readonly FieldError[]): never => {
    throw new ImportRefused(
      faults
        .map(({ at, detail }) => ({ line: lined.lineOf(at), at: at === '/' ? '' : at, detail }))
        .sort((a, b) => a.line - b.line),
    );
  };
  const value = expanded(lined.value);
  const faults = check(value).flatMap((fault) => explained(fault, value) ?? []);
  if (faults.length > 0) return refuse(faults);
  const input = value as PollInput;
  const { optionsFrom } = input;
  let fromFile: PollOptionInput[] | undefined;
  if (optionsFrom !== undefined) {
    try {
      fromFile = await candidatesOf(optionsFrom);
    } catch (error) {
      const detail = `can not be read: ${(error as Error).message}`;
      return refuse([{ at: '/optionsFrom', rule: 'file', detail }]);
    }
  }
  const { draft, faults: further } = draftOf(input, fromFile);
  return further.length > 0 ? refuse(further) : draft;
};
