import { sheetOf } from './render.js';

/** The look of the page on which a document is read: the text, and its thread beside or below it. */
export const documentSheet = sheetOf(
  'document',
  `
.about { margin: 0 0 1.5rem; padding: 0; list-style: none; display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; }
.about a { display: inline-block; padding-block: 0.25rem; }
#document { overflow-wrap: break-word; hyphens: auto; }
#document :is(h2, h3, h4) { line-height: 1.3; margin: 2rem 0 0.5rem; text-wrap: balance; }
#document h4 { font-size: 1rem; }
#document p, #document ul { margin: 0 0 1rem; }
#document ul { padding-inline-start: 1.5rem; }
#document :target { scroll-margin-top: 1rem; }
[role=doc-pagebreak]::before { content: attr(data-label); color: color-mix(in srgb, currentcolor 72%, transparent); font-size: 0.875rem; font-weight: 400; font-style: normal; }
div[role=doc-pagebreak] { margin: 1.5rem 0 1rem; border-block-start: 1px solid var(--line); }
div[role=doc-pagebreak]::before { position: relative; top: 0.25rem; }
span[role=doc-pagebreak]::before { padding: 0 0.375rem; margin-inline-end: 0.25rem; border: 1px solid var(--line); border-radius: 0.25rem; }
.talk { margin-top: 2.5rem; }
stem-note { display: block; }
details.versions li { padding-block: 0.25rem; }
@media (min-width: 75rem) {
  :is(header, main, footer):where(.reader *) { max-width: 80rem; }
  .reader .sides { display: grid; grid-template-columns: minmax(0, 44rem) minmax(22rem, 1fr); gap: 3rem; align-items: start; }
  .reader .talk { margin-top: 0; }
}
@media (min-width: 75rem) and (min-height: 36rem) {
  .reader .talk { position: sticky; inset-block-start: 0; max-height: 100vh; overflow: auto; padding: 0.5rem; }
}
@media print {
  .talk, .about, details.versions { display: none; }
  #document :is(h2, h3, h4) { break-after: avoid; }
  #document { hyphens: manual; }
}
`,
);
