/** What other rooms may use of boards. */
export { boardTopic, freshBoard, type KnownBoard } from './board.definition.js';
export { keepBoard, readBoardFile } from './board.import.js';
export { mergeIdeas } from './idea.merge.js';
export { addIdeaStatus, setIdeaAgenda, setIdeaClock, type Answerer } from './idea.status.js';
export { handOver } from './idea.handover.js';
export { exportIdeas, importIdeas } from './idea.exchange.js';
export { ideaFormats, readIdeaFile } from './idea.files.js';
export type { BoardRoom } from './board.room.js';
