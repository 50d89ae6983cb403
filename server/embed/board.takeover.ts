import { escapeHtml } from '../core/html.js';
import type { OnBoard } from './board.parts.js';

/** Where the element begins and ends in a page once it is rendered. */
export const BEGIN = '<!--board-->';
export const END = '<!--/board-->';

/** What may stand in an address of which the element shows the same. */
const known = ['lang', 'idee'];

/** Whether JavaScript may take a page over: not while someone reads what became of a form, or is halfway one. */
export const takesOver = ({ notice }: Pick<OnBoard, 'notice'>, asked: object): boolean =>
  !notice && Object.keys(asked).every((name) => known.includes(name));

/**
 * The rendered page with the element around the list or the idea, which stand until it is there and where it can not
 * come. Put in as text: the renderer would give an element that it knows a shadow root.
 */
export const withBoard = (text: string, { board, language }: OnBoard, takes: boolean): string => {
  if (!takes) return text.replace(BEGIN, '').replace(END, '');
  const element = `<stem-idea-board activity="${escapeHtml(board.ref)}" lang="${escapeHtml(language)}"`;
  return text.replace(BEGIN, `${element} heading-level="1" height="0">`).replace(END, '</stem-idea-board>');
};
