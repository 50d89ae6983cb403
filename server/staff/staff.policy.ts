import type { StaffRole } from '../../contract/moderation.schema.js';

/** Which roles may call which operation for staff; an operation that is not named here is for nobody. */
export const staffActs = {
  readModerationQueue: ['clerk', 'moderator', 'administrator'],
  decideComment: ['clerk', 'moderator', 'administrator'],
  decideIdea: ['clerk', 'moderator', 'administrator'],
  blockAuthor: ['moderator', 'administrator'],
  setThread: ['clerk', 'editor', 'administrator'],
  beginThread: ['clerk', 'editor', 'administrator'],
  mergeThread: ['clerk', 'administrator'],
  setThemes: ['clerk', 'editor', 'administrator'],
  readResponseNote: ['clerk', 'moderator', 'editor', 'administrator'],
  addProjectProgress: ['editor', 'administrator'],
  readAuditLog: ['administrator'],
  addPaperIdea: ['clerk', 'editor', 'administrator'],
  addIdeaStatus: ['clerk', 'editor', 'administrator'],
  setIdeaClock: ['clerk', 'editor', 'administrator'],
  setIdeaAgenda: ['clerk', 'editor', 'administrator'],
  mergeIdeas: ['clerk', 'editor', 'administrator'],
  handOver: ['editor', 'administrator'],
  readPaperBatches: ['helper', 'clerk', 'administrator'],
  openPaperBatch: ['helper', 'clerk', 'administrator'],
  readPaperBatch: ['helper', 'clerk', 'administrator'],
  addPaperBallot: ['helper', 'clerk', 'administrator'],
  correctPaperBallot: ['helper', 'clerk', 'administrator'],
  removePaperBallot: ['helper', 'clerk', 'administrator'],
  decidePaperBatch: ['helper', 'clerk', 'administrator'],
  confirmPaperBatch: ['clerk', 'administrator'],
} as const satisfies Record<string, readonly StaffRole[]>;

/** An operation for staff, by its id in the contract. */
export type StaffAct = keyof typeof staffActs;

/** Whether one of these roles allows an act. */
export const mayAct = (roles: readonly StaffRole[], act: StaffAct): boolean => {
  const allowed: readonly StaffRole[] = staffActs[act];
  return roles.some((role) => allowed.includes(role));
};
