/** What other rooms may use of boards and ideas. */
export { boardTopic, freshBoard, type KnownBoard } from './board.definition.js';
export { keepBoard, readBoardFile } from './board.import.js';
export type { BoardRoom } from './board.room.js';
export { forgetIdea } from './idea.change.js';
export { ideaChanged, readIdeaStanding, setIdeaState } from './idea.state.js';
