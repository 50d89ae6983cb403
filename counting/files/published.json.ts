import { FileFault, type ParsedElection } from './election.js';
import { checkedElection } from './published.check.js';
import type { PublishedElection } from './published.types.js';

/** Writes `stem-ballots-1` as JSON, a field a line and a ballot a line. */
export function writePublishedJson(election: PublishedElection): string {
  const fields = Object.entries(election)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => {
      const text =
        name === 'ballots' && Array.isArray(value) && value.length > 0
          ? `[\n${value.map((ballot) => `    ${JSON.stringify(ballot)}`).join(',\n')}\n  ]`
          : JSON.stringify(value);
      return `  ${JSON.stringify(name)}: ${text}`;
    });
  return `{\n${fields.join(',\n')}\n}\n`;
}

/** Reads `stem-ballots-1` from JSON. Throws `FileFault` naming the line of what is not JSON, else the fields. */
export function readPublishedJson(text: string): ParsedElection {
  const source = text.replace(/^\uFEFF/, '');
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch (error) {
    throw new FileFault([notJson(source, String(error instanceof Error ? error.message : error))]);
  }
  return checkedElection(value, () => undefined);
}

function notJson(source: string, message: string): { line?: number; what: string } {
  const what = `this is not JSON: ${message}`;
  const position = /position (\d+)/.exec(message)?.[1];
  if (position !== undefined) return { line: source.slice(0, Number(position)).split('\n').length, what };
  const line = /line (\d+)/.exec(message)?.[1];
  if (line !== undefined) return { line: Number(line), what };
  return { line: source.trimEnd().split('\n').length, what };
}
