/** Where the JSON of a file is broken; `line` and `column` count from 1. */
export class BrokenJson extends Error {
  readonly line: number;
  readonly column: number;
  constructor(text: string, at: number, detail: string) {
    super(detail);
    const before = text.slice(0, at).split('\n');
    this.line = before.length;
    this.column = before[before.length - 1]!.length + 1;
  }
}

/** A JSON value that knows the line of each of its members, for messages that people can follow. */
export interface LinedJson {
  value: unknown;
  /** The line (from 1) of a JSON Pointer, or of its nearest parent that exists. */
  lineOf(pointer: string): number;
}

const scalar =
  /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** Reads JSON and remembers where each member stands. Throws `BrokenJson`, also for a member named twice. */
export const readLinedJson = (source: string): LinedJson => {
  const text = source.replace(/^\ufeff/, ' ');
  const starts = new Map<string, number>();
  let at = 0;

  const fail = (detail: string): never => {
    throw new BrokenJson(text, at, detail);
  };
  const space = () => {
    while (at < text.length && ' \t\r\n'.includes(text[at]!)) at++;
  };
  const expect = (character: string, after: string) => {
    if (text[at] !== character) fail(`Here a "${character}" is missing ${after}.`);
    at++;
    space();
  };
  const word = (what: string): string => {
    scalar.lastIndex = at;
    const found = scalar.exec(text)?.[0];
    if (found === undefined) return fail(`Here ${what} is expected.`);
    at += found.length;
    return found;
  };
  const members = (close: string, pointer: string, one: (index: number) => void, depth: number) => {
    if (depth > 50) fail('This is nested too deeply.');
    at++;
    space();
    for (let index = 0; text[at] !== close; index++) {
      if (index > 0) expect(',', `or a "${close}" to end ${pointer || 'the whole'}`);
      if (index > 0 && text[at] === close) fail('There is a comma too many before this.');
      one(index);
      space();
      if (at >= text.length) fail(`The file ends too early; a "${close}" is missing.`);
    }
    at++;
  };
  const value = (pointer: string, depth: number): void => {
    space();
    starts.set(pointer, at);
    if (text[at] === '[') return members(']', pointer, (i) => value(`${pointer}/${i}`, depth + 1), depth);
    if (text[at] !== '{') return void word('a value');
    const seen = new Set<string>();
    members(
      '}',
      pointer,
      () => {
        const start = at;
        if (text[at] !== '"') fail('Here a name between double quotes is expected.');
        const name = JSON.parse(word('a name')) as string;
        if (seen.has(name)) {
          at = start;
          fail(`"${name}" is given twice.`);
        }
        seen.add(name);
        space();
        expect(':', `after "${name}"`);
        const place = `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
        value(place, depth + 1);
        starts.set(place, start);
      },
      depth,
    );
  };

  value('', 0);
  space();
  if (at < text.length) fail('There is more after the end of the JSON.');
  return {
    value: JSON.parse(text),
    lineOf(pointer) {
      let place = pointer === '/' ? '' : pointer;
      while (place !== '' && !starts.has(place)) place = place.slice(0, place.lastIndexOf('/'));
      return text.slice(0, starts.get(place) ?? 0).split('\n').length;
    },
  };
};
