import { createHash } from 'node:crypto';

/** The look of a note, on a screen and on paper; it travels inside the file, which needs nothing else. */
export const noteStyles = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 70rem; padding: 1rem; font: 1rem/1.5 system-ui, sans-serif; color: #1b1b1b; background: #fff; overflow-wrap: anywhere; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .5rem; }
h3 { font-size: 1.0625rem; line-height: 1.3; margin: 1.25rem 0 .5rem; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 2rem 0 .5rem; }
a { color: #0b5cad; }
:focus-visible { outline: 3px solid #0b5cad; outline-offset: 2px; }
blockquote { margin: 0 0 .75rem; padding: .25rem .75rem; border-inline-start: 4px solid #6b6b6b; white-space: pre-wrap; }
.gone { font-weight: 600; }
.table { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; margin: 0 0 1rem; table-layout: fixed; }
caption { text-align: start; font-weight: 600; padding: .25rem 0; }
th, td { border: 1px solid #6b6b6b; padding: .5rem; text-align: start; vertical-align: top; }
thead th { background: #f0f1f2; }
col.number { width: 4.5rem; }
.who { margin: 0; font-size: .875rem; }
.theme { margin: .25rem 0 0; font-size: .875rem; font-weight: 600; }
.words { margin: .25rem 0 0; white-space: pre-wrap; }
.proposed { margin: .25rem 0 0; padding-inline-start: .75rem; border-inline-start: 3px double #6b6b6b; white-space: pre-wrap; }
.reply .words, .reply .who { margin-inline-start: 1rem; }
@media (max-width: 40rem) { col.number { width: 3.25rem; } th, td { padding: .375rem; } }
@media print {
  @page { margin: 18mm 15mm; }
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  nav { display: none; }
  .table { overflow: visible; }
  h2, h3, caption, blockquote { break-after: avoid; }
  tr { break-inside: avoid; }
  thead { display: table-header-group; break-after: avoid; }
  tbody tr:first-child { break-before: avoid; }
  thead th { background: none; }
  td.answer { min-height: 3cm; height: 3cm; }
  a { color: inherit; text-decoration: none; }
}
`;

/** The one thing that a note may use, by its hash: nothing is loaded, nothing runs, and nobody frames it. */
export const notePolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(noteStyles).digest('base64')}'; base-uri 'none'; form-action 'none'`;
