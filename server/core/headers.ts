import type { ServerResponse } from 'node:http';

/** Version of the API (semver), in the `API-Version` header of every answer (API Design Rules 2.1). */
export const API_VERSION = '1.0.0';

/** The headers of every answer; pages replace the policy by their own. */
export const securityHeaders: readonly (readonly [name: string, value: string])[] = [
  ['API-Version', API_VERSION],
  ['Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'"],
  ['Strict-Transport-Security', 'max-age=31536000; includeSubDomains'],
  ['X-Content-Type-Options', 'nosniff'],
  ['X-Frame-Options', 'DENY'],
  ['Referrer-Policy', 'no-referrer'],
];

/** Sets the headers of every answer. */
export const setSecurityHeaders = (res: ServerResponse): void => {
  for (const [name, value] of securityHeaders) res.setHeader(name, value);
};

/** Lets a page stand in a frame of any site: replaces the headers that forbid it by `policy`. */
export const setPagePolicy = (res: ServerResponse, policy: string): void => {
  res.setHeader('Content-Security-Policy', policy);
  if (/frame-ancestors 'none'/.test(policy)) res.setHeader('X-Frame-Options', 'DENY');
  else res.removeHeader('X-Frame-Options');
};
