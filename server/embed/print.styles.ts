import { sheetOf } from './render.js';

/** The ballot and the poster: a sheet of A4 on the screen, and the same on paper. Paper is white in dark mode too. */
export const printSheet = sheetOf(
  'print',
  `
@page { size: A4; margin: 14mm 15mm 16mm; @bottom-right { content: counter(page) " / " counter(pages); font: 9pt system-ui, sans-serif; } }
@page poster { @bottom-right { content: none; } }
main { max-width: 52rem; padding-block: 1rem 3rem; }
.tools { display: flex; flex-wrap: wrap; gap: 0.5rem 1.5rem; align-items: center; margin-bottom: 1rem; }
.tools a { padding-block: 0.625rem; }
.tools p { flex: 1 1 100%; margin: 0; }
.tools input { font: inherit; max-width: 100%; min-height: 2.75rem; }
.paper + .paper { margin-top: 1.5rem; }
.paper { color-scheme: light; --ink: #000; --paper: #fff; --line: #767676; color: #000; background: #fff; border: 1px solid #767676; padding: clamp(1rem, 5vw, 3.5rem); font-size: 1rem; line-height: 1.4; }
.paper p, .paper h1, .paper h2, .paper ul { margin: 0 0 0.5rem; }
.paper h2 { font-size: 1.0625rem; }
.paper td h2 { margin-top: 0.75rem; }
.top, .about { display: flex; flex-wrap: wrap; gap: 1rem 2rem; justify-content: space-between; }
.top > :first-child, .about > :first-child { flex: 1 1 16rem; }
.number-field { flex: none; width: 14rem; border: 2px solid #000; padding: 0.5rem 0.75rem; font-size: 0.875rem; }
.number-field .line { display: block; height: 2.25rem; line-height: 2.25rem; font-size: 1.25rem; }
.number-field .line, .sheet .line { font-weight: 700; font-variant-numeric: tabular-nums; white-space: nowrap; }
.line { border-bottom: 1px solid #000; margin-bottom: 0.5rem; }
p.line { height: 1.75rem; }
table { width: 100%; border-collapse: collapse; margin-block: 0.75rem; }
td, th { text-align: start; vertical-align: top; padding: 0.4rem 0.5rem; border-bottom: 1px solid #767676; font-weight: 400; }
thead th { font-weight: 700; border-bottom: 2px solid #000; vertical-align: bottom; }
.again td { border: 0; padding: 0 0 0.25rem; font-size: 0.875rem; }
.paper .sheet { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; margin: 0; }
.sheet .line { display: inline-block; min-width: 8rem; height: 1.1em; margin: 0; vertical-align: bottom; }
tbody th { font-weight: 600; }
th small { display: block; font-weight: 400; font-size: 0.875rem; }
.group th { font-weight: 700; padding-top: 0.9rem; border-bottom: 1px solid #000; }
.nr, .cost { font-variant-numeric: tabular-nums; white-space: nowrap; }
.nr { width: 2.5rem; }
th.cost, td.cost { text-align: end; }
.mark { text-align: center; width: 5.5rem; }
.box, .number { display: inline-block; height: 1.35rem; border: 1.5px solid #000; background: #fff; }
.box { width: 1.35rem; }
.number { width: 3rem; height: 1.75rem; }
.last td { border: 0; }
.code { flex: 0 1 13rem; overflow-wrap: anywhere; }
.code img { display: block; width: 10rem; height: 10rem; }
.poster { display: flex; flex-direction: column; text-align: center; text-wrap: balance; font-size: clamp(1.125rem, 4vw, 1.375rem); }
.poster h1 { font-size: clamp(1.5rem, 7vw, 3.25rem); line-height: 1.12; margin-bottom: 1.5rem; }
.poster .of { margin-bottom: 1.5rem; }
.poster .call { font-size: 1.1em; font-weight: 700; }
.poster .when { margin-top: 1.25rem; }
.poster .sum { font-size: 1.75rem; font-weight: 700; }
.poster .code { flex: none; margin-block: auto; padding-block: 1.5rem; }
.poster .code strong { display: block; }
.poster .code img { width: 17rem; height: 17rem; max-width: 100%; margin: 0 auto 0.75rem; }
.poster .line { width: 100%; max-width: 26rem; margin-inline: auto; }
@media (min-width: 56rem) { .poster { min-height: 70rem; } }
@media (max-width: 30rem) {
  .paper:not(.poster) { padding: 0.5rem; font-size: 0.875rem; }
  .paper small { font-size: 0.8125rem; }
  .mark { width: 3.5rem; }
  .nr { display: none; }
  td, th { padding-inline: 0.25rem; overflow-wrap: anywhere; }
}
@media print {
  .tools { display: none; }
  html, body, main, .paper { background: #fff; margin: 0; padding: 0; border: 0; max-width: none; }
  .paper { font-size: 10.5pt; }
  .paper + .paper { break-before: page; margin: 0; }
  .poster { page: poster; font-size: 16pt; min-height: 258mm; }
  thead { display: table-header-group; }
  tr, .top, .about { break-inside: avoid; }
  .group { break-after: avoid; }
  .box, .number, .number-field { print-color-adjust: exact; }
  .poster h1 { font-size: 40pt; margin-bottom: 8mm; }
  .poster .of { margin-block: 2mm 6mm; }
  .poster .code { padding-block: 6mm; max-width: none; }
  .poster .code img { width: 84mm; height: 84mm; margin-bottom: 5mm; }
  .poster .line { height: 10mm; }
}
`,
);
