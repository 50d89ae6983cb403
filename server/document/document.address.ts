// Parameters that say how a reader came to a page, not which page it is.
const tracking =
  /^(utm_\w+|fbclid|gclid|gbraid|wbraid|dclid|yclid|twclid|ttclid|li_fat_id|msclkid|mc_cid|mc_eid|_ga|_gl|_hs\w+|pk_\w+|mtm_\w+|matomo_\w+|piwik_\w+|igshid|ref_src|phpsessid|jsessionid)$/i;

const MOST = 2000;

// RFC 3986 §6.2.2: escapes of letters that need none are those letters, the others are written in capitals.
const plainEscapes = (path: string): string =>
  path.replace(/%[0-9a-f]{2}/gi, (escape) => {
    const letter = String.fromCharCode(parseInt(escape.slice(1), 16));
    return /[\w.~-]/.test(letter) ? letter : escape.toUpperCase();
  });

/**
 * One spelling for the address of a document: http or https, no user or password, host in lower case and without the
 * default port (WHATWG URL), no fragment, no tracking parameters, the others sorted, no needless escapes and no slash
 * at the end of a path. Undefined for what is not such an address or is longer than 2,000 characters. The spelling of
 * a spelling is itself.
 */
export const canonicalAddress = (text: string): string | undefined => {
  if (text.length > MOST || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined;
  if (url.username !== '' || url.password !== '') return undefined;
  url.hash = '';
  for (const name of [...url.searchParams.keys()]) if (tracking.test(name)) url.searchParams.delete(name);
  url.searchParams.sort();
  url.pathname = plainEscapes(url.pathname).replace(/;jsessionid=[^/;]*$/i, '');
  let end = url.pathname.length;
  while (end > 1 && url.pathname[end - 1] === '/') end--;
  url.pathname = url.pathname.slice(0, end);
  const { href } = url;
  return href.length > MOST ? undefined : href;
};

/**
 * The prefix that a channel registers for its documents, in the spelling of addresses: ends with a slash after a host
 * alone, so that it fits no longer host. Undefined for what {@link canonicalAddress} refuses, and for what has a query
 * that would be sorted away.
 */
export const documentPrefix = (text: string): string | undefined => {
  const address = canonicalAddress(text);
  if (address === undefined) return undefined;
  const { pathname, search } = new URL(address);
  return text.endsWith('/') && search === '' && pathname !== '/' ? `${address}/` : address;
};
