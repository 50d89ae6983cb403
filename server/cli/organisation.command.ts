import { addOrganisation } from '../channel/organisation.service.js';
import { isUniqueViolation } from '../database/errors.js';
import { CommandRefused, UsageError, type Command } from './command.js';
import { columns, inPlace } from './place.js';

const slugs = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Refuses what is not a slug. Throws UsageError. */
export const slugOf = (text: string): string => {
  if (slugs.test(text) && text.length <= 80) return text;
  throw new UsageError(`"${text}" is not a short name: lower-case letters, digits and hyphens.`);
};

/** `stem organisation add`. */
export const organisationAdd: Command = {
  name: 'organisation add',
  args: ['SLUG'],
  summary: 'Registers an organisation: who asks.',
  options: {
    name: { value: 'NAME', help: 'its name as people see it', required: true },
    language: { value: 'TAG', help: 'language of its content, BCP 47; nl when left out' },
    'contact-name': { value: 'NAME', help: 'whom people can ask' },
    'contact-email': { value: 'ADDRESS', help: 'their mail address' },
    'contact-url': { value: 'URL', help: 'their page' },
  },
  async run({ args, needed, option }, io) {
    const slug = slugOf(args[0]!);
    const name = needed('name');
    const contact = {
      name: option('contact-name') ?? name,
      email: option('contact-email') ?? '',
      url: option('contact-url') ?? '',
    };
    const input = { slug, name, language: option('language') ?? 'nl', contact };
    try {
      await inPlace(io, ({ database }) => database.write((tx) => addOrganisation(tx, input)));
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      throw new CommandRefused(`There already is an organisation "${slug}".`);
    }
    io.out(`Organisation "${slug}" is registered.`);
  },
};

/** `stem organisation list`. */
export const organisationList: Command = {
  name: 'organisation list',
  args: [],
  summary: 'Lists the organisations.',
  options: {},
  run: (_, io) =>
    inPlace(io, async ({ database }) => {
      const rows = await database.read((tx) =>
        tx.query<{ slug: string; name: string; language: string }>(
          'SELECT slug, name, language FROM organisation ORDER BY slug',
        ),
      );
      io.out(
        columns(rows.map(({ slug, name, language }) => [slug, language, name])) || 'There are none yet.',
      );
    }),
};
