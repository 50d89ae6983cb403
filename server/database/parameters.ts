const token = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|\?/g;
const known = new Map<string, string>();
const most = 500;

/** Rewrites `?` outside texts, names and comments to PostgreSQL's `$1`, `$2`, … */
export function numbered(sql: string): string {
  const before = known.get(sql);
  if (before !== undefined) return before;
  let count = 0;
  const after = sql.replace(token, (found) => (found === '?' ? `$${++count}` : found));
  if (known.size >= most) known.clear();
  known.set(sql, after);
  return after;
}

/** Parameters in the form that both databases keep: booleans as 0 and 1, moments as RFC 3339 in UTC. */
export function bound(parameters: readonly unknown[] = []): unknown[] {
  return parameters.map((value) => {
    if (typeof value === 'boolean') return value ? 1 : 0;
    if (value instanceof Date) return value.toISOString();
    if (value === undefined)
      throw new TypeError('A parameter of a query is undefined; null is the empty value.');
    return value;
  });
}
