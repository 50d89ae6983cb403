/**
 * Address of the document that an element is about: the value of its attribute, else the page's canonical link, else
 * the page itself. Fragments and the name of a comment say a place on the page, not which page it is.
 */
export function documentOf(attribute: string): string {
  const canonical = document.querySelector<HTMLLinkElement>('link[rel=canonical]');
  const url = new URL(attribute || canonical?.href || location.href, location.href);
  url.hash = '';
  url.searchParams.delete('reactie');
  return url.href;
}

/** The id of the comment that the page's address names, by `#reactie-…` or `?reactie=…`. */
export const namedComment = () =>
  /^#reactie-(\w{16})$/.exec(location.hash)?.[1] ??
  /^\w{16}$/.exec(new URLSearchParams(location.search).get('reactie') ?? '')?.[0];
