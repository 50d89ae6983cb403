import type { Board, MyBoard } from '../../contract/board.schema.js';
import type { Idea, IdeaPage, IdeaSort } from '../../contract/idea.schema.js';

/** What a page may hand to the element so that it shows at once, also on the server. */
export interface BoardData {
  board: Board;
  /** The page of ideas that is asked for; the board's first when absent. */
  page?: IdeaPage | undefined;
  mine?: MyBoard | undefined;
  /** The idea that stands open. */
  open?: Idea | undefined;
  /** What was looked for. */
  look?: Partial<Look> | undefined;
  /** Language of the interface; that of the board when absent. */
  language?: string | undefined;
  /** Origin of the links and forms without script; empty for the page's own. */
  server?: string | undefined;
}

/** Which ideas a person looks at, and in which order; empty for all, and for the board's own order. */
export interface Look {
  search: string;
  category: string;
  area: string;
  status: string;
  sort: IdeaSort | '';
  /** `latitude,longitude`, for `nearby`. */
  near: string;
}

/** All ideas, in the board's own order. */
export const everything: Look = { search: '', category: '', area: '', status: '', sort: '', near: '' };

/** What can be unfolded under an idea that stands open, one at a time. */
export type Act = 'edit' | 'withdraw' | 'flag' | 'appeal' | 'mail' | 'moderate';
