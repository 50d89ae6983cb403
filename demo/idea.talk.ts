import { randomInt, randomUUID } from 'node:crypto';
import { commentIn, reactTo } from '../server/comment/comment.change.js';
import { postComment } from '../server/comment/comment.post.js';
import { beginIdeaThread } from '../server/comment/idea.thread.js';
import { freshThread } from '../server/comment/thread.definition.js';
import type { WriteTx } from '../server/database/door.js';
import type { Staff } from '../server/staff/staff.service.js';
import type { SaidUnderIdea } from './ideas.js';

/** The conversation under an idea of the demo. */
export interface IdeaTalk {
  /** Id of the idea. */
  id: string;
  comments: readonly SaidUnderIdea[];
  staff: Staff;
  /** The participant behind a word such as "henk81". */
  idOf(by: string): string;
  now: Date;
}

/** Says under an idea what people said, oldest first, and how many agreed. */
export const talkUnder = async (tx: WriteTx, { id, comments, staff, idOf, now }: IdeaTalk): Promise<void> => {
  if (comments.length === 0) return;
  const ref = `idea-${id}`;
  await beginIdeaThread(tx, ref);
  const thread = await freshThread(tx, ref);
  const { opensAt } = thread.activity;
  const ids = new Map<string, string>();
  for (const said of [...comments].sort((a, b) => b.days - a.days)) {
    // A board opens at eight: who starts the demo at night counts back to a moment before that on its first day.
    const at = new Date(Math.max(now.getTime() - said.days * 86_400_000, opensAt.getTime() + ids.size));
    const comment = await postComment(tx, {
      thread,
      participantId: idOf(said.by),
      input: { text: said.text, ...(said.to !== undefined && { parent: ids.get(said.to)! }) },
      speaker: said.official && staff,
      now: at,
      draw: (below) => randomInt(below),
    });
    if (said.id !== undefined) ids.set(said.id, comment);
    for (let agreed = 0; agreed < (said.agree ?? 0); agreed++) {
      const standing = await commentIn(tx, comment);
      await reactTo(tx, { thread, comment: standing, participantId: randomUUID(), now: at }, 'agree');
    }
  }
};
