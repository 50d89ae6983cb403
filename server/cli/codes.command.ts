import { writeCsv } from '../../counting/files/csv.js';
import { makeLetterCodes } from '../identity/letter-code.service.js';
import { CommandRefused, wholeNumber, type Command } from './command.js';
import { makeNumbers, numberKeysOf } from '../paper/paper.service.js';
import { inPlace, votableOf } from './place.js';

const AT_ONCE = 500;

/** `stem codes`. */
export const codes: Command = {
  name: 'codes',
  args: ['REF'],
  summary: 'Makes codes for letters, as CSV for a mail merge: npx stem codes REF --count 500 > codes.csv',
  details: 'Codes are kept hashed: what is lost can not be read back. Keep the file off the server.',
  options: { count: { value: 'N', help: 'how many letters', required: true } },
  async run({ args, needed }, io) {
    const count = wholeNumber('count', needed('count'), 1, 1_000_000);
    await inPlace(io, async ({ config, database, keys }) => {
      const poll = await database.read((tx) => votableOf(tx, args[0]!));
      if (poll.access !== 'code')
        throw new CommandRefused(
          `"${poll.ref}" is not voted in with codes: its rule says access ${poll.access}.`,
        );
      const key = (await keys()).purpose('letter-code');
      const made: string[] = [];
      while (made.length < count) {
        const some = Math.min(AT_ONCE, count - made.length);
        made.push(...(await database.write((tx) => makeLetterCodes(tx, poll.id, some, key, io.now()))));
      }
      const link = `${config.publicUrl}/a/${poll.ref}`;
      io.out(writeCsv([['code', 'link'], ...made.map((code) => [code, link])]).trimEnd());
    });
  },
};

/** `stem numbers`. */
export const numbers: Command = {
  name: 'numbers',
  args: ['REF'],
  summary:
    'Makes one-use numbers for ballots on paper, as CSV: npx stem numbers REF --count 500 > numbers.csv',
  details:
    'The page /a/REF/print takes the file and prints a ballot for each number; the file does not leave the device. Numbers are kept hashed.',
  options: { count: { value: 'N', help: 'how many ballots', required: true } },
  async run({ args, needed }, io) {
    const count = wholeNumber('count', needed('count'), 1, 100_000);
    await inPlace(io, async ({ database, keys }) => {
      const vote = await database.read((tx) => votableOf(tx, args[0]!));
      if (vote.access === 'code')
        io.note('Whoever has a letter can use its code as the number; give these to others only.');
      const secret = await keys();
      const numberKeys = numberKeysOf((name) => secret.purpose(name));
      const made: string[] = [];
      while (made.length < count) {
        const some = Math.min(AT_ONCE, count - made.length);
        made.push(...(await database.write((tx) => makeNumbers(tx, vote.id, some, numberKeys))));
      }
      io.out(writeCsv([['number'], ...made.map((number) => [number])]).trimEnd());
    });
  },
};
