import { lookup } from 'node:dns/promises';
import { request, type IncomingMessage } from 'node:http';
import { connect as connectTcp, isIP } from 'node:net';
import { pipeline, type Duplex, type Readable } from 'node:stream';
import { connect as connectTls } from 'node:tls';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { isPublicAddress } from './public.address.js';

/** The address was not fetched, or not to its end; the message is for people. */
export class FetchRefused extends Error {
  override readonly name = 'FetchRefused';
}

/** Where a checked connection goes. */
export interface Target {
  address: string;
  port: number;
  /** Name that the certificate must carry; absent without TLS. */
  servername: string | undefined;
}

/** How fetching is bounded. Tests give their own resolver and connection; the checks stay. */
export interface Fetching {
  /** `host` or `host:port` that may be asked. */
  hosts: ReadonlySet<string>;
  /** Every address of a name. */
  resolve?: (host: string) => Promise<string[]>;
  connect?: (target: Target) => Duplex;
  /** Most bytes of a body, also unpacked; 30 MB if left out. */
  bytes?: number;
  /** Most milliseconds for everything; a minute if left out. */
  time?: number;
  /** Media types that are asked for; those of documents if left out. */
  accept?: string;
  /** Whether an address that is not public may be asked: only where whoever runs the server named it. */
  inside?: boolean;
}

/** What was fetched. */
export interface Fetched {
  /** Where it was after redirects. */
  url: string;
  /** Media type without parameters, lower case. */
  type: string;
  /** Encoding that the media type names. */
  charset: string | undefined;
  bytes: Buffer;
}

const BYTES = 30_000_000;
const TIME = 60_000;
const HOPS = 5;

const addressesOf = async (host: string): Promise<string[]> =>
  (await lookup(host, { all: true })).map(({ address }) => address);

const dial = ({ address, port, servername }: Target): Duplex =>
  servername === undefined
    ? connectTcp({ host: address, port })
    : connectTls({ host: address, port, servername });

const allowedUrl = (text: string, base: string | undefined, { hosts }: Fetching): URL => {
  if (!URL.canParse(text, base)) throw new FetchRefused(`"${text.slice(0, 200)}" is not an address.`);
  const url = new URL(text, base);
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new FetchRefused(`Only http and https are fetched, not ${url.protocol}`);
  if (base?.startsWith('https:') && url.protocol === 'http:')
    throw new FetchRefused(`${new URL(base).host} sends on to http without encryption.`);
  if (url.username !== '' || url.password !== '')
    throw new FetchRefused('An address with a user or a password is not fetched.');
  if (!hosts.has(url.host))
    throw new FetchRefused(
      `${url.host} is not a host of a registered prefix. If you trust it: --allow ${url.host}`,
    );
  return url;
};

// All addresses must be public: a name with one private address may give that one at the next question.
const checkedAddress = async (
  host: string,
  resolve: (host: string) => Promise<string[]>,
  mayBeInside: boolean,
): Promise<string> => {
  const bare = host.replace(/^\[|\]$/g, '');
  const addresses =
    isIP(bare) > 0
      ? [bare]
      : await resolve(bare).catch(() => {
          throw new FetchRefused(`The name ${host} leads nowhere.`);
        });
  const inside = mayBeInside ? undefined : addresses.find((address) => !isPublicAddress(address));
  if (inside !== undefined)
    throw new FetchRefused(`${host} leads to ${inside}, which is not on the public internet.`);
  if (addresses[0] === undefined) throw new FetchRefused(`The name ${host} leads nowhere.`);
  return addresses[0];
};

const ask = async (url: URL, fetching: Fetching, signal: AbortSignal): Promise<IncomingMessage> => {
  const { resolve = addressesOf, connect = dial, accept, inside = false } = fetching;
  const address = await checkedAddress(url.hostname, resolve, inside);
  const tls = url.protocol === 'https:';
  const target: Target = {
    address,
    port: Number(url.port) || (tls ? 443 : 80),
    servername: tls ? url.hostname : undefined,
  };
  return new Promise((answer, fail) => {
    const headers = {
      Host: url.host,
      Accept: accept ?? 'application/pdf, text/html;q=0.9',
      'Accept-Encoding': 'identity',
      'User-Agent': accept === undefined ? 'Stem (document import)' : 'Stem',
      Connection: 'close',
    };
    const sent = request(
      { path: url.pathname + url.search, headers, signal, createConnection: () => connect(target) },
      answer,
    );
    sent.on('error', fail);
    sent.end();
  });
};

const unpacked = (answer: IncomingMessage): Readable => {
  const encoding = (answer.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  if (encoding === 'identity' || encoding === '') return answer;
  const packers: Record<string, () => Duplex> = {
    gzip: createGunzip,
    'x-gzip': createGunzip,
    deflate: createInflate,
    br: createBrotliDecompress,
  };
  const packer = packers[encoding]?.();
  if (packer === undefined) throw new FetchRefused(`The answer is packed as ${encoding.slice(0, 50)}.`);
  return pipeline(answer, packer, () => undefined);
};

const megabytes = (bytes: number): string => `${Math.round(bytes / 100_000) / 10} MB`;

const readAll = async (answer: IncomingMessage, most: number): Promise<Buffer> => {
  const tooMuch = new FetchRefused(`The document is larger than ${megabytes(most)}.`);
  if (Number(answer.headers['content-length'] ?? 0) > most) throw tooMuch;
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of unpacked(answer) as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > most) throw tooMuch;
    chunks.push(chunk);
  }
  if (!answer.complete) throw new FetchRefused('The answer broke off before its end.');
  return Buffer.concat(chunks);
};

const follow = async (start: string, fetching: Fetching, signal: AbortSignal): Promise<Fetched> => {
  let url = allowedUrl(start, undefined, fetching);
  for (let hop = 0; hop <= HOPS; hop++) {
    const answer = await ask(url, fetching, signal);
    try {
      const { statusCode = 0, headers } = answer;
      if ([301, 302, 303, 307, 308].includes(statusCode) && headers.location !== undefined) {
        url = allowedUrl(headers.location, url.href, fetching);
        continue;
      }
      if (statusCode !== 200) throw new FetchRefused(`${url.host} answered ${statusCode}.`);
      const [type = '', ...parameters] = (headers['content-type'] ?? '').toLowerCase().split(';');
      const charset = /charset="?([\w-]+)/.exec(parameters.join(';'))?.[1];
      const bytes = await readAll(answer, fetching.bytes ?? BYTES);
      return { url: url.href, type: type.trim(), charset, bytes };
    } finally {
      answer.destroy();
    }
  }
  throw new FetchRefused(`${url.host} sends on more than ${HOPS} times.`);
};

/**
 * Fetches a document from an allowed host. The name is resolved once and the connection goes to the address that was
 * checked; every redirect is checked anew. Throws FetchRefused.
 */
export const fetchDocument = async (url: string, fetching: Fetching): Promise<Fetched> => {
  const time = fetching.time ?? TIME;
  const signal = AbortSignal.timeout(time);
  try {
    return await follow(url, fetching, signal);
  } catch (error) {
    if (error instanceof FetchRefused) throw error;
    if (signal.aborted)
      throw new FetchRefused(`It took longer than ${Math.ceil(time / 1000)} seconds to fetch.`);
    const { code, message } = error as NodeJS.ErrnoException;
    throw new FetchRefused(`It could not be fetched: ${code ?? message}.`);
  }
};
