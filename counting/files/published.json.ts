import { FileFault, type ParsedElection } from './election.js';
import { checkedElection } from './published.check.js';
import type { PublishedElection } from './published.types.js';

/** Writes `stem-ballots-1` as JSON, a field a line and a ballot a line. */
export function writePublishedJson(election: PublishedElection): string {
  return writeFields(election, ['ballots']);
}

/** JSON with a field a line, and an item a line for the lists that are named. */
export function writeFields(value: object, lists: readonly string[]): string {
  const fields = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([name, member]: [string, unknown]) => {
      const text =
        lists.includes(name) && Array.isArray(member) && member.length > 0
          ? `[\n${member.map((item) => `    ${JSON.stringify(item)}`).join(',\n')}\n  ]`
          : JSON.stringify(member);
      return `  ${JSON.stringify(name)}: ${text}`;
    });
  return `{\n${fields.join(',\n')}\n}\n`;
}

/** Reads `stem-ballots-1` from JSON. Throws `FileFault` naming the line of what is not JSON, else the fields. */
export function readPublishedJson(text: string): ParsedElection {
  return checkedElection(parsedJson(text), () => undefined);
}

/** The value of a JSON text. Throws `FileFault` naming the line of what is not JSON. */
export function parsedJson(text: string): unknown {
  const source = text.replace(/^\uFEFF/, '');
  try {
    return JSON.parse(source) as unknown;
  } catch (error) {
    throw new FileFault([notJson(source, String(error instanceof Error ? error.message : error))]);
  }
}

function notJson(source: string, message: string): { line?: number; what: string } {
  const what = `this is not JSON: ${message}`;
  const position = /position (\d+)/.exec(message)?.[1];
  if (position !== undefined) return { line: source.slice(0, Number(position)).split('\n').length, what };
  const line = /line (\d+)/.exec(message)?.[1];
  if (line !== undefined) return { line: Number(line), what };
  return { line: source.trimEnd().split('\n').length, what };
}
