import { html } from './render.js';
import { layout } from './layout.js';

// What `noscript` holds is text to the parser that renders on the server: nothing may be filled in there.
const texts = {
  nl: {
    title: 'Tel zelf na',
    lead: 'Kies het bestand met de gepubliceerde stembiljetten. Uw browser telt ze hier, op uw eigen apparaat. Er wordt niets verstuurd.',
    file: 'Bestand met stembiljetten',
    hint: 'Een bestand van deze site (.json of .csv), of een ander stembestand (.blt, .toi).',
    script: html`<noscript
      ><p>
        Voor het natellen in de browser is JavaScript nodig. Zonder JavaScript kan het met de opdracht:
        <code>npx stem recount BESTAND</code>
      </p></noscript
    >`,
  },
  en: {
    title: 'Recount it yourself',
    lead: 'Choose the file with the published ballots. Your browser counts them here, on your own device. Nothing is sent.',
    file: 'File with ballots',
    hint: 'A file of this site (.json or .csv), or another file of ballots (.blt, .toi).',
    script: html`<noscript
      ><p>
        Counting in the browser needs JavaScript. Without it, use the command:
        <code>npx stem recount FILE</code>
      </p></noscript
    >`,
  },
};

/** The static page on which anyone recounts published ballots in the browser. */
export function recountPage(language: string, scripts: readonly string[]): unknown {
  const t = language.startsWith('en') ? texts.en : texts.nl;
  return layout({
    language,
    title: t.title,
    look: 'page',
    scripts,
    main: html`<h1>${t.title}</h1>
      <p>${t.lead}</p>
      <p>
        <label for="file">${t.file}</label>
        <input id="file" type="file" accept=".json,.csv,.blt,.toi,.soi,.soc,.toc" aria-describedby="hint" />
      </p>
      <p id="hint">${t.hint}</p>
      ${t.script}
      <section id="outcome" aria-live="polite"></section>`,
  });
}
