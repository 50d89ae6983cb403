/** A run of words that stayed, went or came. */
export interface Change {
  kind: 'kept' | 'removed' | 'added';
  text: string;
}

/** Words, spaces and single signs: put together they are the text again. */
const tokensOf = (text: string) => text.match(/\s+|[\p{L}\p{N}\p{M}]+|[^]/gu) ?? [];

/** Lengths of the longest common subsequences of the tails, by place in both. */
function lengths(old: string[], proposed: string[]): Uint16Array[] {
  const rows = Array.from({ length: old.length + 1 }, () => new Uint16Array(proposed.length + 1));
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = proposed.length - 1; j >= 0; j--)
      rows[i]![j] =
        old[i] === proposed[j] ? rows[i + 1]![j + 1]! + 1 : Math.max(rows[i + 1]![j]!, rows[i]![j + 1]!);
  return rows;
}

/** What a change of words would do, word by word: kept and removed together are `old`, kept and added `proposed`. */
export function diffWords(old: string, proposed: string): Change[] {
  const before = tokensOf(old);
  const after = tokensOf(proposed);
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head++;
  let tail = 0;
  while (
    tail < Math.min(before.length, after.length) - head &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  )
    tail++;
  const from = before.slice(head, before.length - tail);
  const to = after.slice(head, after.length - tail);
  const rows = lengths(from, to);
  const steps = before.slice(0, head).map(kept);
  let [i, j] = [0, 0];
  while (i < from.length || j < to.length)
    if (i < from.length && from[i] === to[j]) {
      steps.push(kept(from[i++]!));
      j++;
    } else if (j === to.length || (i < from.length && rows[i + 1]![j]! >= rows[i]![j + 1]!))
      steps.push({ kind: 'removed', text: from[i++]! });
    else steps.push({ kind: 'added', text: to[j++]! });
  return joined([...steps, ...before.slice(before.length - tail).map(kept)]);
}

const kept = (text: string): Change => ({ kind: 'kept', text });

/** Steps as runs; a space between two changes belongs to them, so that what went and what came read as one. */
function joined(steps: Change[]): Change[] {
  const runs: Change[] = [];
  let removed = '';
  let added = '';
  const settle = () => {
    if (removed) runs.push({ kind: 'removed', text: removed });
    if (added) runs.push({ kind: 'added', text: added });
    removed = added = '';
  };
  for (const [index, { kind, text }] of steps.entries()) {
    const next = steps[index + 1];
    const both = kind === 'kept' && (removed || added) && /^\s+$/.test(text) && next && next.kind !== 'kept';
    if (kind === 'removed' || both) removed += text;
    if (kind === 'added' || both) added += text;
    if (kind !== 'kept' || both) continue;
    settle();
    const last = runs.at(-1);
    if (last?.kind === 'kept') last.text += text;
    else runs.push({ kind: 'kept', text });
  }
  settle();
  return runs;
}
