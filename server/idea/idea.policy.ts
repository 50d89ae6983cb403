import type { FieldError } from '../../contract/errors.js';
import type { IdeaEdit, IdeaInput, IdeaState } from '../../contract/idea.schema.js';
import type { Polygons } from './board.outline.js';
import { contains } from './board.outline.js';

/** Minutes in which an idea can be edited. */
export const IDEA_EDIT_MINUTES = 15;

/**
 * Until when its author can change an idea; undefined when that is over: after 15 minutes, or from the moment that
 * someone else supports it or writes under it, so that nobody finds their name under other words.
 */
export const ideaEditableUntil = (
  idea: { readonly state: IdeaState; readonly created_at: string; readonly comments: number },
  othersSupport: boolean,
  now: Date,
): Date | undefined => {
  if (idea.state === 'hidden' || idea.state === 'withdrawn') return undefined;
  if (idea.comments > 0 || othersSupport) return undefined;
  const until = new Date(Date.parse(idea.created_at) + IDEA_EDIT_MINUTES * 60_000);
  return now < until ? until : undefined;
};

const blank = /^[\s\p{Cf}\p{Zs}\u2800\u3164\u115f\u1160\uffa0]*$/u;
// Without the joiners, which some scripts need.
const unseen = /[\p{Cc}\p{Zl}\p{Zp}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;

/** What of a board decides what an idea may say. */
export interface Asking {
  readonly categories: readonly { readonly id: string }[];
  readonly areas: readonly { readonly id: string }[];
  readonly place: 'none' | 'optional' | 'needed';
  readonly pictures: boolean;
  /** Where a place has to lie; anywhere when undefined. */
  readonly within: Polygons | undefined;
}

/** What a schema can not say of an idea; every fault at once. */
export const ideaFaults = (sent: IdeaEdit & Pick<IdeaInput, 'name'>, board: Asking): FieldError[] => {
  const faults: FieldError[] = [];
  const fault = (at: string, rule: string, detail: string) => faults.push({ at, rule, detail });
  const line = (at: string, text: string | undefined) => {
    if (text !== undefined && (blank.test(text) || unseen.test(text)))
      fault(at, 'line', 'must be words on one line, without characters that nobody sees');
  };
  line('/title', sent.title);
  line('/name', sent.name);
  line('/placeName', sent.placeName);
  if (blank.test(sent.text)) fault('/text', 'blank', 'must say something');
  const known = (at: string, id: string | undefined, groups: Asking['categories']) => {
    if (id !== undefined && !groups.some((group) => group.id === id))
      fault(at, 'unknown_group', 'is not on this board');
  };
  known('/category', sent.category, board.categories);
  known('/area', sent.area, board.areas);
  if (sent.category === undefined && board.categories.length > 0)
    fault('/category', 'required', 'is needed on this board');
  if (board.place === 'none' && sent.place) fault('/place', 'unasked', 'is not asked for on this board');
  // Whose map is out of reach says it in words or by an area.
  if (board.place === 'needed' && !sent.place && !sent.placeName && !sent.area)
    fault('/place', 'required', 'is needed on this board, or its name, or an area');
  if (sent.place && board.within && !contains(board.within, sent.place))
    fault('/place', 'outside', 'must lie within the area of this board');
  if (sent.picture && !board.pictures) fault('/picture', 'unasked', 'is not asked for on this board');
  if (sent.picture && blank.test(sent.picture.alt))
    fault('/picture/alt', 'blank', 'must say what is in the picture');
  return faults;
};
