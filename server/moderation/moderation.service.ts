/** What other rooms and the command line may use of moderation. */
export { COMMAND_LINE, readActs, recordAct, type Actor } from './audit.service.js';
export { blockAuthor, decideSubject } from './moderation.decide.js';
export { flagSubject } from './moderation.flag.js';
export { readQueue, waitings } from './moderation.queue.js';
export { subjectKinds, type Subject } from './moderation.row.js';
export { noteFormats, responseNote, type NoteFormat } from './note.service.js';
export { setThread } from './thread.settings.js';
export { mergeThread } from './thread.merge.js';
