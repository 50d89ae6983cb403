import type { CommentInput } from '../../contract/comment.schema.js';
import type { Channels } from '../channel/channel.service.js';
import type { Visitor } from '../core/visitor.js';
import { Pressure, type Identity } from '../identity/identity.service.js';

import { Recent } from '../core/recent.js';
import type { Work } from '../identity/work.service.js';

/** Texts of guests a minute from one site that are taken as people's. */
const TEXTS_A_MINUTE = 60;
/** Seconds in which nobody writes three texts, though one may press a button twice. */
const HASTE = 5;

/**
 * What keeps machines from writing and asks nothing of people: a device does some work where a site is busy, where a
 * field was filled in that nobody sees, or where texts come faster than anyone types. Nobody is refused for it.
 */
export class TextTrap {
  readonly #identity: Pick<Identity, 'work' | 'pressure'>;
  readonly #channels: Channels;
  readonly #pressure: Pressure;
  readonly #last = new Recent<{ at: number; before: number }>(20_000);
  readonly #off: boolean;

  constructor(
    identity: Pick<Identity, 'work' | 'pressure'>,
    channels: Channels,
    /** Infinity turns it off, for tests and measurements. */
    textsAMinute = TEXTS_A_MINUTE,
  ) {
    this.#identity = identity;
    this.#channels = channels;
    this.#pressure = new Pressure(textsAMinute);
    this.#off = textsAMinute === Infinity;
  }

  /**
   * The work that pays for a text, where some is needed. `origin` is the site that it comes from. Throws
   * `proof_of_work_needed` with a challenge, or `proof_of_work_wrong`.
   */
  async check(
    visitor: Visitor,
    input: Pick<CommentInput, 'work' | 'website'>,
    origin: string | undefined,
    now: Date,
  ): Promise<Work | undefined> {
    const site = visitor.channelId ?? visitor.activityId ?? visitor.organisationId;
    const guest = visitor.proofs.length === 0;
    const filled = (input.website ?? '') !== '';
    const needed = filled || (guest && (await this.#isBusy(visitor, site, origin, now)));
    const work = needed ? await this.#identity.work.check(input.work, now) : undefined;
    if (guest) this.#pressure.count(site, now);
    const { participantId } = visitor;
    const at = now.getTime();
    this.#last.set(participantId, { at, before: this.#last.get(participantId)?.at ?? 0 });
    return work;
  }

  async #isBusy(visitor: Visitor, site: string, origin: string | undefined, now: Date): Promise<boolean> {
    if (this.#off) return false;
    const { before = 0 } = this.#last.get(visitor.participantId) ?? {};
    if (now.getTime() - before < HASTE * 1000) return true;
    if (this.#pressure.high(site, now) || this.#identity.pressure.high(site, now)) return true;
    const channel =
      origin === undefined ? undefined : await this.#channels.of(visitor.organisationId, origin);
    return channel?.underPressure ?? false;
  }
}
