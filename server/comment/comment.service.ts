/** What other rooms may use of threads and comments. */
export { forgetWords } from './comment.change.js';
export { findComment, readPublished } from './comment.list.js';
export { blockedUntil } from './comment.post.js';
export { presentComment, presentMine, presentOwn } from './comment.presenter.js';
export { commentColumns, commentTables, quoteOf, type CommentRow } from './comment.row.js';
export { readStanding, setState, threadChanged, type NewState, type Standing } from './comment.state.js';
export { DOCUMENTS, threadOfDocument } from './document.thread.js';
export { freshThread, publishedTopic, threadTopic, type KnownThread } from './thread.definition.js';
export { findName, nameIn, type Draw } from './thread.names.js';
export type { TextTrap } from './comment.trap.js';
export { NEVER } from './thread.presenter.js';
export { readState } from './thread.state.js';
export type { ThreadRoom } from './thread.room.js';
