import type { KnownThread } from './thread.definition.js';
import type { CommentRow } from './comment.row.js';

/** Comments in a feed. */
export const FEED_ENTRIES = 50;

// What XML 1.0 can not hold (§2.2) is shown as what it is: a character that is not there.
const unwritable = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;
const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};
const xml = (text: string): string =>
  text.replace(unwritable, '\u{fffd}').replace(/[&<>"\r]/g, (found) => entities[found]!);

const words: Record<'nl' | 'en', { by: (name: string) => string; feed: (title: string) => string }> = {
  nl: { by: (name) => `Reactie van ${name}`, feed: (title) => `Reacties: ${title}` },
  en: { by: (name) => `Comment by ${name}`, feed: (title) => `Comments: ${title}` },
};

const authorOf = (row: CommentRow): string =>
  row.official === null ? (row.name ?? row.pseudonym) : `${row.name ?? row.pseudonym}, ${row.official}`;

/** A feed of a thread (Atom, RFC 4287): what was published last comes first. `entries` are its newest comments. */
export const atomFeed = (
  thread: KnownThread,
  title: string,
  entries: readonly CommentRow[],
  publicUrl: string,
): string => {
  const { activity } = thread;
  const texts = words[/^en\b/i.test(activity.language) ? 'en' : 'nl'];
  const page = `${publicUrl}/a/${thread.ref}`;
  const changed = (row: CommentRow): string => row.edited_at ?? row.created_at;
  const updated = entries.map(changed).reduce((a, b) => (a > b ? a : b), activity.opensAt.toISOString());
  const lines = entries.map(
    (row) => `  <entry>
    <id>${xml(page)}#comment-${row.id}</id>
    <title>${xml(texts.by(authorOf(row)))}</title>
    <link href="${xml(page)}?reactie=${row.id}#comment-${row.id}"/>
    <author><name>${xml(authorOf(row))}</name></author>
    <published>${row.created_at}</published>
    <updated>${changed(row)}</updated>
    <content type="text">${xml(row.body)}</content>
  </entry>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xml(activity.language)}">
  <id>${xml(page)}</id>
  <title>${xml(texts.feed(title))}</title>
  <link href="${xml(page)}"/>
  <link rel="self" href="${xml(`${publicUrl}/feed/${thread.ref}`)}"/>
  <author><name>${xml(activity.organisation)}</name></author>
  <updated>${updated}</updated>
${lines.join('\n')}
</feed>
`;
};
