import { escapeHtml as escaped } from '../core/html.js';
import {
  passagesOf,
  type Note,
  type NoteComment,
  type NoteGroup,
  type NotePassage,
  type PassageAt,
} from './note.model.js';
import { notePolicy, noteStyles } from './note.styles.js';
import { themesOf, type NoteOrder, type NoteTheme } from './note.themes.js';
import { noteTexts, type NoteTexts } from './note.texts.js';

const right = /^(ar|fa|he|ur|ps|yi|ckb)\b/i;

interface Writing {
  t: NoteTexts;
  day: Intl.DateTimeFormat;
  by: NoteOrder;
  linkOf(id: string): string;
}

const who = (comment: NoteComment, { t, day, by, linkOf }: Writing): string => {
  const name = comment.official === undefined ? comment.name : t.official(comment.official);
  const date = `<a href="${escaped(linkOf(comment.id))}"><time datetime="${comment.at}">${escaped(day.format(new Date(comment.at)))}</time></a>`;
  const counts =
    comment.agree + comment.disagree === 0 ? '' : `, ${escaped(t.agree(comment.agree, comment.disagree))}`;
  const theme =
    by === 'theme' || comment.theme === '' || comment.parent !== undefined
      ? ''
      : `<p class="theme" dir="auto">${escaped(t.theme(comment.theme))}</p>`;
  return `<p class="who"><bdi>${escaped(name)}</bdi>, ${date}${counts}</p>${theme}`;
};

const proposed = ({ suggestion }: NoteComment, { t }: Writing): string => {
  if (suggestion === undefined) return '';
  if (suggestion === '') return `<p class="words">${escaped(t.takeOut)}</p>`;
  return `<p class="words">${escaped(t.suggestion)}</p><p class="proposed" dir="auto">${escaped(suggestion)}</p>`;
};

const row = (comment: NoteComment, writing: Writing): string => {
  const { t } = writing;
  const look = comment.parent === undefined ? '' : ' class="reply"';
  const number = `<th scope="row">${escaped(comment.number ?? '–')}</th>`;
  if (comment.state !== 'published')
    return `<tr${look}>${number}<td colspan="2"><p class="words">${escaped(t.state[comment.state])}</p></td></tr>`;
  const answer =
    comment.official === undefined ? '<td class="answer"></td>' : `<td>${escaped(t.answered)}</td>`;
  return `<tr${look}>${number}<td>${who(comment, writing)}<p class="words" dir="auto">${escaped(comment.text)}</p>${proposed(comment, writing)}</td>${answer}</tr>`;
};

const table = ({ kind, comments }: NoteGroup, writing: Writing): string => {
  const { t } = writing;
  return `<div class="table"><table>
<caption>${escaped(t.kinds[kind ?? 'none'])}</caption>
<colgroup><col class="number"><col><col></colgroup>
<thead><tr><th scope="col">${escaped(t.number)}</th><th scope="col">${escaped(t.reaction)}</th><th scope="col">${escaped(t.answer)}</th></tr></thead>
<tbody>
${comments.map((comment) => row(comment, writing)).join('\n')}
</tbody></table></div>`;
};

const headingOf = ({ quote }: NotePassage, at: number, t: NoteTexts): string => {
  if (quote === undefined) return t.whole;
  return quote.page === undefined ? t.passage(at + 1) : `${t.passage(at + 1)}, ${t.page(quote.page)}`;
};

const inside = ({ quote, gone, groups }: NotePassage, writing: Writing): string => {
  const { t } = writing;
  return `${gone ? `<p class="gone">${escaped(t.gone)}</p>` : ''}
${quote === undefined ? '' : `<blockquote dir="auto">${escaped(quote.exact)}</blockquote>`}
${groups.map((group) => table(group, writing)).join('\n')}`;
};

/** A part of the note below one heading, and what the contents say of it. */
interface Part {
  name: string;
  heading: string;
  body: string;
}

const passagePart = ({ passage, at }: PassageAt, writing: Writing): Part => ({
  name: `passage-${at + 1}`,
  heading: headingOf(passage, at, writing.t),
  body: inside(passage, writing),
});

const themePart = ({ theme, count, passages }: NoteTheme, at: number, writing: Writing): Part => ({
  name: `theme-${at + 1}`,
  heading: `${theme || writing.t.noTheme} (${count})`,
  body: passages
    .map(
      (one) =>
        `<h3>${escaped(headingOf(one.passage, one.at, writing.t))}</h3>\n${inside(one.passage, writing)}`,
    )
    .join('\n'),
});

const section = ({ name, heading, body }: Part): string =>
  `<section aria-labelledby="${name}">
<h2 id="${name}" dir="auto">${escaped(heading)}</h2>
${body}
</section>`;

const contents = (parts: readonly Part[], t: NoteTexts): string =>
  parts.length < 2
    ? ''
    : `<nav aria-label="${escaped(t.contents)}"><ul>
${parts.map(({ name, heading }) => `<li><a href="#${name}">${escaped(heading)}</a></li>`).join('\n')}
</ul></nav>`;

const summary = (note: Note, themes: readonly NoteTheme[], { t, day, by }: Writing): string => {
  const named = themes.some(({ theme }) => theme !== '') && by === 'passage';
  const hidden = note.hidden.reduce((sum, { count }) => sum + count, 0);
  const reasons = note.hidden.map(({ reason, count }) => `${t.reasons[reason]} (${count})`).join(', ');
  const lines = [
    `${note.organisation}. ${t.made(day.format(new Date(note.madeAt)))} ${t.count(note.comments)}`,
    ...(hidden > 0 ? [t.hidden(hidden, reasons)] : []),
    ...(note.withdrawn > 0 ? [t.withdrawn(note.withdrawn)] : []),
    ...(named
      ? [t.themes(themes.map(({ theme, count }) => `${theme || t.noTheme} (${count})`).join(', '))]
      : []),
    ...(note.partial
      ? [t.partial(note.passages.flatMap(({ groups }) => groups.flatMap((g) => g.comments)).length)]
      : []),
  ];
  const { document } = note;
  const source =
    document === undefined
      ? ''
      : `<p>${escaped(t.source)}: <a href="${escaped(document.url)}" rel="noopener">${escaped(document.url)}</a></p>`;
  return `${lines.map((line) => `<p>${escaped(line)}</p>`).join('\n')}\n${source}`;
};

/** A note as one file of HTML that reads well, prints well, and can be opened from a disk: nothing in it runs. */
export const noteHtml = (note: Note, by: NoteOrder, linkOf: (id: string) => string): string => {
  const t = noteTexts(note.language);
  const day = new Intl.DateTimeFormat(note.language, { dateStyle: 'long', timeZone: 'Europe/Amsterdam' });
  const writing: Writing = { t, day, by, linkOf };
  const themes = themesOf(note);
  const parts =
    by === 'theme'
      ? themes.map((theme, at) => themePart(theme, at, writing))
      : passagesOf(note).map((passage) => passagePart(passage, writing));
  const title = `${t.note}: ${note.title}`;
  return `<!doctype html>
<html lang="${escaped(note.language)}" dir="${right.test(note.language) ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(notePolicy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escaped(title)}</title>
<style>${noteStyles}</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
${summary(note, themes, writing)}
${contents(parts, t)}
${parts.map(section).join('\n')}
</main>
</body>
</html>
`;
};
