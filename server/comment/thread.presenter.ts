import type { Thread } from '../../contract/comment.schema.js';
import { phaseOf, toldClosing } from '../activity/activity.service.js';
import type { DocumentPlace } from '../channel/channel.service.js';
import { EDIT_MINUTES } from './comment.policy.js';
import type { KnownThread } from './thread.definition.js';
import type { DocumentRow, ThreadState } from './thread.state.js';

/** When a thread closes that stays open. */
export const NEVER = '9999-12-31T00:00:00.000Z';

const documentOf = (document: DocumentRow): Thread['document'] => ({
  url: document.url,
  ...(document.title !== undefined && { title: document.title }),
  ...(document.version !== undefined && { version: document.version }),
  ...(document.ref !== undefined && { reader: `/d/${document.ref}` }),
  ...(document.fileUrl !== undefined && { file: document.fileUrl }),
});

/** A thread as everyone sees it. */
export const presentThread = (thread: KnownThread, state: ThreadState, now: Date): Thread => {
  const { activity } = thread;
  const closesAt = toldClosing(activity).toISOString();
  const { document, ...numbers } = state;
  return {
    ref: thread.ref,
    title: document?.title ?? activity.title,
    ...(activity.lead !== undefined && { lead: activity.lead }),
    organisation: activity.organisation,
    organisationSlug: activity.organisationSlug,
    language: activity.language,
    ...(document && { document: documentOf(document) }),
    phase: phaseOf(activity, now),
    opensAt: activity.opensAt.toISOString(),
    ...(closesAt !== NEVER && { closesAt }),
    access: activity.access,
    moderation: thread.moderation,
    reactions: thread.reactions,
    kinds: [...thread.kinds],
    editMinutes: EDIT_MINUTES,
    ...numbers,
  };
};

/** The thread of a document that nobody wrote under yet. */
export const presentUnbegun = (place: DocumentPlace, document: DocumentRow): Thread => ({
  title: document.title ?? document.url,
  organisation: place.organisation,
  organisationSlug: place.organisationSlug,
  language: place.language,
  document: documentOf(document),
  phase: 'open',
  access: 'guest',
  moderation: place.moderation,
  reactions: true,
  kinds: [],
  editMinutes: EDIT_MINUTES,
  comments: 0,
  hidden: [],
  withdrawn: 0,
  version: 0,
  first: { comments: [], sort: 'oldest', more: [] },
});
