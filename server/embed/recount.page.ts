import { html } from './render.js';
import { layout } from './layout.js';

// What `noscript` holds is text to the parser that renders on the server: nothing may be filled in there.
const texts = {
  nl: {
    title: 'Tel zelf na',
    lead: 'Kies het bestand met de gepubliceerde stembiljetten. Uw browser telt ze hier, op uw eigen apparaat. Uw bestand gaat nergens heen.',
    file: 'Bestand met stembiljetten',
    hint: 'Een bestand van deze site (.json of .csv), een stembestand van Pabulib (.pb), of een ander stembestand (.blt, .toi).',
    busy: 'Hoe ver het tellen is',
    stop: 'Stop met tellen',
    outcome: 'Uitkomst van het natellen',
    how: 'Zo tellen we',
    script: html`<noscript
      ><p>
        Voor het natellen in de browser is JavaScript nodig. Zonder JavaScript kan het met de opdracht:
        <code>npx stem recount BESTAND</code>
      </p></noscript
    >`,
  },
  en: {
    title: 'Recount it yourself',
    lead: 'Choose the file with the published ballots. Your browser counts them here, on your own device. Your file goes nowhere.',
    file: 'File with ballots',
    hint: 'A file of this site (.json or .csv), a file of Pabulib (.pb), or another file of ballots (.blt, .toi).',
    busy: 'How far the count is',
    stop: 'Stop counting',
    outcome: 'Outcome of the recount',
    how: 'How we count',
    script: html`<noscript
      ><p>
        Counting in the browser needs JavaScript. Without it, use the command:
        <code>npx stem recount FILE</code>
      </p></noscript
    >`,
  },
};

/** The static page on which anyone recounts published ballots in the browser; `worker` is the path of the script that counts. */
export function recountPage(language: string, scripts: readonly string[], worker: string): unknown {
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
        <input
          id="file"
          type="file"
          accept=".json,.csv,.pb,.blt,.toi,.soi,.soc,.toc"
          aria-describedby="hint"
        />
      </p>
      <p id="hint">${t.hint}</p>
      ${t.script}
      <p id="status" role="status"></p>
      <div id="course" class="course" hidden>
        <progress aria-label="${t.busy}"></progress>
        <span id="runs"></span>
        <button id="stop" class="quiet" type="button">${t.stop}</button>
      </div>
      <section id="outcome" aria-label="${t.outcome}" data-worker="${worker}"></section>`,
    footer: html`<ul>
      <li><a href="/how-we-count?lang=${language}">${t.how}</a></li>
    </ul>`,
  });
}
