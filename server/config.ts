import { join } from 'node:path';
import { logLevels, type LogLevel } from './core/log.js';

/** OpenID Connect, when `resident` is a rung of the ladder. */
export interface OidcConfig {
  issuer: string;
  clientId: string;
  /** Either a secret, or a private key (JWK as JSON) for `private_key_jwt`. */
  clientSecret: string | undefined;
  privateKey: JsonWebKey | undefined;
  scope: string;
}

/** Where the pictures of residents are kept: a folder, or a store that speaks S3. */
export type ImageStoreConfig =
  | { kind: 'folder'; folder: string }
  | {
      kind: 's3';
      /** Origin of the store, without a trailing slash. */
      endpoint: string;
      bucket: string;
      /** What every name begins with; empty or with a slash at its end. */
      prefix: string;
      region: string;
      accessKeyId: string;
      secretAccessKey: string;
    };

/** The configuration of a server, checked. */
export interface Config {
  port: number;
  host: string;
  /** Origin at which people reach this server, without a trailing slash. */
  publicUrl: string;
  databaseUrl: string | undefined;
  dataDir: string;
  /** Where the keys of polls are: never in a backup of the database; shared by all processes (BALLOTS §1). */
  keysDir: string;
  secretKey: Buffer | undefined;
  images: ImageStoreConfig;
  /** Map tiles; none unless they are set. */
  tiles: { url: string; attribution: string; maxZoom: number } | undefined;
  /** The `free` operation of a Locatieserver that finds addresses; none unless it is set. */
  addresses: string | undefined;
  mail: { smtpUrl: string | undefined; from: string };
  metricsPort: number | undefined;
  /** How many proxies stand in front and may be believed about the client's address. */
  trustProxy: number;
  logLevel: LogLevel;
  oidc: OidcConfig | undefined;
  contact: { name: string; email: string; url: string };
  /** Multiplies every rate limit; Infinity lifts them. */
  rateLimitFactor: number;
  /** Where rate limits are counted; `postgres` when several processes serve. */
  rateLimitStore: 'memory' | 'postgres';
}

/** The configuration has faults; the message names all of them, a line each. */
export class ConfigError extends Error {
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(`The configuration is not right:\n${faults.map((fault) => `- ${fault}`).join('\n')}`);
    this.name = 'ConfigError';
    this.faults = faults;
  }
}

type Env = Readonly<Record<string, string | undefined>>;

class Reader {
  readonly faults: string[] = [];
  readonly #env: Env;

  constructor(env: Env) {
    this.#env = env;
  }

  text(name: string): string | undefined {
    const value = this.#env[name]?.trim();
    return value === '' ? undefined : value;
  }

  number(name: string, standard: number, most: number): number {
    const text = this.text(name);
    if (text === undefined) return standard;
    if (/^\d{1,6}$/.test(text) && Number(text) <= most) return Number(text);
    this.faults.push(`${name} must be a whole number from 0 to ${most}; it is "${text}".`);
    return standard;
  }

  url(name: string, schemes: readonly string[]): string | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    if (URL.canParse(text) && schemes.includes(new URL(text).protocol)) return text;
    // The value may hold a password, so it is not repeated.
    this.faults.push(
      `${name} must be an address that begins with ${schemes.map((scheme) => `${scheme}//`).join(' or ')}.`,
    );
    return undefined;
  }

  choice<T extends string>(name: string, standard: T, allowed: readonly T[]): T {
    const text = this.text(name);
    if (text === undefined) return standard;
    const found = allowed.find((choice) => choice === text);
    if (found === undefined)
      this.faults.push(`${name} must be one of ${allowed.join(', ')}; it is "${text}".`);
    return found ?? standard;
  }
}

const readPublicUrl = (read: Reader, port: number): string => {
  const text = read.url('PUBLIC_URL', ['https:', 'http:']);
  const url = new URL(text ?? `http://localhost:${port}`);
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '' || url.username !== '')
    read.faults.push('PUBLIC_URL must be an origin, such as https://stem.example.nl, without a path.');
  return url.origin;
};

const readSecret = (read: Reader): Buffer | undefined => {
  const text = read.text('SECRET_KEY');
  if (text === undefined) return undefined;
  const secret = Buffer.from(text, 'base64url');
  if (secret.length < 32)
    read.faults.push(
      'SECRET_KEY must be at least 32 random bytes in base64; make one with `openssl rand -base64 32`.',
    );
  return secret;
};

const readOidc = (read: Reader): OidcConfig | undefined => {
  const issuer = read.url('OIDC_ISSUER', ['https:', 'http:']);
  if (issuer === undefined) return undefined;
  const clientId = read.text('OIDC_CLIENT_ID');
  const clientSecret = read.text('OIDC_CLIENT_SECRET');
  const key = read.text('OIDC_PRIVATE_KEY');
  if (clientId === undefined) read.faults.push('OIDC_CLIENT_ID is needed beside OIDC_ISSUER.');
  if ((clientSecret === undefined) === (key === undefined))
    read.faults.push('Give OIDC_CLIENT_SECRET or OIDC_PRIVATE_KEY (a JWK), exactly one of them.');
  let privateKey: JsonWebKey | undefined;
  try {
    privateKey = key === undefined ? undefined : (JSON.parse(key) as JsonWebKey);
    if (privateKey !== undefined && typeof privateKey?.kty !== 'string') throw new TypeError('not a JWK');
  } catch {
    read.faults.push('OIDC_PRIVATE_KEY must be a private key as a JWK in JSON.');
  }
  const scope = read.text('OIDC_SCOPE') ?? 'openid';
  return { issuer, clientId: clientId ?? '', clientSecret, privateKey, scope };
};

