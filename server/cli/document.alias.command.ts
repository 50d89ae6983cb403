import {
  aliasesOf,
  ensureDocument,
  findDocument,
  mergeDocuments,
  nameDocument,
} from '../document/document.service.js';
import { COMMAND_LINE, mergeThread } from '../moderation/moderation.service.js';
import { CommandRefused, type Command } from './command.js';
import { addressTyped, belowPrefix } from './document.command.js';
import { inPlace, organisationOf } from './place.js';

const said: Record<'same' | 'named' | 'merged', string> = {
  same: 'Both led to one document already.',
  named: 'It is another address of the same document from now on.',
  merged: 'The two documents are one from now on, with all comments. Old links keep working.',
};

/** `stem document alias`. */
export const documentAlias: Command = {
  name: 'document alias',
  args: ['URL', 'OTHER'],
  summary: 'Says that OTHER is the document at URL; if both have comments they become one thread.',
  details:
    'Two documents can not be parted again. The comments of OTHER join those of URL, in the order of time.',
  options: { organisation: { value: 'SLUG', help: 'whose documents they are', required: true } },
  async run({ args, needed }, io) {
    const slug = needed('organisation');
    const [url, other] = [addressTyped(args[0]!), addressTyped(args[1]!)];
    if (url === other) throw new CommandRefused('Both are the same address.');
    const now = io.now();
    await inPlace(io, async ({ database }) => {
      const done = await database.write(async (tx): Promise<keyof typeof said> => {
        const organisationId = await organisationOf(tx, slug);
        for (const one of [url, other]) await belowPrefix(tx, organisationId, slug, one);
        const into = await ensureDocument(tx, organisationId, url, undefined, now);
        const from = await findDocument(tx, organisationId, other);
        if (from === undefined) {
          await nameDocument(tx, organisationId, into.id, aliasesOf(other));
          return 'named';
        }
        if (from.id === into.id) {
          await nameDocument(tx, organisationId, into.id, aliasesOf(other));
          return 'same';
        }
        if (from.ref !== undefined && into.ref !== undefined && from.ref !== into.ref)
          await mergeThread(
            tx,
            { organisationId, name: COMMAND_LINE },
            { from: from.ref, into: into.ref },
            { now },
          );
        await mergeDocuments(tx, from, into);

        return 'merged';
      });
      io.out(said[done]);
    });
  },
};
