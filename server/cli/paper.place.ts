import { mailHashes } from '../identity/mail-code.service.js';
import { findActivity, type KnownActivity } from '../activity/activity.service.js';
import type { ReadTx, Row } from '../database/door.js';
import { numberKeysOf, Paper, type Acting } from '../paper/paper.service.js';
import { mayAct, staffByAddress, type StaffAct } from '../staff/staff.service.js';
import { votableKinds } from '../votables.js';
import { CommandRefused, type Io, type Typed } from './command.js';
import { inPlace, type OpenPlace } from './place.js';

/** The option by which someone says who they are. */
export const as = {
  value: 'EMAIL',
  help: 'who does it, by the address of their role',
  required: true,
} as const;

/** Paper ballots in an installation that was opened for one command. */
export interface PaperPlace extends OpenPlace {
  paper: Paper;
  /** The member of staff who was named, at the organisation of a vote. Throws CommandRefused. */
  acting(tx: ReadTx, organisationId: string, act: StaffAct): Promise<Acting>;
}

/** Opens the installation for an act on paper ballots. */
export const withPaper = <T>(typed: Typed, io: Io, work: (place: PaperPlace) => Promise<T>): Promise<T> =>
  inPlace(io, async (place) => {
    const keys = await place.keys();
    const numberKeys = numberKeysOf((name) => keys.purpose(name));
    const { database, pollKeys } = place;
    const paper = new Paper({ database, keys: pollKeys, kinds: votableKinds, numberKeys });
    const email = typed.option('as') ?? '';
    const hashes = mailHashes(keys.purpose('mail-code'));
    const acting: PaperPlace['acting'] = async (tx, organisationId, act) => {
      const staff = await staffByAddress(tx, organisationId, hashes.address(organisationId, email));
      if (staff === undefined || !mayAct(staff.roles, act))
        throw new CommandRefused(
          `${email} has no role that allows this; see npx stem staff add, and the roles in docs/clerk.md.`,
        );
      const { person, name } = staff;
      return { actor: { organisationId, person, name: `${name} (command line)` }, now: io.now() };
    };
    return work({ ...place, paper, acting });
  });

/** The vote that a batch belongs to. Throws CommandRefused. */
export const voteOfBatch = async (tx: ReadTx, id: string): Promise<KnownActivity> => {
  const [row] = await tx.query<Row & { ref: string }>(
    'SELECT a.ref FROM paper_batch b JOIN activity a ON a.id = b.activity_id WHERE b.id = ?',
    [id],
  );
  const found = row && (await findActivity(tx, row.ref));
  if (found === undefined) throw new CommandRefused(`There is no batch "${id}".`);
  return found;
};
