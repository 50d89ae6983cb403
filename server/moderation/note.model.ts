import type { CommentKind, CommentState, ModerationReason, Quote } from '../../contract/comment.schema.js';
import { commentKinds } from '../../contract/comment.schema.js';

/** A reaction as the note shows it; what is hidden or withdrawn has no words, and no number. */
export interface NoteComment {
  id: string;
  /** Such as `12`, and `12.1` for a reply. */
  number: string | undefined;
  level: number;
  state: CommentState;
  at: string;
  /** The pseudonym, also where someone chose a name: the note needs none. */
  name: string;
  /** Whom the author spoke for. */
  official: string | undefined;
  kind: CommentKind | undefined;
  /** In words of staff; a reply has that of the comment above it. Empty for none. */
  theme: string;
  text: string;
  /** Words proposed for the passage; empty to take it out. */
  suggestion: string | undefined;
  quote: Quote | undefined;
  parent: string | undefined;
  agree: number;
  disagree: number;
}

/** Reactions of one kind with their replies. */
export interface NoteGroup {
  kind: CommentKind | undefined;
  comments: NoteComment[];
}

/** A passage with what was said about it, or the whole document. */
export interface NotePassage {
  quote: Quote | undefined;
  /** Whether its words are not in the newest text any more. */
  gone: boolean;
  groups: NoteGroup[];
}

/** What a note is about. */
export interface NoteAbout {
  ref: string;
  title: string;
  organisation: string;
  language: string;
  document: { url: string; version: string | undefined } | undefined;
  comments: number;
  hidden: readonly { reason: ModerationReason; count: number }[];
  withdrawn: number;
  madeAt: string;
  /** Whether there were too many reactions for one note; the oldest are in it. */
  partial: boolean;
}

/** All reactions to a thread, by passage in the order of the document, then by kind. */
export interface Note extends NoteAbout {
  passages: NotePassage[];
}

/** A reaction with the place where it is listed. */
export interface Listed extends Omit<NoteComment, 'number'> {
  /** `thread`, or the comment below which it shows. */
  list: string;
}

/** Where a passage stands in the newest text: its offset there, `gone`, or undefined where no text is known. */
export type Locate = (quote: Quote) => number | 'gone' | undefined;

const nameOf = ({ exact, prefix, suffix, page }: Quote): string =>
  JSON.stringify([exact, prefix, suffix, page]);

interface Placed {
  passage: NotePassage;
  order: [gone: number, page: number, start: number];
  roots: Listed[];
}

const place = (quote: Quote | undefined, locate: Locate): Placed => {
  const found = quote && locate(quote);
  const gone = found === 'gone';
  const start = typeof found === 'number' ? found : (quote?.start ?? 0);
  // A place in the whole text needs no page before it.
  const page = typeof found === 'number' ? 0 : (quote?.page ?? 0);
  return {
    passage: { quote, gone, groups: [] },
    order: [quote === undefined ? 2 : Number(gone), page, start],
    roots: [],
  };
};

const byOrder = (a: Placed, b: Placed): number =>
  a.order[0] - b.order[0] || a.order[1] - b.order[1] || a.order[2] - b.order[2];

/** Puts reactions in the order of a note: passages as they stand in the document, what is gone, and the whole last. */
export const noteOf = (about: NoteAbout, comments: readonly Listed[], locate: Locate): Note => {
  const below = new Map<string, Listed[]>();
  for (const comment of comments) below.set(comment.list, [...(below.get(comment.list) ?? []), comment]);
  const placed = new Map<string, Placed>();
  for (const root of below.get('thread') ?? []) {
    const key = root.quote === undefined ? '' : nameOf(root.quote);
    const found = placed.get(key) ?? place(root.quote, locate);
    placed.set(key, found);
    found.roots.push(root);
  }
  let count = 0;
  const numbered = (comment: Listed, number: string | undefined, theme = comment.theme): NoteComment[] => {
    const { list: _, ...shown } = comment;
    let replies = 0;
    return [
      { ...shown, number, theme },
      ...(below.get(comment.id) ?? []).flatMap((reply) => {
        const own = reply.state === 'published' ? `${number ?? '–'}.${++replies}` : undefined;
        return numbered(reply, own, theme);
      }),
    ];
  };
  const passages = [...placed.values()].sort(byOrder).map(({ passage, roots }) => {
    for (const kind of [...commentKinds, undefined]) {
      const group = roots.filter((root) => root.kind === kind);
      if (group.length === 0) continue;
      const all = group.flatMap((root) =>
        numbered(root, root.state === 'published' ? `${++count}` : undefined),
      );
      passage.groups.push({ kind, comments: all });
    }
    return passage;
  });
  return { ...about, passages };
};

/** A passage with its place among those of the note, from 0. */
export interface PassageAt {
  passage: NotePassage;
  at: number;
}

/** The passages of a note in its order. */
export const passagesOf = ({ passages }: Note): PassageAt[] =>
  passages.map((passage, at) => ({ passage, at }));

/** All reactions about some passages in their order, each with its passage. */
export const reactionsOf = (passages: readonly PassageAt[]): (PassageAt & { comment: NoteComment })[] =>
  passages.flatMap(({ passage, at }) =>
    passage.groups.flatMap(({ comments }) => comments.map((comment) => ({ passage, at, comment }))),
  );
