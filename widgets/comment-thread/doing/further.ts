import { readComments, readMyThread } from '../../../contract/commenting.endpoints.js';
import { call } from '../../core/client.js';
import type { Read } from '../thread.read.js';
import { isShown } from '../thread.shown.js';
import { shownWith } from './shown.mine.js';

/**
 * Reads, beyond the first page of a thread, the page on which a named comment stands, that of another order or another
 * one, and what only I may see when I have a session; nothing where the browser's copy is older than what I wrote.
 */
export async function readFurther(
  base: string,
  { sort: asked, named }: { sort: string; named: string | undefined },
  { session, shown, cache }: Read,
  signal: AbortSignal,
): Promise<Read | undefined> {
  const { thread } = shown;
  const { ref, first } = thread;
  const path = { ref: ref ?? '' };
  // What stands behind an order is the comment with which its page begins.
  const [sort, begin] = asked.split(' ');
  const place = named ? !isShown(shown, named) && named : begin;
  const ofNamed =
    ref && place
      ? call(base, readComments, { path, query: { sort, around: place }, signal }).catch(() => undefined)
      : undefined;
  const [around, mine] = await Promise.all([
    ofNamed,
    ref && session.token ? session.read(readMyThread, { path, signal }).catch(() => undefined) : undefined,
  ]);
  // A browser may keep an answer from before what I just wrote, also one in which the thread had not begun.
  const latest = ref
    ? mine?.comments.some(({ comment }) => Date.now() - Date.parse(comment.createdAt) < 60_000)
    : session.token;
  if (latest && !cache) return undefined;
  const page =
    around ??
    (ref && sort !== first.sort
      ? await call(base, readComments, { path, query: { sort }, signal, cache })
      : first);
  return { session, shown: shownWith(thread, page, mine), cache };
}
