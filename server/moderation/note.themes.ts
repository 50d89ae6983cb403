import { passagesOf, type Note, type NoteGroup, type PassageAt } from './note.model.js';
import { themeKey } from './theme.service.js';

/** How a note is ordered. */
export const noteOrders = ['passage', 'theme'] as const;
export type NoteOrder = (typeof noteOrders)[number];

/** A theme with what was said about it, by passage; without a name for what has no theme. */
export interface NoteTheme {
  theme: string;
  /** Comments that show, replies left out. */
  count: number;
  passages: PassageAt[];
}

const about = (note: Note, key: string): PassageAt[] =>
  passagesOf(note).flatMap(({ passage, at }) => {
    const groups = passage.groups.flatMap(({ kind, comments }): NoteGroup[] => {
      const those = comments.filter(({ theme }) => themeKey(theme) === key);
      return those.length === 0 ? [] : [{ kind, comments: those }];
    });
    return groups.length === 0 ? [] : [{ passage: { ...passage, groups }, at }];
  });

/**
 * The reactions of a note by theme in the order of the names, then as they stand in it: a reaction has the same number
 * in both orders. What has no theme comes last. A theme is written as where it comes first.
 */
export const themesOf = (note: Note): NoteTheme[] => {
  const found = new Map<string, NoteTheme>();
  for (const { comments } of note.passages.flatMap(({ groups }) => groups))
    for (const { theme, parent, state } of comments) {
      const key = themeKey(theme);
      const known = found.get(key) ?? { theme, count: 0, passages: about(note, key) };
      if (parent === undefined && state === 'published') known.count++;
      found.set(key, known);
    }
  const { compare } = new Intl.Collator(note.language);
  return [...found.values()].sort(
    (a, b) => Number(a.theme === '') - Number(b.theme === '') || compare(a.theme, b.theme),
  );
};
