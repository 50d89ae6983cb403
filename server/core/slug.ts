/** A short name of lower-case letters, digits and hyphens from words; empty where nothing of them is left. */
export const slugOf = (words: string, longest = 30): string =>
  words
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, longest)
    .replace(/-+$/, '');

/** The slug of words, or `spare` where there is none, with a number where it is taken; it is taken from then on. */
export const freeSlug = (words: string, spare: string, taken: Set<string>): string => {
  const base = slugOf(words) || spare;
  let id = base;
  for (let n = 2; taken.has(id); n++) id = `${base}-${n}`;
  taken.add(id);
  return id;
};
