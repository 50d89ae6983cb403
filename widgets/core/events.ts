import type { Fault } from './client.js';

/** Something a person asked for did not happen; what they typed or chose is kept. */
export class StemFailed extends Event {
  /** Code of the API or of the line. */
  declare readonly code: Fault;

  constructor(code: Fault) {
    super('stem-failed', { bubbles: true, composed: true });
    this.code = code;
  }
}

declare global {
  interface HTMLElementEventMap {
    'stem-failed': StemFailed;
  }
}
