import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { apiRooms } from '../../../server/rooms.js';
import { checkOf } from '../../../server/core/validate.js';
import { startServer, type TestServer } from '../../support/server.js';

interface Operation {
  operationId: string;
  parameters: { name: string; in: string; description?: string; schema: object }[];
  responses: Record<string, { headers?: object; content?: Record<string, { schema: { $ref?: string } }> }>;
  requestBody?: { content: object };
}
interface Document {
  openapi: string;
  info: { version: string; contact: Record<string, string> };
  servers: { url: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}
interface Schema {
  description?: string;
  properties?: Record<string, Schema>;
}

let server: TestServer;
let document: Document;
let operations: [path: string, method: string, Operation][];
before(async () => {
  server = await startServer({ rooms: apiRooms });
  document = (await server.send<Document>('GET', '/v1/openapi.json')).body;
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, operation]) => [path, method, operation] as [string, string, Operation],
    ),
  );
});
after(() => server.stop());

test('the document is OpenAPI 3.1, with a contact and the version that answers carry', async () => {
  assert.match(document.openapi, /^3\.1\./);
  const { contact, version } = document.info;
  for (const name of ['name', 'email', 'url']) assert.ok(contact[name], name);
  assert.match(version, /^\d+\.\d+\.\d+$/);
  assert.equal((await server.send('GET', '/v1/openapi.json')).headers['api-version'], version);
  assert.match(document.servers[0]!.url, /\/v1$/);
});

test('paths are kebab-case and plural without a trailing slash, queries and fields camelCase', () => {
  assert.ok(operations.length >= 8);
  for (const [path, , operation] of operations) {
    assert.match(path, /^(\/([a-z]+(-[a-z]+)*|\{[a-z][a-zA-Z]*\}))+$/);
    for (const { name, in: where } of operation.parameters)
      if (where === 'query') assert.match(name, /^[a-z][a-zA-Z0-9]*$/);
  }
  for (const [name, schema] of Object.entries(document.components.schemas))
    for (const field of Object.keys(schema.properties ?? {}))
      assert.match(field, /^[a-z][a-zA-Z0-9]*$/, name);
});

test('every operation has a name of its own, every parameter of its path, and the version header', () => {
  assert.equal(new Set(operations.map(([, , { operationId }]) => operationId)).size, operations.length);
  for (const [path, , operation] of operations) {
    const told = operation.parameters
      .filter((parameter) => parameter.in === 'path')
      .map(({ name }) => `{${name}}`);
    assert.deepEqual(told, path.match(/\{\w+\}/g) ?? []);
    for (const response of Object.values(operation.responses))
      assert.ok(response.headers, operation.operationId);
  }
});

test('errors are problem documents wherever they occur', () => {
  for (const [, method, { responses, operationId, requestBody }] of operations) {
    for (const status of ['400', '429', '500', '503'])
      assert.ok(responses[status], `${operationId} ${status}`);
    if (requestBody)
      for (const status of ['413', '415']) assert.ok(responses[status], `${operationId} ${status}`);
    // Who opens a session has no token yet, and counting changes nothing.
    if (method !== 'get' && !['openSession', 'countComments'].includes(operationId))
      assert.ok(responses['401'] && responses['403'], operationId);
    for (const [status, { content }] of Object.entries(responses))
      if (Number(status) >= 400)
        assert.deepEqual(Object.keys(content!), ['application/problem+json'], `${operationId} ${status}`);
  }
});

test('every reference leads somewhere, and every property says what it is', () => {
  const text = JSON.stringify(document);
  for (const [, name] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g))
    assert.ok(document.components.schemas[name!], name);
  for (const [name, schema] of Object.entries(document.components.schemas)) {
    assert.ok(schema.description, name);
    for (const [field, property] of Object.entries(schema.properties ?? {}))
      assert.ok(property.description ?? '$ref' in property, `${name}.${field}`);
  }
});

test('the document names exactly what the server answers', async () => {
  for (const [path, method] of operations) {
    const address = `/v1${path.replaceAll(/\{\w+\}/g, 'bestaat-niet')}`;
    if (method === 'get' && path.endsWith('/events')) continue;
    const { status } = await server.send(method.toUpperCase(), address);
    assert.notEqual(status, 405, `${method} ${path}`);
  }
});

test('every shape that a call may carry can be checked: a fault in one does not wait for its first call', () => {
  let checked = 0;
  for (const { id, params, query, body } of server.house.api.operations)
    for (const [schema, where] of [
      [params, 'path'],
      [query, 'query'],
      [body, ''],
    ] as const)
      if (schema !== undefined) {
        assert.ok(Array.isArray(checkOf(schema, where)({})), id);
        checked += 1;
      }
  assert.ok(checked > 100, `${checked} shapes`);
});
