import type { Activity } from '../contract/activity.schema.js';
import type { StemPage } from './core/page.js';
import { core, registry, type Registered } from './registry.js';

/** The same key as `pageKey`; said twice so that the loader needs no other file. */
const pageKey = Symbol.for('stem');
const base = new URL(import.meta.url).origin;
const reads: StemPage['reads'] = new Map();
const tags = Object.keys(registry);
const seen = new WeakSet<Element>();
const pasted = `[data-stem],a[href^="${base}/a/"]`;

/** Starts a read before the code that needs it is there. */
const read = (server: string, path: string) => {
  const url = server + path;
  if (!reads.has(url)) reads.set(url, fetch(url));
  return reads.get(url)!;
};

/** What names the activity in the address of its read: a ref, or a document as `documentOf` has it; said twice. */
const placeOf = (element: HTMLElement) => {
  const ref = element.getAttribute('activity');
  const about = element.getAttribute('document');
  if (ref || about === null) return ref && `/${ref}`;
  const url = new URL(
    about || document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href || '',
    location.href,
  );
  url.hash = '';
  url.searchParams.delete('reactie');
  return `?${new URLSearchParams({ document: url.href })}`;
};

async function raise(element: HTMLElement, { kind, load, vote, height }: Registered) {
  const place = kind && placeOf(element);
  const { style } = element;
  if (height && !element.shadowRoot) {
    // By CSSOM, which a strict style policy allows; important, against `* { all: unset }`.
    style.setProperty('display', 'block', 'important');
    style.setProperty('min-height', `${+(element.getAttribute('height') || height)}px`, 'important');
  }
  if (place)
    read(new URL(element.getAttribute('server') || base).origin, `/v1/${kind}s${place}`).catch(() => {});
  try {
    await Promise.all([core(), vote?.(), load()]);
  } catch {
    style.display = style.minHeight = '';
  }
}

/** Whether a link is all that its block holds. */
const alone = (link: Element, { textContent, children }: Element) =>
  textContent!.trim() === link.textContent!.trim() &&
  [...children].every((child) => child === link || child.localName === 'br');

/**
 * Makes a widget of a link that stands alone, or of the element that asks for it. A page that has the element
 * already keeps its links to it.
 */
async function upgrade(place: HTMLElement) {
  const link = place.matches('a') ? place : place.querySelector('a');
  const ref = place.dataset.stem || /\/a\/([a-z0-9-]+)\/?$/.exec((link as HTMLAnchorElement)?.pathname)?.[1];
  if (!ref || document.querySelector(`[activity="${ref}"]`)) return;
  if (link === place && !alone(link, link.parentElement!)) return;
  const response = await read(base, `/v1/activities/${ref}`);
  reads.delete(response.url);
  const { kind } = (await response.json()) as Activity;
  const tag = tags.find((tag) => registry[tag]!.kind === kind);
  if (!tag || !place.isConnected) return;
  const element = document.createElement(tag);
  element.setAttribute('activity', ref);
  if (place.dataset.height) element.setAttribute('height', place.dataset.height);
  seen.add(link ?? place);
  if (link === place) link.replaceWith(element);
  else place.replaceChildren(element);
  if (link) element.append(link);
}

function look(at: Element) {
  for (const element of [
    at,
    ...at.querySelectorAll<HTMLElement>([...tags, pasted].join()),
  ] as HTMLElement[]) {
    if (seen.has(element)) continue;
    const registered = registry[element.localName];
    if (registered) void raise(element, registered);
    else if (document.readyState !== 'loading' && element.matches(pasted) && !element.closest(tags.join()))
      upgrade(element).catch(() => {});
    else continue;
    seen.add(element);
  }
}

if (!(pageKey in globalThis) && 'adoptedStyleSheets' in document) {
  Object.assign(globalThis, { [pageKey]: { base, reads } satisfies StemPage });
  const all = () => look(document.documentElement);
  all();
  addEventListener('DOMContentLoaded', all);
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes)
      for (const node of addedNodes) if (node instanceof Element) look(node);
  }).observe(document, { childList: true, subtree: true });
}
