/** HTTP methods that the API uses. */
export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** What an endpoint carries: the sent body, the query and the answer, as TypeScript types. */
export interface Carries {
  body?: unknown;
  query?: unknown;
  answer: unknown;
}

/** The `{name}` parameters of a path template, inferred from its literal. */
export type PathParameters<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? { [K in Name]: string } & PathParameters<Rest>
  : unknown;

/**
 * One operation of the API as both sides know it: the client calls it, the server's `route()` answers it.
 * `types` exists for the compiler only and has no value at run time.
 */
export interface Endpoint<Path extends string = string, C extends Carries = Carries> {
  readonly id: string;
  readonly method: Method;
  readonly path: Path;
  readonly types?: C;
}

/** Names an endpoint: `endpoint<{ answer: Poll }>()('readPoll', 'GET', '/v1/polls/{ref}')`. */
export const endpoint =
  <C extends Carries>() =>
  <Path extends string>(id: string, method: Method, path: Path): Endpoint<Path, C> => ({ id, method, path });
