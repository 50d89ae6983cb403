import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import type { TSchema } from '@sinclair/typebox';
import type { FieldError } from '../../contract/errors.js';

/** Checks a value and answers every fault at once; coercing checks change strings in place. */
export type Check = (value: unknown) => FieldError[];

const make = (coerceTypes: boolean): Ajv => {
  const ajv = new Ajv({ allErrors: true, coerceTypes, strict: true, allowUnionTypes: true });
  formats.default(ajv);
  return ajv;
};
const exact = make(false);
const coercing = make(true);

/** The schema as plain JSON without `$id`, so that one shape may stand inside several others. */
export const plainSchema = (schema: TSchema): object =>
  JSON.parse(JSON.stringify(schema, (key, value: unknown) => (key === '$id' ? undefined : value)));

const place = (error: ErrorObject): string => {
  const params = error.params as { additionalProperty?: string; missingProperty?: string };
  const name = params.additionalProperty ?? params.missingProperty;
  if (name === undefined) return error.instancePath;
  return `${error.instancePath}/${name.slice(0, 80).replaceAll('~', '~0').replaceAll('/', '~1')}`;
};

const MOST = 50;

const compiled = {
  exact: new WeakMap<TSchema, ValidateFunction>(),
  coercing: new WeakMap<TSchema, ValidateFunction>(),
};

/** Compiling all schemas takes longer than all else at a start, so each waits until it is used, and is kept. */
const compile = (schema: TSchema, kind: 'exact' | 'coercing'): ValidateFunction => {
  const known = compiled[kind].get(schema);
  if (known !== undefined) return known;
  const valid = (kind === 'exact' ? exact : coercing).compile(plainSchema(schema));
  compiled[kind].set(schema, valid);
  return valid;
};

/** The check of a schema, compiled at its first use. `where` prefixes the place: '' for bodies, `query` or `path` else. */
export const checkOf =
  (schema: TSchema, where: '' | 'query' | 'path'): Check =>
  (value) => {
    const valid = compile(schema, where === '' ? 'exact' : 'coercing');
    if (valid(value)) return [];
    return (valid.errors ?? []).slice(0, MOST).map((error) => ({
      at: `${where}${place(error)}` || '/',
      rule: error.keyword,
      detail: error.message ?? 'is not valid',
    }));
  };
