import { randomBytes } from 'node:crypto';
import { Activities } from '../../server/activity/activity.service.js';
import { activityEntities } from '../../server/activity/activity.entities.js';
import type { Database } from '../../server/database/door.js';
import { ballotEntities } from '../../server/ballot/ballot.entities.js';
import { Votables } from '../../server/ballot/votable.definition.js';
import type { Poll } from '../../contract/poll.schema.js';
import type { KnownPoll } from '../../server/poll/poll.definition.js';
import { pollEntities } from '../../server/poll/poll.entities.js';
import { keyFolder, type BallotKeyStore } from '../../server/ballot/ballot.keys.js';
import { pollKind, PollService } from '../../server/poll/poll.service.js';
import { signerOf, type Signer } from '../../server/ballot/ballot.signing.js';
import { Snapshots } from '../../server/ballot/ballot.snapshots.js';
import { folder } from './database.js';
import { buildOrganisation } from './factories.js';

/** The tables that tests of polls need. */
export const pollTables = [...activityEntities, ...ballotEntities, ...pollEntities];

/** The services of polls over a real database, with an organisation to ask for. */
export interface PollBench {
  database: Database;
  keys: BallotKeyStore;
  keysDir: string;
  signer: Signer;
  kinds: (typeof pollKind)[];
  votables: Votables<KnownPoll>;
  snapshots: Snapshots<KnownPoll, Poll>;
  service: PollService;
  organisation: { id: string; slug: string };
}

/** Opens the services of polls over a database. */
export const pollBench = async (database: Database): Promise<PollBench> => {
  const keysDir = await folder();
  const keys = keyFolder(keysDir);
  const signer = signerOf(randomBytes(32));
  const kind = pollKind;
  const votables = new Votables(database, new Activities(database), kind);
  const snapshots = new Snapshots(database, votables, kind.present);
  const service = new PollService({ kind, database, votables, snapshots, keys, signer });
  const organisation = await buildOrganisation(database);
  return { database, keys, keysDir, signer, kinds: [kind], votables, snapshots, service, organisation };
};
