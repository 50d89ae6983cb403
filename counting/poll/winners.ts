import type { Tie } from './result.js';

/** The options in groups of equals, best first; within a group in the order given. `compare` as for sorting. */
export function groupsOf<T>(items: readonly T[], compare: (a: T, b: T) => number): T[][] {
  const groups: T[][] = [];
  for (const item of [...items].sort(compare)) {
    const group = groups.at(-1);
    if (group && compare(group[0]!, item) === 0) group.push(item);
    else groups.push([item]);
  }
  return groups;
}

/** Equal options in the order of the draw, the winner first; unchanged while there is no draw. */
export function byDraw(options: readonly string[], draw: readonly string[]): string[] {
  const lot = new Map(draw.map((id, index) => [id, index]));
  const at = (id: string) => lot.get(id) ?? draw.length;
  return [...options].sort((a, b) => at(a) - at(b));
}

/** Fills the seats from groups of equals, best first; the draw decides, and every tie is reported. */
export function fillSeats(
  groups: readonly (readonly string[])[],
  seats: number,
  draw: readonly string[],
): { leading: string[]; ties: Tie[] } {
  const leading: string[] = [];
  const ties: Tie[] = [];
  for (const group of groups) {
    const left = seats - leading.length;
    if (left <= 0) break;
    const order = byDraw(group, draw);
    const open = draw.length === 0;
    if (group.length > 1)
      ties.push({
        where: group.length > left ? 'last-seat' : 'order',
        options: [...group],
        decidedBy: open ? 'open' : 'draw',
        order,
      });
    leading.push(...(open ? order : order.slice(0, left)));
  }
  return { leading, ties };
}
