import { staffRoles } from '../../contract/moderation.schema.js';
import { limits } from '../../contract/limits.js';
import { mailHashes, normalAddress } from '../identity/mail-code.service.js';
import { COMMAND_LINE, recordAct } from '../moderation/moderation.service.js';
import { addStaff, endStaff, listStaff } from '../staff/staff.service.js';
import { CommandRefused, oneOf, UsageError, type Command } from './command.js';
import { columns, inPlace, organisationOf, type OpenPlace } from './place.js';

const addressOf = (text: string): string => {
  const address = normalAddress(text);
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address) && address.length <= limits.email) return address;
  throw new UsageError(`"${text}" is not a mail address.`);
};

const nameOf = (option: string, text: string): string => {
  const name = text.trim();
  if (name !== '' && name.length <= limits.name && !/\p{Cc}/u.test(name)) return name;
  throw new UsageError(`--${option} is a name on one line, of at most ${limits.name} characters.`);
};

const hashOf = async ({ keys }: OpenPlace, organisationId: string, email: string): Promise<string> =>
  mailHashes((await keys()).purpose('mail-code')).address(organisationId, email);

const organisation = { value: 'SLUG', help: 'whose staff', required: true } as const;

/** `stem staff add`. */
export const staffAdd: Command = {
  name: 'staff add',
  args: ['EMAIL'],
  summary: 'Gives someone a role at an organisation; works at once. Of the address only a hash is kept.',
  details:
    'Whoever proves this address by a mail code acts with this role. A person may have several roles: run it once for each.',
  options: {
    organisation,
    role: { value: 'ROLE', help: staffRoles.join(', '), required: true },
    name: { value: 'NAME', help: 'the name that they act under', required: true },
    official: {
      value: 'TITLE',
      help: 'may answer for the organisation, under this title: "Wethouder Verkeer"',
    },
  },
  async run({ args, needed, option }, io) {
    const email = addressOf(args[0]!);
    const role = oneOf('role', needed('role'), staffRoles);
    const name = nameOf('name', needed('name'));
    const title = option('official');
    const official = title === undefined ? undefined : nameOf('official', title);
    await inPlace(io, async (place) => {
      const { database } = place;
      const organisationId = await database.read((tx) => organisationOf(tx, needed('organisation')));
      const addressHash = await hashOf(place, organisationId, email);
      await database.write(async (tx) => {
        await addStaff(tx, { organisationId, addressHash, role, name, official }, io.now());
        const actor = { organisationId, name: COMMAND_LINE };
        await recordAct(tx, actor, { act: 'staff.add', subject: `staff ${name}`, note: role }, io.now());
      });
    });
    io.out(
      `${name} is ${role} of "${needed('organisation')}"${official === undefined ? '.' : `, and answers as "${official}".`}`,
    );
  },
};

/** `stem staff end`. */
export const staffEnd: Command = {
  name: 'staff end',
  args: ['EMAIL'],
  summary: 'Ends a role of someone, or all of them; works at once.',
  options: {
    organisation,
    role: { value: 'ROLE', help: `${staffRoles.join(', ')}; all when left out` },
  },
  async run({ args, needed, option }, io) {
    const email = addressOf(args[0]!);
    const given = option('role');
    const role = given === undefined ? undefined : oneOf('role', given, staffRoles);
    await inPlace(io, async (place) => {
      const { database } = place;
      const organisationId = await database.read((tx) => organisationOf(tx, needed('organisation')));
      const addressHash = await hashOf(place, organisationId, email);
      const ended = await database.write(async (tx) => {
        const rows = await endStaff(tx, { organisationId, addressHash, role }, io.now());
        const actor = { organisationId, name: COMMAND_LINE };
        for (const { name, role: note } of rows)
          await recordAct(tx, actor, { act: 'staff.end', subject: `staff ${name}`, note }, io.now());
        return rows;
      });
      if (ended.length === 0)
        throw new CommandRefused(`${email} has no such role at "${needed('organisation')}".`);
      for (const one of ended) io.out(`${one.name} is not ${one.role} any more.`);
    });
  },
};

/** `stem staff list`. */
export const staffList: Command = {
  name: 'staff list',
  args: [],
  summary: 'Lists who has a role at an organisation.',
  options: { organisation },
  run: ({ needed }, io) =>
    inPlace(io, async ({ database }) => {
      const rows = await database.read(async (tx) =>
        listStaff(tx, await organisationOf(tx, needed('organisation'))),
      );
      const lines = rows.map(({ name, role, official, addedAt }) => [
        name,
        role,
        addedAt.slice(0, 10),
        official ?? '',
      ]);
      io.out(columns(lines) || 'There are none yet.');
    }),
};
