import type { Static, TSchema } from '@sinclair/typebox';
import type { FieldError } from '../../contract/errors.js';
import { BrokenJson, readLinedJson } from './json.lines.js';
import { nearestWord } from './nearest.word.js';
import { checkOf, plainSchema } from './validate.js';

/** One fault of a file: the line (from 1), the field as a JSON Pointer, and what is wrong. */
export interface FileFault {
  line: number;
  at: string;
  detail: string;
}

/** A file that can not be read as what it says it is; every fault at once. */
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

const shapeAt = (shape: Shape, pointer: string): Shape | undefined =>
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
const explained = (
  shape: Shape,
  { at, rule, detail }: FieldError,
  value: unknown,
): FieldError | undefined => {
  const parent = at.slice(0, at.lastIndexOf('/'));
  const name = at.slice(at.lastIndexOf('/') + 1);
  if (rule === 'const' && shapeAt(shape, at)?.anyOf) return undefined;
  if (rule === 'additionalProperties') {
    const known = Object.keys(shapeAt(shape, parent)?.properties ?? {});
    return { at, rule, detail: `is not a field here${meant(name, known)}` };
  }
  if (rule === 'required') return { at, rule, detail: 'is missing' };
  const words = shapeAt(shape, at)?.anyOf?.map((one) => String(one.const));
  if (rule === 'anyOf' && words)
    return {
      at,
      rule,
      detail: `must be one of ${words.join(', ')}${meant(valueAt(value, at), words)}`,
    };
  return { at, rule, detail };
};

/** A file that fits its schema, and the way to refuse it for what a schema can not say. */
export interface InputFile<Input> {
  value: Input;
  refuse(faults: readonly FieldError[]): never;
}

/** Reads the text of a JSON file. Throws `ImportRefused`. */
export const readJsonFile = (text: string): InputFile<unknown> => {
  try {
    const lined = readLinedJson(text);
    return {
      value: lined.value,
      refuse(faults) {
        throw new ImportRefused(
          faults
            .map(({ at, detail }) => ({ line: lined.lineOf(at), at: at === '/' ? '' : at, detail }))
            .sort((a, b) => a.line - b.line),
        );
      },
    };
  } catch (error) {
    if (!(error instanceof BrokenJson)) throw error;
    const detail = `${error.message} (column ${error.column})`;
    throw new ImportRefused([{ line: error.line, at: '', detail }]);
  }
};

/** A reader of files of one schema: it throws `ImportRefused` with all faults, their lines, and what was probably meant. */
export const fileOf = <Schema extends TSchema>(schema: Schema) => {
  const check = checkOf(schema, '');
  const shape = plainSchema(schema) as Shape;
  return ({ value, refuse }: InputFile<unknown>): InputFile<Static<Schema>> => {
    const faults = check(value).flatMap((fault) => explained(shape, fault, value) ?? []);
    return faults.length > 0 ? refuse(faults) : { value: value as Static<Schema>, refuse };
  };
};
