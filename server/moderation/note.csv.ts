import { writeCsv } from '../../counting/files/csv.js';
import { passagesOf, reactionsOf, type Note } from './note.model.js';
import { themesOf, type NoteOrder } from './note.themes.js';
import { noteTexts } from './note.texts.js';

/**
 * A note as CSV (RFC 4180) with a byte order mark, so that spreadsheets read it as UTF-8; no cell is a formula. Only
 * what has words is in it.
 */
export const noteCsv = (note: Note, by: NoteOrder, linkOf: (id: string) => string): string => {
  const t = noteTexts(note.language);
  const c = t.columns;
  const passages = by === 'theme' ? themesOf(note).flatMap((theme) => theme.passages) : passagesOf(note);
  const rows = reactionsOf(passages)
    .filter(({ comment }) => comment.state === 'published')
    .map(({ passage: { quote, gone }, at, comment }) => [
      comment.number ?? '',
      quote === undefined ? t.whole : `${at + 1}`,
      quote?.exact ?? '',
      `${quote?.page ?? ''}`,
      gone ? t.yes : '',
      comment.theme,
      comment.kind === undefined ? '' : t.kinds[comment.kind],
      comment.text,
      comment.suggestion === '' ? t.takeOut : (comment.suggestion ?? ''),
      comment.name,
      comment.official ?? '',
      comment.at.slice(0, 10),
      `${comment.agree}`,
      `${comment.disagree}`,
      linkOf(comment.id),
      '',
    ]);
  const head = [
    c.number,
    c.passage,
    c.words,
    c.page,
    c.gone,
    c.theme,
    c.kind,
    c.reaction,
    c.suggestion,
    c.author,
    c.official,
    c.date,
    c.agree,
    c.disagree,
    c.link,
    c.answer,
  ];
  return `\uFEFF${writeCsv([head, ...rows])}`;
};
