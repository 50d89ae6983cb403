import type { TSchema } from '@sinclair/typebox';
import { errorStatus } from '../../contract/errors.js';
import { Problem } from '../../contract/problem.schema.js';
import type { Operation } from './api.js';
import { API_VERSION } from './headers.js';

/** Who answers for the API, and where it stands. */
export interface ApiInfo {
  /** `https://stem.example.nl`, without a trailing slash. */
  publicUrl: string;
  contact: { name: string; email: string; url: string };
}

type Json = Record<string, unknown>;

const PREFIX = '/v1';

/** Collects every schema with an `$id` under its name, and points to it. */
const pointing = (components: Json) => {
  const point = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(point);
    if (value === null || typeof value !== 'object') return value;
    const { $id, ...members } = value as Json;
    if (typeof $id !== 'string')
      return Object.fromEntries(Object.entries(members).map(([name, member]) => [name, point(member)]));
    if (components[$id] === undefined) {
      components[$id] = {};
      components[$id] = Object.fromEntries(
        Object.entries(members).map(([name, member]) => [name, point(member)]),
      );
    }
    return { $ref: `#/components/schemas/${$id}` };
  };
  // By JSON, so that the schema library's own symbols stay behind.
  return (schema: TSchema) => point(JSON.parse(JSON.stringify(schema)));
};

const header = (description: string, type = 'string'): Json => ({ description, schema: { type } });
const standing = { 'API-Version': { $ref: '#/components/headers/API-Version' } };

const parametersOf = (operation: Operation, point: (schema: TSchema) => unknown): unknown[] => {
  const of = (where: 'path' | 'query') => {
    const object = where === 'path' ? operation.params : operation.query;
    return Object.entries(object?.properties ?? {}).map(([name, schema]) => ({
      name,
      in: where,
      required: where === 'path' || (object?.required?.includes(name) ?? false),
      description: (schema as TSchema).description ?? `The ${name}.`,
      schema: point(schema as TSchema),
    }));
  };
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description: 'Same key, same request: one effect and the same answer, for 24 hours.',
    schema: { type: 'string', minLength: 8, maxLength: 200 },
  };
  return [...of('path'), ...of('query'), ...(operation.method === 'POST' ? [key] : [])];
};

const problemsOf = (operation: Operation): Json => {
  const byStatus = new Map<number, string[]>();
  for (const code of operation.errors)
    byStatus.set(errorStatus[code], [...(byStatus.get(errorStatus[code]) ?? []), code]);
  return Object.fromEntries(
    [...byStatus]
      .sort(([a], [b]) => a - b)
      .map(([status, codes]) => [
        String(status),
        {
          description: `Refused: ${codes.join(', ')}.`,
          headers: standing,
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      ]),
  );
};

const operationOf = (operation: Operation, point: (schema: TSchema) => unknown): Json => ({
  operationId: operation.id,
  summary: operation.summary,
  tags: [operation.tag],
  parameters: parametersOf(operation, point),
  ...(operation.body === undefined
    ? {}
    : {
        requestBody: { required: true, content: { 'application/json': { schema: point(operation.body) } } },
      }),
  responses: {
    [String(operation.status)]: {
      description: 'Done.',
      headers: standing,
      ...(operation.answer === null
        ? {}
        : { content: { [operation.type]: { schema: point(operation.answer) } } }),
    },
    ...problemsOf(operation),
  },
  security:
    operation.visitor === 'none'
      ? []
      : operation.visitor === 'needed'
        ? [{ token: [] }]
        : [{}, { token: [] }],
});

/** The OpenAPI 3.1 document of these operations, after the Dutch API Design Rules 2.1. */
export const openApiOf = (operations: readonly Operation[], info: ApiInfo): Json => {
  const schemas: Json = {};
  const point = pointing(schemas);
  point(Problem);
  const paths: Record<string, Json> = {};
  for (const operation of operations) {
    const path = operation.path.slice(PREFIX.length);
    paths[path] = { ...paths[path], [operation.method.toLowerCase()]: operationOf(operation, point) };
  }
  const tags = [...new Set(operations.map((operation) => operation.tag))].map((name) => ({ name }));
  return {
    openapi: '3.1.0',
    info: {
      title: 'Stem',
      description:
        'Polls, budgets, idea boards and comments on the sites that residents already visit; whatever is voted anyone can recount.',
      version: API_VERSION,
      contact: info.contact,
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: `${info.publicUrl}${PREFIX}`, description: 'This server.' }],
    tags,
    paths,
    components: {
      schemas,
      headers: { 'API-Version': { ...header('Version of the API, semver.'), required: true } },
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'Token of POST /sessions.' },
      },
    },
  };
};
