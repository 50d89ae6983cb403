import { findThread, readThread } from '../../contract/comment.endpoints.js';
import type { ActingHost } from '../core/acting.js';
import { call } from '../core/client.js';
import { loadLanguage } from '../core/localise.js';
import { threadLocales } from './thread.nl.js';
import { Session } from '../core/session.js';
import { namedComment } from './document.place.js';
import { parts } from './parts.js';
import { isShown, plainShown, type Shown } from './thread.shown.js';

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

/** What was read, who reads it, and how the browser's own copies were used for it. */
export interface Read {
  session: Session;
  shown: Shown;
  cache: RequestCache | undefined;
}

/**
 * Reads a thread with its first page. Where more is asked (another order, the page on which the comment stands that
 * the address names, what only I may see when I have a session), what reads that comes first. Throws `ApiError`.
 */
export async function readShown(
  host: ThreadHost,
  asked: { document: string | undefined; sort: string | undefined; cache?: RequestCache },
  signal: AbortSignal,
): Promise<Read> {
  const { activity, base, language, ticket } = host;
  const { document = '', cache } = asked;
  const [thread] = await Promise.all([
    activity
      ? call(base, readThread, { path: { ref: activity }, signal, cache })
      : call(base, findThread, { query: { document }, signal, cache }),
    loadLanguage(language, threadLocales),
  ]);
  const { first, organisationSlug } = thread;
  const session = new Session(base, organisationSlug, activity ? { activity } : { document }, ticket);
  const { sort = first.sort } = asked;
  const shown = plainShown(thread, first);
  const named = namedComment();
  const read = { session, shown, cache };
  if (!session.token && sort === first.sort && (!named || isShown(shown, named))) return read;
  const doing = await parts.doing.load().catch(() => undefined);
  if (!doing) return read;
  const further = await doing.readFurther(base, { sort, named }, read, signal);
  return further ?? readShown(host, { ...asked, cache: 'no-cache' }, signal);
}
