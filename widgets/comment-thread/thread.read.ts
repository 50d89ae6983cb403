import { findThread, readComments, readMyThread, readThread } from '../../contract/comment.endpoints.js';
import type { CommentSort } from '../../contract/comment.schema.js';
import type { ActingHost } from '../core/acting.js';
import { call } from '../core/client.js';
import { loadLanguage } from '../core/localise.js';
import { threadLocales } from './thread.nl.js';
import { Session } from '../core/session.js';
import { namedComment } from './document.place.js';
import { Shown } from './thread.shown.js';

/** The element as the flow needs it. */
export interface ThreadHost extends ActingHost {
  readonly activity: string | null | undefined;
  /** Address of the document; empty for that of the page. */
  readonly document: string | null | undefined;
  /** Selector of the element whose passages can be commented on. */
  readonly annotate: string | null | undefined;
  readonly sort: string | null | undefined;
  readonly ticket: string | undefined;
  /** Origin of the server. */
  readonly base: string;
}

/**
 * Reads a thread with the page on which the comment stands that the address names, else the first in the order that is
 * asked for, and what only I may see when I have a session; and how the browser's own copies were used for it. Throws
 * `ApiError`.
 */
export async function readShown(
  host: ThreadHost,
  asked: { document: string | undefined; sort: string | undefined; cache?: RequestCache },
  signal: AbortSignal,
): Promise<{ session: Session; shown: Shown; cache: RequestCache | undefined }> {
  const { activity, base, language, ticket } = host;
  const { document = '', cache } = asked;
  const [thread] = await Promise.all([
    activity
      ? call(base, readThread, { path: { ref: activity }, signal, cache })
      : call(base, findThread, { query: { document }, signal, cache }),
    loadLanguage(language, threadLocales),
  ]);
  const { ref, first, organisationSlug } = thread;
  const session = new Session(base, organisationSlug, activity ? { activity } : { document }, ticket);
  const sort = (asked.sort ?? first.sort) as CommentSort;
  const around = namedComment();
  const path = { ref: ref ?? '' };
  const ofNamed =
    ref && around && !first.comments.some(({ id }) => id === around)
      ? call(base, readComments, { path, query: { sort, around }, signal }).catch(() => undefined)
      : undefined;
  const [named, mine] = await Promise.all([
    ofNamed,
    ref && session.token ? session.read(readMyThread, { path, signal }).catch(() => undefined) : undefined,
  ]);
  // A browser may keep an answer from before what I just wrote, also one in which the thread had not begun.
  const latest = ref
    ? mine?.comments.some(({ comment }) => Date.now() - Date.parse(comment.createdAt) < 60_000)
    : session.token;
  if (latest && !cache) return readShown(host, { ...asked, cache: 'no-cache' }, signal);
  const page =
    named ??
    (ref && sort !== first.sort
      ? await call(base, readComments, { path, query: { sort }, signal, cache })
      : first);
  return { session, shown: new Shown(thread, page, mine), cache };
}
