import type { Comment } from '../../contract/comment.schema.js';
import type { Branch } from './thread.state.js';

/** Comments of a page, each followed by its replies, as branches. */
export function branches(comments: readonly Comment[]): Branch[] {
  const top: Branch[] = [];
  const above: Branch[][] = [top];
  for (const comment of comments) {
    const branch = { comment, replies: [] };
    const depth = Math.min(comment.depth, above.length);
    above[depth - 1]!.push(branch);
    above.length = depth;
    above.push(branch.replies);
  }
  return top;
}
