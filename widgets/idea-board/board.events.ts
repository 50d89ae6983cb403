import type { Idea } from '../../contract/idea.schema.js';

/** The server has taken an idea; it may still wait for approval. */
export class StemIdeaAdded extends Event {
  /** Ref of the board. */
  readonly activity: string;
  /** Id of the idea. */
  readonly idea: string;
  /** `pending` while it waits for approval. */
  readonly state: Idea['state'];

  constructor({ board, id, state }: Pick<Idea, 'board' | 'id' | 'state'>) {
    super('stem-idea-added', { bubbles: true, composed: true });
    this.activity = board;
    this.idea = id;
    this.state = state;
  }
}

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
    'stem-idea-added': StemIdeaAdded;
    'stem-supported': StemSupported;
  }
}
