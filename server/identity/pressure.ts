/** Notices when a site opens more sessions than people do: counts them per channel and minute. */
export class Pressure {
  readonly #most: number;
  #minute = -1;
  #now = new Map<string, number>();
  #before = new Map<string, number>();

  /** `most` new sessions a minute from one channel are taken as people. */
  constructor(most = 300) {
    this.#most = most;
  }

  /** Counts a new session. */
  count(channel: string, now: Date): void {
    this.#turn(now);
    this.#now.set(channel, (this.#now.get(channel) ?? 0) + 1);
  }

  /** Whether this minute or the one before had too many. */
  high(channel: string, now: Date): boolean {
    this.#turn(now);
    return Math.max(this.#now.get(channel) ?? 0, this.#before.get(channel) ?? 0) >= this.#most;
  }

  #turn(now: Date): void {
    const minute = Math.floor(now.getTime() / 60_000);
    if (minute === this.#minute) return;
    this.#before = minute === this.#minute + 1 ? this.#now : new Map();
    this.#now = new Map();
    this.#minute = minute;
  }
}
