import { createHash, createHmac } from 'node:crypto';
import type { Keys } from '../core/keys.js';
import { open, seal } from '../core/seal.js';

/** What is known of a subscriber only while the server's secret is there. */
export interface Subscriber {
  email: string;
  /** Ends this subscription and nothing else. */
  token: string;
}

/** How subscriptions are kept: sealed, or as keyed hashes. */
export interface SubscriptionKeys {
  /** Of the participant who asked. */
  person(participantId: string): string;
  /** The same whenever the same address asks for the same, so that the link in an old mail works on. */
  token(of: { activity: string; subject: string; addressHash: string }): string;
  seal(id: string, subscriber: Subscriber): string;
  open(id: string, sealed: string): Subscriber;
}

/** Under what a token is kept. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');

/** The keys of an installation. */
export const subscriptionKeys = (keys: Keys): SubscriptionKeys => {
  const hashes = keys.purpose('subscription');
  const seals = keys.purpose('subscription addresses');
  const mac = (text: string) => createHmac('sha256', hashes).update(text);
  return {
    person: (participantId) => mac(`person ${participantId}`).digest('hex'),
    token: ({ activity, subject, addressHash }) =>
      mac(`end ${activity} ${subject} ${addressHash}`).digest('base64url'),
    seal: (id, subscriber) => seal(seals, subscriber, id),
    open: (id, sealed) => open(seals, sealed, id) as Subscriber,
  };
};
