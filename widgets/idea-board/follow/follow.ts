import { mailView } from '../../core/talk/mail.js';
import type { BoardView } from '../board.view.js';
import { followTexts } from './follow.nl.js';

export { styles } from '../../core/talk/form.styles.js';

/** Asks for mail about new ideas of a board. */
export function followView({ flow, board, language }: BoardView) {
  const { what, done } = followTexts(language);
  return mailView(flow, {
    about: { board: board.ref },
    place: 'board',
    what,
    done,
    subscribed: !!flow.mine?.followed,
    leave: false,
  });
}
