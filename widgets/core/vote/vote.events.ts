/** The server has counted a vote; it does not say what was chosen. */
export class StemVoted extends Event {
  /** The activity. */
  declare readonly activity: string;
  /** Whether an earlier vote was replaced. */
  declare readonly changed: boolean;

  constructor(activity: string, changed: boolean) {
    super('stem-voted', { bubbles: true, composed: true });
    this.activity = activity;
    this.changed = changed;
  }
}

declare global {
  interface HTMLElementEventMap {
    'stem-voted': StemVoted;
  }
}
