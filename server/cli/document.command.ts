import { readFile } from 'node:fs/promises';
import { channelBySlug } from '../channel/organisation.service.js';
import { changePrefixes, prefixesOf, setDocumentModeration } from '../channel/prefix.service.js';
import type { ReadTx } from '../database/door.js';
import {
  canonicalAddress,
  documentPrefix,
  fetchDocument,
  importDocument,
  type Fetched,
  type Fetching,
  type Imported,
} from '../document/document.service.js';
import { CommandRefused, oneOf, UsageError, type Command, type Io } from './command.js';
import { inPlace, organisationOf } from './place.js';

/** The prefix of an organisation below which an address stands. Throws CommandRefused where there is none. */
export const belowPrefix = async (
  tx: ReadTx,
  organisationId: string,
  slug: string,
  url: string,
): Promise<void> => {
  const prefixes = await prefixesOf(tx, organisationId);
  if (prefixes.some((prefix) => url.startsWith(prefix))) return;
  const registered = prefixes.length === 0 ? 'none is registered' : `registered: ${prefixes.join(', ')}`;
  throw new CommandRefused(
    `${url} is not below a prefix of "${slug}" (${registered}). Add one with: npx stem document prefix`,
  );
};

/** The canonical spelling of a typed address. Throws UsageError. */
export const addressTyped = (text: string): string => {
  const url = canonicalAddress(text);
  if (url === undefined)
    throw new UsageError(
      `"${text.slice(0, 200)}" is not the address of a page, such as https://raad.example.nl/stuk/1.`,
    );
  return url;
};

const isUrl = (text: string): boolean => /^https?:/i.test(text);

const taken = async (
  source: string,
  fetching: Fetching,
  io: Io,
): Promise<Partial<Fetched> & { bytes: Buffer }> => {
  if (!isUrl(source)) return { bytes: await readFile(source) };
  io.note(`Fetching ${source}`);
  return fetchDocument(source, fetching);
};

// Says how far it is, but not for what is short.
const progressOf = (io: Io) => {
  let said = io.now().getTime();
  return (page: number, of: number): void => {
    const now = io.now().getTime();
    if (now - said < 2000 || page === of) return;
    said = now;
    io.note(`Page ${page} of ${of}`);
  };
};

const list = (pages: readonly number[]): string =>
  `${pages.length === 1 ? 'page' : 'pages'} ${pages.join(', ')}`;

const toldOf = (done: Imported, publicUrl: string): string =>
  [
    `"${done.title}": ${done.pages} ${done.pages === 1 ? 'page' : 'pages'}, ${done.words} words.`,
    done.fresh ? `A new version: ${done.version}` : `The same text as before: ${done.version}`,
    done.lacking.text.length > 0 &&
      `No text, only a picture: ${list(done.lacking.text)}. Readers are told; ask for a version with text.`,
    done.lacking.everything.length > 0 && `Empty: ${list(done.lacking.everything)}.`,
    done.lacking.sense.length > 0 && `Could not be read: ${list(done.lacking.sense)}.`,
    `To read it: ${publicUrl}/d/${done.reader}`,
  ]
    .filter((line) => line !== false)
    .join('\n');

/** `stem document import`. */
export const documentImport: Command = {
  name: 'document import',
  args: ['URL|FILE'],
  summary: 'Takes the text from a PDF or a page of HTML, as a new version of a document.',
  details:
    'An address is fetched only from hosts of registered prefixes, and from those of --allow.\n' +
    'A file needs --url: the address of the page of this document, which people see and comment on.',
  options: {
    organisation: { value: 'SLUG', help: 'whose document it is', required: true },
    url: { value: 'URL', help: 'address of the page of this document, where it is not the one fetched' },
    file: { value: 'URL', help: 'address of the file itself, for a link beside the text' },
    title: { value: 'TITLE', help: 'what people call it; else what the file says' },
    allow: { value: 'HOST', help: 'another host to fetch from', multiple: true },
  },
  async run({ args, needed, option, all }, io) {
    const [source, slug] = [args[0]!, needed('organisation')];
    const url = addressTyped(option('url') ?? (isUrl(source) ? source : needUrl()));
    const file = option('file');
    await inPlace(io, async ({ config, database }) => {
      const { organisationId, prefixes } = await database.read(async (tx) => {
        const organisationId = await organisationOf(tx, slug);
        await belowPrefix(tx, organisationId, slug, url);
        return { organisationId, prefixes: await prefixesOf(tx, organisationId) };
      });
      const hosts = new Set([...prefixes.map((prefix) => new URL(prefix).host), ...all('allow')]);
      const { bytes, type, charset, url: fetchedAt } = await taken(source, { hosts }, io);
      const isPdf = bytes.subarray(0, 1024).includes('%PDF-');
      const fileUrl = file === undefined ? (isPdf ? fetchedAt : undefined) : addressTyped(file);
      const done = await importDocument(
        database,
        { organisationId, url, title: option('title'), fileUrl, bytes, type, charset, now: io.now() },
        { progress: progressOf(io) },
      );
      io.out(toldOf(done, config.publicUrl));
    });
  },
};

const needUrl = (): never => {
  throw new UsageError('A file needs --url: the address of the page of this document.');
};

/** `stem document prefix`. */
export const documentPrefixes: Command = {
  name: 'document prefix',
  args: ['ORGANISATION', 'CHANNEL'],
  summary: 'Adds or removes addresses below which documents of a channel stand; lists them.',
  details: 'Only documents below a prefix can be commented. https://raad.example.nl/stukken/ is one.',
  options: {
    add: { value: 'PREFIX', help: 'beginning of addresses of documents', multiple: true },
    remove: { value: 'PREFIX', help: 'one that is no longer', multiple: true },
    moderation: { value: 'WHEN', help: 'before or after a comment shows, in threads that have yet to begin' },
  },
  async run({ args, all, option }, io) {
    const asked = option('moderation');
    const moderation =
      asked === undefined ? undefined : oneOf('moderation', asked, ['before', 'after'] as const);
    const typed = (text: string): string => {
      const prefix = documentPrefix(text);
      if (prefix === undefined)
        throw new UsageError(
          `"${text}" is not the beginning of addresses, such as https://raad.example.nl/stukken/.`,
        );
      return prefix;
    };
    const change = { add: all('add').map(typed), remove: all('remove').map(typed) };
    await inPlace(io, async ({ database }) => {
      const prefixes = await database.write(async (tx) => {
        const organisationId = await organisationOf(tx, args[0]!);
        const channel = await channelBySlug(tx, organisationId, args[1]!);
        if (channel === undefined) throw new CommandRefused(`"${args[0]}" has no channel "${args[1]}".`);
        if (moderation !== undefined) await setDocumentModeration(tx, channel, moderation);
        return changePrefixes(tx, channel, change);
      });
      io.out(prefixes.join('\n') || 'There are none yet.');
    });
  },
};
