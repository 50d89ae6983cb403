import type { Board, MyBoard } from '../../contract/board.schema.js';
import type {
  Idea,
  IdeaCard,
  IdeaEdit,
  IdeaPage,
  IdeaPicture,
  IdeaSort,
} from '../../contract/idea.schema.js';

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

/** An idea in the list: as a list has it, or as a whole. */
export type Card = IdeaCard | Idea;

/** What can be unfolded under an idea that stands open, one at a time. */
export type Act = 'edit' | 'withdraw' | 'flag' | 'appeal' | 'mail' | 'moderate';

/** An idea as it is being written. */
export interface IdeaDraft extends Omit<IdeaEdit, 'picture'> {
  picture?: IdeaPicture | undefined;
  /** A name for this idea; a pseudonym when empty. */
  name?: string | undefined;
  /** Makes sending it twice one idea; empty again when it is changed. */
  key?: string | undefined;
}
