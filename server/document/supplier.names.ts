/** Finds the name that a supplier of council information gives to the document at an address, if it is one of his. */
export type NameOf = (url: URL) => string | undefined;

const below = (host: string, domain: string): boolean => host === domain || host.endsWith(`.${domain}`);

const guid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const first = (path: string, shape: RegExp): string | undefined => shape.exec(path)?.[1];

/** GemeenteOplossingen stands on the council's own host and numbers per host; a document can be in many meetings. */
const gemeenteOplossingen: NameOf = ({ hostname, pathname }) => {
  const id = first(pathname, /^\/api\/v\d\/(?:meetings\/\d+\/)?documents\/(\d+)(?:\/download)?$/);
  return id && `go:${hostname}:${id}`;
};

/** NotuBiz numbers for all its customers; the number after it is a version of the same document. */
const notubiz: NameOf = ({ hostname, pathname }) => {
  if (!below(hostname, 'raadsinformatie.nl') && !below(hostname, 'notubiz.nl')) return undefined;
  const id = first(pathname, /^\/document\/(\d+)(?:\/|$)/);
  return id && `notubiz:${id}`;
};

/** iBabs has a GUID for a document, in a path or a parameter. */
const ibabs: NameOf = ({ hostname, pathname, searchParams }) => {
  const parameter = (name: string): string | undefined =>
    [...searchParams].find(([key]) => key.toLowerCase() === name)?.[1];
  let id: string | undefined;
  if (below(hostname, 'bestuurlijkeinformatie.nl'))
    id = /^\/agenda\/document\//i.test(pathname)
      ? parameter('documentid')
      : first(pathname, /^\/document\/(?:view|loadagendaitemdocument)\/([^/]+)$/i);
  else if (below(hostname, 'ibabs.eu') && /^\/publicdownload\.aspx$/i.test(pathname)) id = parameter('id');
  return id !== undefined && guid.test(id) ? `ibabs:${id.toLowerCase()}` : undefined;
};

/** Parlaeus numbers per customer and per kind of document. */
const parlaeus: NameOf = ({ hostname, pathname }) => {
  if (!below(hostname, 'parlaeus.nl')) return undefined;
  const [, kind, id] =
    /^\/(?:user|vji\/public)\/(\w+)\/action=(?:view|showdoc)\/(?:\w+=[^/]*\/)*id=(\d+)(?:\/|$)/.exec(
      pathname,
    ) ?? [];
  return id && `parlaeus:${hostname.split('.')[0]}:${kind!.toLowerCase()}:${id}`;
};

/** Open Raadsinformatie has one number for everything of everyone. */
const openRaadsinformatie: NameOf = ({ hostname, pathname }) => {
  const id = hostname === 'id.openraadsinformatie.nl' ? first(pathname, /^\/(\d+)$/) : undefined;
  return id && `ori:${id}`;
};

/** The suppliers whose addresses are known. A new one adds a function, and a row to its test. */
export const suppliers: readonly NameOf[] = [
  gemeenteOplossingen,
  notubiz,
  ibabs,
  parlaeus,
  openRaadsinformatie,
];