const readImages = (read: Reader, dataDir: string): ImageStoreConfig => {
  const place = read.url('IMAGE_STORE', ['s3:']);
  const [accessKeyId, secretAccessKey] = [read.text('IMAGE_STORE_KEY_ID'), read.text('IMAGE_STORE_SECRET')];
  const region = read.text('IMAGE_STORE_REGION') ?? 'us-east-1';
  const endpoint = read.url('IMAGE_STORE_ENDPOINT', ['https:', 'http:']);
  if (place === undefined) return { kind: 'folder', folder: join(dataDir, 'media', 'pictures') };
  if (accessKeyId === undefined || secretAccessKey === undefined)
    read.faults.push('IMAGE_STORE_KEY_ID and IMAGE_STORE_SECRET are needed beside IMAGE_STORE.');
  const { hostname: bucket, pathname } = new URL(place);
  const path = pathname.replace(/^\/+|\/+$/g, '');
  return {
    kind: 's3',
    endpoint: (endpoint ?? `https://s3.${region}.amazonaws.com`).replace(/\/+$/, ''),
    bucket,
    prefix: path === '' ? '' : `${path}/`,
    region,
    accessKeyId: accessKeyId ?? '',
    secretAccessKey: secretAccessKey ?? '',
  };
};

const readTiles = (read: Reader): Config['tiles'] => {
  const url = read.url('MAP_TILES', ['https:', 'http:']);
  const attribution = read.text('MAP_ATTRIBUTION');
  const maxZoom = read.number('MAP_MAX_ZOOM', 19, 24);
  if (url === undefined) return undefined;
  if (attribution === undefined) read.faults.push('MAP_ATTRIBUTION is needed beside MAP_TILES.');
  if (!['{x}', '{y}', '{z}'].every((part) => url.includes(part)))
    read.faults.push('MAP_TILES must have {z}, {x} and {y} in it.');
  return { url, attribution: attribution ?? '', maxZoom };
};

const readAddresses = (read: Reader): string | undefined => {
  const url = read.url('ADDRESS_SEARCH', ['https:', 'http:']);
  if (url !== undefined && /[?#@]/.test(url))
    read.faults.push('ADDRESS_SEARCH must be an address without a user, a question mark or a hash.');
  return url;
};

const readFactor = (read: Reader): number => {
  const text = read.text('RATE_LIMITS');
  if (text === undefined) return 1;
  if (text === 'off') return Infinity;
  const factor = Number(text);
  if (factor > 0 && factor <= 1000) return factor;
  read.faults.push(`RATE_LIMITS must be "off" or a factor above 0 and at most 1000; it is "${text}".`);
  return 1;
};

/** Reads the configuration from the environment. Throws ConfigError with every fault at once. */
export const readConfig = (env: Env): Config => {
  const read = new Reader(env);
  const port = read.number('PORT', 3000, 65_535);
  const publicUrl = readPublicUrl(read, port);
  const databaseUrl = read.url('DATABASE_URL', ['postgres:', 'postgresql:']);
  const secretKey = readSecret(read);
  if (databaseUrl !== undefined && secretKey === undefined && read.text('DATA_DIR') === undefined)
    read.faults.push(
      'With DATABASE_URL, give SECRET_KEY, the same for every process, or DATA_DIR for a key file.',
    );
  const smtpUrl = read.url('SMTP_URL', ['smtp:', 'smtps:']);
  const host = new URL(publicUrl).hostname;
  const from = read.text('MAIL_FROM') ?? `no-reply@${host}`;
  if (/[\r\n]/.test(from) || !/^[^<>]*<?[^\s<>@]+@[^\s<>@]+>?$/.test(from))
    read.faults.push('MAIL_FROM must be a mail address, such as Stem <stem@example.nl>.');
  const metricsPort =
    read.text('METRICS_PORT') === undefined ? undefined : read.number('METRICS_PORT', 0, 65_535);
  const dataDir = read.text('DATA_DIR') ?? './var';
  const config: Config = {
    port,
    host: read.text('HOST') ?? '127.0.0.1',
    publicUrl,
    databaseUrl,
    dataDir,
    keysDir: read.text('KEYS_DIR') ?? join(dataDir, 'keys'),
    secretKey,
    images: readImages(read, dataDir),
    tiles: readTiles(read),
    addresses: readAddresses(read),
    mail: { smtpUrl, from },
    metricsPort,
    trustProxy: read.number('TRUST_PROXY', 0, 10),
    logLevel: read.choice<LogLevel>('LOG_LEVEL', 'info', logLevels),
    oidc: readOidc(read),
    contact: {
      name: read.text('CONTACT_NAME') ?? 'Stem',
      email: read.text('CONTACT_EMAIL') ?? `stem@${host}`,
      url: read.url('CONTACT_URL', ['https:', 'http:']) ?? publicUrl,
    },
    rateLimitFactor: readFactor(read),
    rateLimitStore: read.choice('RATE_LIMIT_STORE', 'memory', ['memory', 'postgres']),
  };
  if (config.rateLimitStore === 'postgres' && databaseUrl === undefined)
    read.faults.push('RATE_LIMIT_STORE=postgres needs DATABASE_URL.');
  if (read.faults.length > 0) throw new ConfigError(read.faults);
  return config;
};
