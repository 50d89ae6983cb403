/** What moderation and privacy may use of ideas. */
export { readAround } from './idea.around.js';
export { forgetIdea } from './idea.change.js';
export { presentOwnIdea } from './idea.presenter.js';
export { ideaColumns, ideaTables, type IdeaRow } from './idea.row.js';
export { ideaChanged, readIdeaStanding, setIdeaState } from './idea.state.js';
export { freshBoard } from './board.definition.js';
export type { KeyOf } from './board.mine.js';
