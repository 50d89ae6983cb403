import { writeCsv } from '../../counting/files/csv.js';
import { makeLetterCodes } from '../identity/letter-code.service.js';
import { CommandRefused, wholeNumber, type Command } from './command.js';
import { inPlace, pollOf } from './place.js';

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
      const poll = await database.read((tx) => pollOf(tx, args[0]!));
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
