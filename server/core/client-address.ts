import { createHmac } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

/** The network address of the client. Forwarded headers count only for as many proxies as are configured. */
export const addressOf = (request: IncomingMessage, trustedProxies: number): string => {
  const direct = request.socket.remoteAddress ?? '';
  if (trustedProxies === 0) return direct;
  const forwarded = request.headers['x-forwarded-for'];
  const hops = (Array.isArray(forwarded) ? forwarded.join(',') : (forwarded ?? '')).split(',');
  const claimed = hops[hops.length - trustedProxies]?.trim() ?? '';
  return isIP(claimed) === 0 ? direct : claimed;
};

// An IPv6 household holds a whole /64, so one client is one /64; `::` stands for as many zeros as are missing.
const network = (address: string): string => {
  if (!address.includes(':') || address.startsWith('::ffff:')) return address;
  const [head = '', tail] = address.split('::', 2);
  const groups = head.split(':').filter((group) => group !== '');
  const last = tail === undefined ? [] : tail.split(':').filter((group) => group !== '');
  while (groups.length + last.length < 8) groups.push('0');
  return [...groups, ...last].slice(0, 4).join(':');
};

/** Makes the salted hash of an address that lives a day: tomorrow the same address has another hash. */
export const addressHasher = (key: Buffer): ((address: string, now: Date) => string) => {
  let day = -1;
  let salt: Buffer = key;
  const known = new Map<string, string>();
  return (address, now) => {
    const today = Math.floor(now.getTime() / 86_400_000);
    if (today !== day) {
      day = today;
      salt = createHmac('sha256', key).update(`address-${today}`).digest();
      known.clear();
    }
    const found = known.get(address);
    if (found !== undefined) return found;
    if (known.size >= 10_000) known.clear();
    const hash = createHmac('sha256', salt).update(network(address)).digest('base64url').slice(0, 22);
    known.set(address, hash);
    return hash;
  };
};
