import type { Idea } from '../../../contract/idea.schema.js';

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

declare global {
  interface HTMLElementEventMap {
    'stem-idea-added': StemIdeaAdded;
  }
}
