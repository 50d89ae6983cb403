import type { Idea } from '../../../contract/idea.schema.js';
import type { BoardHost } from '../board.read.js';

/**
 * Puts the conversation of an idea into the board's slot for it, or takes away what stands there. It stands in the
 * page and not in the shadow root: there the loader sees it, and so do the styles that a page gives to threads.
 */
export function placeTalk(host: BoardHost, idea?: Idea) {
  const before = host.querySelector(':scope > [slot=talk]');
  if (before?.getAttribute('activity') === idea?.thread) return;
  before?.remove();
  if (!idea) return;
  const talk = document.createElement('stem-comment-thread');
  const given = { slot: 'talk', activity: idea.thread, server: host.base, lang: host.language, height: 1 };
  for (const [name, value] of Object.entries(given)) talk.setAttribute(name, String(value));
  talk.setAttribute('heading-level', String(Math.min(6, host.level + 2)));
  if (host.ticket) talk.setAttribute('ticket', host.ticket);
  host.append(talk);
}
