import { faultOf, type Logger } from '../core/log.js';
import type { Api } from '../core/api.js';
import type { Database } from '../database/door.js';
import type { KeyOf } from '../idea/idea.service.js';
import type { Subscriptions } from '../mail/subscription.service.js';
import { privacyRoutes } from './privacy.routes.js';
import { forgetOldHourly } from './retention.service.js';

/** What the room of privacy leans on. */
export interface PrivacyRoomParts {
  api: Api;
  database: Database;
  mail: { subscriptions: Subscriptions };
  /** Opens pictures of one's own that wait or are hidden. */
  images: { keyOf: KeyOf };
  log: Logger;
  now(): Date;
  onClose(close: () => void): void;
}

/** Sets up export and erasure, and forgets by itself what has had its time. */
export const createPrivacy = ({ api, database, mail, images, log, now, onClose }: PrivacyRoomParts): void => {
  const { subscriptions } = mail;
  privacyRoutes(api, {
    database,
    keyOf: images.keyOf,
    mailsOf: (tx, participantId) => subscriptions.ofParticipant(tx, participantId),
    eraseMail: (tx, participantId) => subscriptions.erase(tx, participantId),
  });
  onClose(forgetOldHourly(database, now, (error) => log.error(faultOf(error), 'old contributions stay')));
};
