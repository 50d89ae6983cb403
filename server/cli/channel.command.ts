import {
  addChannel,
  addOrigin,
  isOrigin,
  removeOrigin,
  setPressure,
  type ChannelInput,
} from '../channel/channel.service.js';
import { channelBySlug } from '../channel/organisation.service.js';
import type { ReadTx, Row } from '../database/door.js';
import { isUniqueViolation } from '../database/errors.js';
import { CommandRefused, oneOf, UsageError, type Command } from './command.js';
import { slugOf } from './organisation.command.js';
import { columns, inPlace, organisationOf } from './place.js';

const kinds = ['municipal', 'council', 'neighbourhood', 'other'] as const satisfies ChannelInput['kind'][];

const checked = (origins: string[]): string[] => {
  for (const origin of origins)
    if (!isOrigin(origin))
      throw new UsageError(
        `"${origin}" is not an origin such as https://www.example.nl: no path, no final slash.`,
      );
  return origins;
};

const channelOf = async (
  tx: ReadTx,
  [organisation, slug]: string[],
): Promise<{ organisationId: string; id: string }> => {
  const organisationId = await organisationOf(tx, organisation!);
  const id = await channelBySlug(tx, organisationId, slug!);
  if (id === undefined) throw new CommandRefused(`"${organisation}" has no channel "${slug}".`);
  return { organisationId, id };
};

/** `stem channel add`. */
export const channelAdd: Command = {
  name: 'channel add',
  args: ['ORGANISATION', 'SLUG'],
  summary: 'Registers a site that may embed.',
  options: {
    name: { value: 'NAME', help: 'what people call the site', required: true },
    origin: {
      value: 'ORIGIN',
      help: 'https://www.example.nl; once for each',
      multiple: true,
      required: true,
    },
    kind: { value: 'KIND', help: `${kinds.join(', ')}; municipal when left out` },
  },
  async run({ args, needed, all, option }, io) {
    const [organisation, name] = [args[0]!, needed('name')];
    const slug = slugOf(args[1]!);
    const origins = checked(all('origin'));
    const kind = oneOf('kind', option('kind') ?? 'municipal', kinds);
    try {
      await inPlace(io, ({ database }) =>
        database.write(async (tx) => {
          const organisationId = await organisationOf(tx, organisation);
          await addChannel(tx, { organisationId, slug, name, kind, origins });
        }),
      );
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      throw new CommandRefused(
        `"${organisation}" already has a channel "${slug}"; change its origins with: npx stem channel origin`,
      );
    }
    io.out(`Channel "${slug}" of "${organisation}" may embed from ${origins.join(', ')}.`);
  },
};

/** `stem channel origin`. */
export const channelOrigin: Command = {
  name: 'channel origin',
  args: ['ORGANISATION', 'SLUG'],
  summary: 'Adds or removes origins of a channel; works at once.',
  options: {
    add: { value: 'ORIGIN', help: 'an origin that may embed from now on', multiple: true },
    remove: { value: 'ORIGIN', help: 'an origin that may not any more', multiple: true },
  },
  async run({ args, all }, io) {
    const [added, removed] = [checked(all('add')), checked(all('remove'))];
    if (added.length + removed.length === 0) throw new UsageError('Give --add or --remove.');
    await inPlace(io, ({ database }) =>
      database.write(async (tx) => {
        const { organisationId, id } = await channelOf(tx, args);
        for (const origin of added) await addOrigin(tx, organisationId, id, origin);
        for (const origin of removed) await removeOrigin(tx, organisationId, origin);
      }),
    );
    io.out('Done.');
  },
};

/** `stem channel pressure`. */
export const channelPressure: Command = {
  name: 'channel pressure',
  args: ['ORGANISATION', 'SLUG', 'on|off'],
  summary: 'Lets every new session at a channel do proof of work, or not any more.',
  options: {},
  async run({ args }, io) {
    const on = args[2] === 'on';
    if (!on && args[2] !== 'off') throw new UsageError(`Say on or off, not "${args[2]}".`);
    await inPlace(io, ({ database }) =>
      database.write(async (tx) => setPressure(tx, (await channelOf(tx, args)).id, on)),
    );
    io.out(`Proof of work is ${args[2]}.`);
  },
};

/** `stem channel list`. */
export const channelList: Command = {
  name: 'channel list',
  args: ['[ORGANISATION]'],
  summary: 'Lists the sites that may embed, with their origins.',
  options: {},
  run: ({ args }, io) =>
    inPlace(io, async ({ database }) => {
      const rows = await database.read((tx) =>
        tx.query<
          Row & Record<'organisation' | 'slug' | 'kind' | 'origin', string> & { under_pressure: number }
        >(
          `SELECT o.slug AS organisation, c.slug, c.kind, c.under_pressure, n.origin
           FROM channel_origin n JOIN channel c ON c.id = n.channel_id
           JOIN organisation o ON o.id = c.organisation_id ORDER BY o.slug, c.slug, n.origin`,
        ),
      );
      const shown = rows.filter((row) => args[0] === undefined || row.organisation === args[0]);
      const lines = shown.map((row) => [
        row.organisation,
        row.slug,
        row.kind,
        Number(row.under_pressure) === 1 ? 'proof of work' : '',
        row.origin,
      ]);
      io.out(columns(lines) || 'There are none yet.');
    }),
};
