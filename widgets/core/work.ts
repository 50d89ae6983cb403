/** A challenge as altcha-lib makes it (v1: hash of salt and number). */
interface Challenge {
  algorithm: string;
  challenge: string;
  salt: string;
  maxnumber?: number;
  signature: string;
}

const hex = (bytes: ArrayBuffer) =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Lets the page breathe: a task, not a microtask. */
const breathe = () => new Promise<void>((done) => setTimeout(done));

/**
 * Finds the number whose hash with the salt is the challenge (ALTCHA), in steps of some ten milliseconds
 * so that the page stays usable. Answers base64 of the JSON that the server verifies.
 */
export async function solve(asked: unknown, signal?: AbortSignal): Promise<string> {
  const { algorithm, challenge, salt, maxnumber = 1e6, signature } = asked as Challenge;
  const encoder = new TextEncoder();
  const started = performance.now();
  let rested = started;
  for (let number = 0; number <= maxnumber; number++) {
    const hash = await crypto.subtle.digest(algorithm, encoder.encode(salt + number));
    if (hex(hash) === challenge) {
      const took = Math.round(performance.now() - started);
      return btoa(JSON.stringify({ algorithm, challenge, number, salt, signature, took }));
    }
    if (performance.now() - rested > 12) {
      await breathe();
      signal?.throwIfAborted();
      rested = performance.now();
    }
  }
  throw new Error('The proof of work has no solution.');
}
