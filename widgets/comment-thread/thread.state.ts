import type {
  Comment,
  CommentKind,
  CommentPage,
  MyThread,
  Passages,
  Quote,
  Thread,
} from '../../contract/comment.schema.js';

/** What a page may hand to the element so that it shows at once, also on the server. */
export interface ThreadData {
  thread: Thread;
  /** The page of comments that is asked for; the thread's first when absent. */
  page?: CommentPage | undefined;
  mine?: MyThread | undefined;
  /** The comment that is answered, flagged, changed or withdrawn here, and which of these. */
  open?: { id: string; act: Act } | undefined;
  /** What was typed in a post that did not succeed. */
  typed?: Partial<Writing> | undefined;
  /** What was wrong with it, in plain words. */
  fault?: string | undefined;
  /** Language of the interface; that of the thread when absent. */
  language?: string | undefined;
  /** Origin that the forms without script post to; empty for the page's own. */
  server?: string | undefined;
  /** Hidden fields of the forms without script. */
  fields?: Record<string, string> | undefined;
}

/** What is being written: a comment, or an answer to one. */
export interface Writing {
  text: string;
  kind?: CommentKind | undefined;
  /** A name for this comment; a pseudonym when empty. */
  name?: string | undefined;
  official?: boolean | undefined;
  quote?: Quote | undefined;
  /** Words for the passage; absent while none are proposed. */
  suggestion?: string | undefined;
  /** Makes sending it twice one comment; empty again when it is changed. */
  key?: string | undefined;
}

/** Where a form stands: `waiting` is sent again when the line is back. */
export interface Stand {
  at: 'writing' | 'sending' | 'waiting';
  fault?: string | undefined;
}

/** What can be unfolded under a comment, one at a time. */
export type Act = 'reply' | 'edit' | 'withdraw' | 'mail' | 'flag' | 'appeal' | 'moderate';

/** A comment with what shows below it. */
export interface Branch {
  comment: Comment;
  replies: Branch[];
}

/** What `passages.ts` is handed by the thread. */
export interface PassageHost {
  readonly element: HTMLElement & { language: string };
  /** The element of the page whose text may be annotated, by the selector of `annotate`. */
  readonly root: Element;
  /** The passages that have comments; none while the thread has not begun. Throws `ApiError`. */
  passages(): Promise<Passages['passages']>;
  /** Begins a comment about a passage: the form shows it and gets the focus. */
  quote(quote: Quote): void;
  /** Goes to a comment, also when it is on another page. */
  show(id: string): void;
  /** Says that what was asked did not come. */
  offline(): void;
  requestUpdate(): void;
}

/** What `passages.ts` gives: `annotate(host: PassageHost): Annotator`. */
export interface Annotator {
  /** Whether a passage still stands in the text; nothing while that is not known. */
  stands(quote: Quote): boolean | undefined;
  /** Scrolls the page to a passage and marks it. */
  reveal(quote: Quote): void;
  /** Reads the passages again: comments were added or hidden. */
  refresh(): void;
  /** Takes the marks away. */
  stop(): void;
  /** What stands in the thread above the comments, such as a list of passages; `open`: whether one may write. */
  view?(open: boolean): unknown;
}
