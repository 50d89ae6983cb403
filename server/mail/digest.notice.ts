import type { ReadTx } from '../database/door.js';
import { readSpan, type Span, type TellableComment } from './digest.read.js';
import type { SubscriptionKeys } from './subscription.keys.js';
import type { Subscription } from './subscription.store.js';

/** What one subscription has to be told. */
export interface NoticePart {
  subscription: string;
  after: number;
  told: number;
}

/**
 * A mail that waits: what to tell, not in which words. Those are made when it is sent, so that what was hidden,
 * withdrawn or ended meanwhile is not in it.
 */
export interface Notice {
  kind: 'digest' | 'official';
  activity: string;
  upTo: number;
  parts: NoticePart[];
}

/** The span of comments of a subscription in a notice. */
export const spanOf = (
  { kind, activity, upTo }: Pick<Notice, 'kind' | 'activity' | 'upTo'>,
  { after, told }: Pick<NoticePart, 'after' | 'told'>,
  subject: string,
): Span => ({ thread: activity, subject, after, upTo, official: kind === 'official', told });

/** What there is to tell of a notice now to one subscription. */
export const commentsOf = (
  tx: ReadTx,
  notice: Pick<Notice, 'kind' | 'activity' | 'upTo'>,
  part: Pick<NoticePart, 'after' | 'told'>,
  subscription: Pick<Subscription, 'subject_id' | 'person_hash'>,
  keys: SubscriptionKeys,
): Promise<TellableComment[]> =>
  readSpan(
    tx,
    spanOf(notice, part, subscription.subject_id),
    (participant) => keys.person(participant) === subscription.person_hash,
  );

/** Whoever gets mail about all of a thread is told everything once, by that subscription alone. */
export const telling = (subscriptions: readonly Subscription[]): readonly Subscription[] => {
  const all = subscriptions.find(({ subject_id }) => subject_id === '');
  return all === undefined ? subscriptions : [all];
};
