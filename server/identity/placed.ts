import type { KnownActivity } from '../activity/activity.service.js';
import { DocumentUnknown, InvalidInput } from '../core/errors.js';
import { canonicalAddress } from '../document/document.service.js';
import type { Identity } from './identity.service.js';

/** What is known of the place where someone wants to take part; `id` is empty where a thread has not begun. */
export type Placed = Pick<
  KnownActivity,
  'id' | 'ref' | 'organisationId' | 'organisation' | 'title' | 'language'
>;

/** The activity of a request about identity, the board for the conversation under an idea, or the organisation of the document. Throws NotFound, DocumentUnknown, InvalidInput. */
export const placed = async (
  { activities, channels }: Pick<Identity, 'activities' | 'channels'>,
  sent: { activity?: string; document?: string },
): Promise<Placed> => {
  if (sent.activity !== undefined) return activities.homeOf(sent.activity);
  if (sent.document === undefined)
    throw new InvalidInput([{ at: '/activity', rule: 'required', detail: 'Send `activity` or `document`.' }]);
  const address = canonicalAddress(sent.document);
  const place = address === undefined ? undefined : await channels.ofDocument(address);
  if (address === undefined || place === undefined) throw new DocumentUnknown();
  const { organisationId, organisation, language } = place;
  return { id: '', ref: '', organisationId, organisation, title: address, language };
};
