import type { Idea } from '../../contract/idea.schema.js';

/** The server has taken support for an idea, or that it was taken back; it does not say which. */
export class StemSupported extends Event {
  /** Ref of the board. */
  readonly activity: string;
  /** Id of the idea. */
  readonly idea: string;

  constructor({ board, id }: Pick<Idea, 'board' | 'id'>) {
    super('stem-supported', { bubbles: true, composed: true });
    this.activity = board;
    this.idea = id;
  }
}

declare global {
  interface HTMLElementEventMap {
    'stem-supported': StemSupported;
  }
}
