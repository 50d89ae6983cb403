import type { Comment } from '../../contract/comment.schema.js';

/** The server has taken a comment; it may still wait for approval. */
export class StemCommentAdded extends Event {
  /** Ref of the thread. */
  readonly activity: string;
  /** Id of the comment. */
  readonly comment: string;
  /** Id of the comment that it answers. */
  readonly parent: string | undefined;
  /** `pending` while it waits for approval. */
  readonly state: Comment['state'];

  constructor({ thread, id, parent, state }: Comment) {
    super('stem-comment-added', { bubbles: true, composed: true });
    this.activity = thread;
    this.comment = id;
    this.parent = parent;
    this.state = state;
  }
}

/** The server has taken a reaction, or that it was taken back; it does not say which. */
export class StemReacted extends Event {
  /** Ref of the thread. */
  readonly activity: string;
  /** Id of the comment. */
  readonly comment: string;

  constructor({ thread, id }: Comment) {
    super('stem-reacted', { bubbles: true, composed: true });
    this.activity = thread;
    this.comment = id;
  }
}

declare global {
  interface HTMLElementEventMap {
    'stem-comment-added': StemCommentAdded;
    'stem-reacted': StemReacted;
  }
}
