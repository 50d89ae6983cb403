/** The addresses under which an activity can be reached; pasted snippets carry them for years (decision 0006). */
export interface Addresses {
  page: string;
  frame: string;
  fragment: string;
  oembed: string;
  print: string;
  script: string;
}

/** Builds the addresses of an activity from the server's public URL (no trailing slash) and its ref. */
export function addressesOf(publicUrl: string, ref: string): Addresses {
  const page = `${publicUrl}/a/${ref}`;
  return {
    page,
    frame: `${publicUrl}/embed/${ref}`,
    fragment: `${publicUrl}/fragment/${ref}`,
    oembed: `${publicUrl}/oembed?url=${encodeURIComponent(page)}&format=json`,
    print: `${page}/qr.svg`,
    script: `${publicUrl}/stem.js`,
  };
}

/** The ref in an address of a public page of this server, or undefined for any other address. */
export function refOf(publicUrl: string, address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (url.origin !== new URL(publicUrl).origin || url.username || url.password) return undefined;
  return /^\/(?:a|embed)\/([a-z0-9]+(?:-[a-z0-9]+)*)$/.exec(url.pathname)?.[1];
}
