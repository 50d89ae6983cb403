import { readCsv } from '../../counting/files/csv.js';
import { noteTexts } from './note.texts.js';

/** The themes that a table gives to comments; `faults` are for people, each with its line. */
export interface TypedThemes {
  comments: { id: string; theme: string }[];
  faults: string[];
}

const ID = /\breactie=([0-9a-z]{16})\b/;

// A Dutch spreadsheet writes a semicolon where an English one writes a comma.
const separatorOf = (text: string): string => {
  const [head = ''] = text.split('\n', 1);
  return [',', ';', '\t'].reduce((best, one) =>
    head.split(one).length > head.split(best).length ? one : best,
  );
};

/**
 * Reads the themes out of a response note that was saved as CSV, with a comma, a semicolon or a tab between cells: the
 * column with the address of a comment says which one, the column of the theme which theme. Throws `FileFault`.
 */
export const themesIn = (text: string): TypedThemes => {
  const [head, ...rows] = readCsv(text, separatorOf(text));
  const at = (column: 'link' | 'theme') =>
    head?.cells.findIndex((cell) =>
      ['nl', 'en'].some((language) => noteTexts(language).columns[column] === cell.trim()),
    ) ?? -1;
  const [link, theme] = [at('link'), at('theme')];
  if (link < 0 || theme < 0) {
    const { columns } = noteTexts('nl');
    return {
      comments: [],
      faults: [`line 1: there is no column "${link < 0 ? columns.link : columns.theme}"`],
    };
  }
  const comments: TypedThemes['comments'] = [];
  const faults: string[] = [];
  for (const { line, cells } of rows) {
    const id = ID.exec(cells[link] ?? '')?.[1];
    if (id === undefined) faults.push(`line ${line}: "${cells[link] ?? ''}" is not the address of a comment`);
    else comments.push({ id, theme: cells[theme] ?? '' });
  }
  return { comments, faults };
};
