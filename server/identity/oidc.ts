import * as client from 'openid-client';
import type { OidcConfig } from '../config.js';
import { Unavailable } from '../core/errors.js';
import type { SignInUnderWay } from './sign-in.service.js';

/** Who signed in: the provider and its own name for the person. */
export interface SignedIn {
  issuer: string;
  sub: string;
}

/** The OpenID Connect provider. */
export interface Provider {
  /** Where a person signs in. Throws Unavailable when the provider does not answer. */
  addressFor(signIn: SignInUnderWay): Promise<URL>;
  /** Exchanges the code in the address that the person came back with. Throws when anything does not agree. */
  exchange(signIn: SignInUnderWay, returned: URL): Promise<SignedIn>;
}

const algorithms: Record<string, EcKeyImportParams | RsaHashedImportParams | Algorithm> = {
  ES256: { name: 'ECDSA', namedCurve: 'P-256' },
  RS256: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
  PS256: { name: 'RSA-PSS', hash: 'SHA-256' },
  EdDSA: { name: 'Ed25519' },
};

const authentication = async (config: OidcConfig): Promise<client.ClientAuth> => {
  if (config.privateKey === undefined) return client.ClientSecretBasic(config.clientSecret);
  const jwk = config.privateKey as JsonWebKey & { kid?: string };
  const algorithm = algorithms[jwk.alg ?? 'ES256'];
  if (algorithm === undefined) throw new Error(`OIDC_PRIVATE_KEY has an algorithm that is not known here.`);
  const key = await crypto.subtle.importKey('jwk', jwk, algorithm, false, ['sign']);
  return client.PrivateKeyJwt(jwk.kid === undefined ? key : { key, kid: jwk.kid });
};

/** Talks to one provider; its metadata is read when first needed, and again when that failed. */
export const providerOf = (config: OidcConfig, redirectUri: string): Provider => {
  let discovered: Promise<client.Configuration> | undefined;
  const discover = async () => {
    const execute = config.issuer.startsWith('http:') ? [client.allowInsecureRequests] : [];
    const method = config.privateKey === undefined ? 'client_secret_basic' : 'private_key_jwt';
    return client.discovery(
      new URL(config.issuer),
      config.clientId,
      { token_endpoint_auth_method: method },
      await authentication(config),
      { execute, timeout: 8 },
    );
  };
  const metadata = async () => {
    discovered ??= discover();
    try {
      return await discovered;
    } catch (error) {
      discovered = undefined;
      throw Object.assign(new Unavailable(30), { cause: error });
    }
  };
  return {
    async addressFor({ state, nonce, verifier }) {
      return client.buildAuthorizationUrl(await metadata(), {
        redirect_uri: redirectUri,
        scope: config.scope,
        state,
        nonce,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      });
    },
    async exchange({ state, nonce, verifier }, returned) {
      const tokens = await client.authorizationCodeGrant(await metadata(), returned, {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      });
      const claims = tokens.claims()!;
      return { issuer: claims.iss, sub: claims.sub };
    },
  };
};
