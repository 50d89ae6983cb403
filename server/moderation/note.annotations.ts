import type { Quote } from '../../contract/comment.schema.js';
import { passagesOf, reactionsOf, type Note, type NoteComment } from './note.model.js';

const selectors = (quote: Quote): object[] => [
  { type: 'TextQuoteSelector', exact: quote.exact, prefix: quote.prefix, suffix: quote.suffix },
  { type: 'TextPositionSelector', start: quote.start, end: quote.end },
  // RFC 8118 §3: a page of a PDF as a fragment.
  ...(quote.page === undefined
    ? []
    : [
        {
          type: 'FragmentSelector',
          conformsTo: 'http://tools.ietf.org/rfc/rfc3778',
          value: `page=${quote.page}`,
        },
      ]),
];

const targetOf = (source: string, quote: Quote | undefined): object | string =>
  quote === undefined ? source : { source, selector: selectors(quote) };

const textual = (value: string, language: string, purpose: string): object => ({
  type: 'TextualBody',
  value,
  format: 'text/plain',
  language,
  purpose,
});

const motivationOf = (comment: NoteComment): string => {
  if (comment.suggestion !== undefined) return 'editing';
  return comment.parent === undefined ? 'commenting' : 'replying';
};

/**
 * A note as an `AnnotationCollection` of the W3C Web Annotation Data Model (Recommendation of 23 February 2017) with
 * its one page: a comment is an annotation about the document or its passage, a reply one about that annotation, and
 * proposed words are a body that edits; its kind classifies it, its theme is a tag. Pseudonyms only.
 */
export const noteAnnotations = (
  note: Note,
  addresses: { collection: string; linkOf(id: string): string },
): string => {
  const { collection, linkOf } = addresses;
  const source = note.document?.url ?? collection;
  const shown = reactionsOf(passagesOf(note)).filter(({ comment }) => comment.state === 'published');
  const items = shown.map(({ comment }) => ({
    id: linkOf(comment.id),
    type: 'Annotation',
    motivation: motivationOf(comment),
    created: comment.at,
    creator:
      comment.official === undefined
        ? { type: 'Person', nickname: comment.name }
        : { type: 'Organization', name: comment.official },
    body: [
      textual(comment.text, note.language, comment.parent === undefined ? 'commenting' : 'replying'),
      ...(comment.suggestion === undefined ? [] : [textual(comment.suggestion, note.language, 'editing')]),
      ...(comment.kind === undefined
        ? []
        : [{ type: 'TextualBody', value: comment.kind, format: 'text/plain', purpose: 'classifying' }]),
      ...(comment.theme === '' ? [] : [textual(comment.theme, note.language, 'tagging')]),
    ],
    target: comment.parent === undefined ? targetOf(source, comment.quote) : linkOf(comment.parent),
  }));
  return JSON.stringify({
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: collection,
    type: 'AnnotationCollection',
    label: note.title,
    total: items.length,
    created: note.madeAt,
    first: {
      id: `${collection}&page=1`,
      type: 'AnnotationPage',
      startIndex: 0,
      items,
    },
  });
};
