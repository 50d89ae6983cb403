import { randomBytes } from 'node:crypto';
import { Activities } from '../../server/activity/activity.service.js';
import { activityEntities } from '../../server/activity/activity.entities.js';
import type { Database } from '../../server/database/door.js';
import { Polls } from '../../server/poll/poll.definition.js';
import { pollEntities } from '../../server/poll/poll.entities.js';
import { keyFolder, type PollKeyStore } from '../../server/poll/poll.keys.js';
import { PollService } from '../../server/poll/poll.service.js';
import { signerOf, type Signer } from '../../server/poll/poll.signing.js';
import { Snapshots } from '../../server/poll/poll.snapshots.js';
import { folder } from './database.js';
import { buildOrganisation } from './factories.js';

/** The tables that tests of polls need. */
export const pollTables = [...activityEntities, ...pollEntities];

/** The services of polls over a real database, with an organisation to ask for. */
export interface PollBench {
  database: Database;
  keys: PollKeyStore;
  keysDir: string;
  signer: Signer;
  polls: Polls;
  snapshots: Snapshots;
  service: PollService;
  organisation: { id: string; slug: string };
}

/** Opens the services of polls over a database. */
export const pollBench = async (database: Database): Promise<PollBench> => {
  const keysDir = await folder();
  const keys = keyFolder(keysDir);
  const signer = signerOf(randomBytes(32));
  const polls = new Polls(database, new Activities(database));
  const snapshots = new Snapshots(database, polls);
  const service = new PollService({ database, polls, snapshots, keys, signer });
  const organisation = await buildOrganisation(database);
  return { database, keys, keysDir, signer, polls, snapshots, service, organisation };
};
