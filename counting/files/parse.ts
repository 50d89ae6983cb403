import { readBlt } from './blt.js';
import { FileFault, type ParsedElection } from './election.js';
import { readPublishedCsv } from './published.csv.js';
import { readPublishedJson } from './published.json.js';
import { readPreflib } from './toi.js';

const readers: [extension: RegExp, content: RegExp, read: (text: string) => ParsedElection][] = [
  [/\.json$/i, /^\s*\{/, readPublishedJson],
  [/\.csv$/i, /^"?#\s*format:/m, readPublishedCsv],
  [/\.(toi|toc|soi|soc)$/i, /^#\s*NUMBER ALTERNATIVES:/m, readPreflib],
  [/\.blt$/i, /^\s*\d+\s+\d+\s*$/m, readBlt],
];

/** Reads a file of ballots by its extension, else by what is in it. Throws `FileFault` with all that is wrong. */
export function parseElection(name: string, text: string): ParsedElection {
  const plain = text.replace(/^\uFEFF/, '');
  if (plain.trim() === '') throw new FileFault([{ what: 'the file is empty' }]);
  const reader =
    readers.find(([extension]) => extension.test(name)) ?? readers.find(([, content]) => content.test(plain));
  if (!reader)
    throw new FileFault([
      {
        what: 'this is not a file of ballots; .json and .csv of Stem, .blt and PrefLib (.toi, .soi, .toc, .soc) are',
      },
    ]);
  return reader[2](plain);
}
