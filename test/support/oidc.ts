import { createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

/** A real OpenID Connect provider on a free port, which signs in whoever is named. */
export interface TestProvider {
  readonly issuer: string;
  stop(): Promise<void>;
}

/** A client as the provider knows it. */
export interface TestClient {
  clientId: string;
  redirectUri: string;
  clientSecret?: string;
  /** Public key for `private_key_jwt`. */
  publicKey?: JsonWebKey;
}

const portOf = (server: Server): Promise<number> =>
  new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
  );

/** Starts a provider; `redirectUri` is told when the client's own port is known. */
export const startProvider = async (client: () => TestClient): Promise<TestProvider> => {
  const server = createServer();
  const port = await portOf(server);
  const issuer = `http://127.0.0.1:${port}`;
  let provider: Provider | undefined;
  const make = (): Provider => {
    const { clientId, redirectUri, clientSecret, publicKey } = client();
    const made = new Provider(issuer, {
      clients: [
        {
          client_id: clientId,
          redirect_uris: [redirectUri],
          ...(clientSecret === undefined ? {} : { client_secret: clientSecret }),
          ...(publicKey === undefined ? {} : { jwks: { keys: [publicKey] as never } }),
          token_endpoint_auth_method: publicKey === undefined ? 'client_secret_basic' : 'private_key_jwt',
        },
      ],
      pkce: { required: () => true },
      features: { devInteractions: { enabled: true } },
      findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => ({ sub }) }),
      cookies: { keys: ['only-for-tests'] },
    });
    return made;
  };
  server.on('request', (request, response) => {
    provider ??= make();
    provider.callback()(request, response);
  });
  return {
    issuer,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

/** A page as a browser got it. */
export interface Page {
  url: string;
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

/** A browser without script: keeps cookies per host, follows no redirect by itself. Every host is this machine. */
export class PlainBrowser {
  readonly #cookies = new Map<string, Map<string, string>>();

  /** Requests an address, with a form when there is one. */
  go(address: string, form?: Record<string, string>): Promise<Page> {
    const url = new URL(address);
    const jar = this.#cookies.get(url.host) ?? new Map<string, string>();
    this.#cookies.set(url.host, jar);
    const body = form === undefined ? undefined : new URLSearchParams(form).toString();
    const headers: Record<string, string> = { Host: url.host };
    if (jar.size > 0) headers['Cookie'] = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    if (body !== undefined) headers['Content-Type'] = 'application/x-www-form-urlencoded';
    return new Promise((resolve, reject) => {
      const options = { host: '127.0.0.1', port: url.port, path: url.pathname + url.search, headers };
      const request = httpRequest({ ...options, method: body === undefined ? 'GET' : 'POST' }, (response) => {
        for (const cookie of response.headers['set-cookie'] ?? []) {
          const [pair = ''] = cookie.split(';');
          jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
        }
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.on('end', () =>
          resolve({ url: address, status: response.statusCode!, headers: response.headers, text }),
        );
      });
      request.on('error', reject);
      request.end(body);
    });
  }

  /** Follows redirects until a page, or until an address that `stopAt` names. */
  async follow(address: string, form?: Record<string, string>, stopAt = 'nowhere'): Promise<Page> {
    let page = await this.go(address, form);
    for (let steps = 0; steps < 20 && page.headers['location'] !== undefined; steps++) {
      const next = new URL(String(page.headers['location']), page.url).href;
      if (next.includes(stopAt)) return { ...page, url: next };
      page = await this.go(next);
    }
    return page;
  }
}

/** Signs a person in at the provider's own forms, and answers the address to return to, not yet opened. */
export const signInAs = async (browser: PlainBrowser, address: string, sub: string): Promise<string> => {
  let page = await browser.follow(address, undefined, '/sign-in-return');
  for (let steps = 0; steps < 4 && !page.url.includes('/sign-in-return'); steps++) {
    const action = /<form[^>]*action="([^"]+)"/.exec(page.text)?.[1];
    const prompt = /name="prompt" value="(\w+)"/.exec(page.text)?.[1];
    if (action === undefined || prompt === undefined) throw new Error(`no form at ${page.url}: ${page.text}`);
    const form: Record<string, string> =
      prompt === 'login' ? { prompt, login: sub, password: 'any' } : { prompt };
    page = await browser.follow(new URL(action, page.url).href, form, '/sign-in-return');
  }
  return page.url;
};
