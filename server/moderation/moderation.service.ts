/** What other rooms and the command line may use of moderation. */
export { COMMAND_LINE, readActs, recordAct, type Actor } from './audit.service.js';
export { blockAuthor, decideSubject } from './moderation.decide.js';
export { appealSubject, flagForSomeone, flagSubject } from './moderation.flag.js';
export { readQueue, waitings } from './moderation.queue.js';
export { subjectKinds, type Subject } from './moderation.row.js';
export { noteFormats, noteOrders, responseNote, type NoteFormat } from './note.service.js';
export { themesIn } from './theme.file.js';
export { setThemes, threadThemes, withoutReplies } from './theme.service.js';
export { setThread } from './thread.settings.js';
export { mergeThread } from './thread.merge.js';
