import { escapeHtml as escaped } from '../core/html.js';
import type { Note, NoteComment, NoteGroup, NotePassage } from './note.model.js';
import { notePolicy, noteStyles } from './note.styles.js';
import { noteTexts, type NoteTexts } from './note.texts.js';

const right = /^(ar|fa|he|ur|ps|yi|ckb)\b/i;

interface Writing {
  t: NoteTexts;
  day: Intl.DateTimeFormat;
  linkOf(id: string): string;
}

const who = (comment: NoteComment, { t, day, linkOf }: Writing): string => {
  const name = comment.official === undefined ? comment.name : t.official(comment.official);
  const date = `<a href="${escaped(linkOf(comment.id))}"><time datetime="${comment.at}">${escaped(day.format(new Date(comment.at)))}</time></a>`;
  const counts =
    comment.agree + comment.disagree === 0 ? '' : `, ${escaped(t.agree(comment.agree, comment.disagree))}`;
  return `<p class="who"><bdi>${escaped(name)}</bdi>, ${date}${counts}</p>`;
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

const section = (passage: NotePassage, at: number, writing: Writing): string => {
  const { t } = writing;
  const { quote, gone, groups } = passage;
  return `<section aria-labelledby="passage-${at + 1}">
<h2 id="passage-${at + 1}">${escaped(headingOf(passage, at, t))}</h2>
${gone ? `<p class="gone">${escaped(t.gone)}</p>` : ''}
${quote === undefined ? '' : `<blockquote dir="auto">${escaped(quote.exact)}</blockquote>`}
${groups.map((group) => table(group, writing)).join('\n')}
</section>`;
};

const contents = ({ passages }: Note, t: NoteTexts): string =>
  passages.length < 2
    ? ''
    : `<nav aria-label="${escaped(t.contents)}"><ul>
${passages.map((passage, at) => `<li><a href="#passage-${at + 1}">${escaped(headingOf(passage, at, t))}</a></li>`).join('\n')}
</ul></nav>`;

const summary = (note: Note, { t, day }: Writing): string => {
  const hidden = note.hidden.reduce((sum, { count }) => sum + count, 0);
  const reasons = note.hidden.map(({ reason, count }) => `${t.reasons[reason]} (${count})`).join(', ');
  const lines = [
    `${note.organisation}. ${t.made(day.format(new Date(note.madeAt)))} ${t.count(note.comments)}`,
    ...(hidden > 0 ? [t.hidden(hidden, reasons)] : []),
    ...(note.withdrawn > 0 ? [t.withdrawn(note.withdrawn)] : []),
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
export const noteHtml = (note: Note, linkOf: (id: string) => string): string => {
  const t = noteTexts(note.language);
  const day = new Intl.DateTimeFormat(note.language, { dateStyle: 'long', timeZone: 'Europe/Amsterdam' });
  const writing: Writing = { t, day, linkOf };
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
${summary(note, writing)}
${contents(note, t)}
${note.passages.map((passage, at) => section(passage, at, writing)).join('\n')}
</main>
</body>
</html>
`;
};
