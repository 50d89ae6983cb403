import { sheetOf } from './render.js';

/** The look of the server's own pages: the public page, the frame and messages. */
export const pageSheet = sheetOf(
  'page',
  `
:root { color-scheme: light dark; --ink: #1b1b1b; --paper: #fff; --line: #c9c9c9; --soft: #f5f6f7; --accent: #0b5cad; }
@media (prefers-color-scheme: dark) { :root { --ink: #ececec; --paper: #16181a; --line: #4a4d50; --soft: #202326; --accent: #8ec5ff; } }
* { box-sizing: border-box; }
body { margin: 0; font: 1.0625rem/1.55 system-ui, sans-serif; color: var(--ink); background: var(--paper); overflow-wrap: break-word; }
header, main, footer { max-width: 44rem; margin: 0 auto; padding: 0 1rem; }
header { padding-block: 1.25rem; border-bottom: 1px solid var(--line); margin-bottom: 1.5rem; }
header p { margin: 0; }
footer { padding-block: 1.25rem 2rem; margin-top: 2.5rem; border-top: 1px solid var(--line); font-size: 0.9375rem; }
footer ul { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: 0.5rem 1.5rem; }
a { color: var(--accent); text-underline-offset: 0.15em; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
h1 { font-size: 1.5rem; line-height: 1.25; }
h2 { font-size: 1.25rem; line-height: 1.3; }
h3 { font-size: 1.0625rem; margin: 0 0 0.25rem; }
summary { cursor: pointer; padding-block: 0.625rem; font-weight: 600; }
.embed { margin-top: 1.5rem; }
.notice { border: 1px solid var(--line); border-inline-start: 4px solid var(--accent); padding: 0.75rem 1rem; margin: 0 0 1.5rem; }
.notice h2 { margin: 0 0 0.25rem; }
.notice code, #outcome code { overflow-wrap: anywhere; font-family: ui-monospace, monospace; font-size: 0.9375rem; }
.way { padding: 1rem 0; border-top: 1px solid var(--line); }
.way p { margin: 0 0 0.5rem; }
.way textarea { display: block; width: 100%; field-sizing: content; min-height: 2.75rem; max-height: 16rem; margin-bottom: 0.5rem; font: 0.875rem/1.45 ui-monospace, monospace; color: inherit; background: var(--soft); border: 1px solid var(--line); padding: 0.5rem; resize: vertical; }
.way img { display: block; width: 10rem; height: 10rem; background: #fff; }
button { font: inherit; min-height: 2.75rem; padding: 0.25rem 1rem; color: var(--paper); background: var(--accent); border: 1px solid var(--accent); border-radius: 0.25rem; cursor: pointer; }
button.quiet { color: var(--accent); background: transparent; }
label { display: block; font-weight: 600; margin: 0 0 0.25rem; }
input { font: inherit; width: 100%; max-width: 22rem; min-height: 2.75rem; padding: 0.25rem 0.5rem; color: inherit; background: var(--paper); border: 1px solid currentcolor; border-radius: 0.25rem; }
select { font: inherit; width: 100%; max-width: 22rem; min-height: 2.75rem; padding: 0.25rem 0.5rem; color: inherit; background: var(--paper); border: 1px solid currentcolor; border-radius: 0.25rem; }
small { display: block; }
picture img { display: block; max-width: 100%; height: auto; }
.thumb { max-width: 20rem; }
.badge { border: 1px solid currentcolor; border-radius: 1rem; padding: 0.125rem 0.75rem; margin-inline-end: 0.5rem; font-weight: 600; font-size: 0.9375rem; }
form p { margin: 0 0 1rem; }
input.choice { width: 1.25rem; min-height: 1.25rem; }
fieldset { border: 1px solid var(--line); margin: 0 0 1rem; }
fieldset label { font-weight: 400; padding-block: 0.25rem; }
form textarea { font: inherit; width: 100%; padding: 0.5rem; color: inherit; background: var(--paper); border: 1px solid currentcolor; border-radius: 0.25rem; }
article { border-top: 1px solid var(--line); padding-block: 0.75rem; }
.level-2 { margin-inline-start: 1.25rem; }
.level-3 { margin-inline-start: 2.5rem; }
blockquote { margin: 0 0 1rem; padding-inline-start: 0.75rem; border-inline-start: 4px solid var(--line); }
.course { display: flex; flex-wrap: wrap; gap: 1rem; align-items: center; margin-block: 1rem; }
.course[hidden] { display: none; }
progress { flex: 1 1 12rem; height: 1rem; accent-color: var(--accent); }
[tabindex="-1"]:focus { outline: 0; }
.checks { list-style: none; padding: 0; }
.scroll { overflow-x: auto; overflow-wrap: normal; margin-bottom: 1rem; }
.scroll table { border-collapse: collapse; width: 100%; }
.scroll th, .scroll td { text-align: start; vertical-align: top; padding: 0.4rem 0.75rem 0.4rem 0; border-bottom: 1px solid var(--line); }
body.frame { background: transparent; }
body.frame main { max-width: none; padding: 0.25rem; }
@media print { .embed, footer { display: none; } }
`,
);
