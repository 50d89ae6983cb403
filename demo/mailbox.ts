import { createServer, type Server } from 'node:http';

/** A mail that the demo's server would have sent. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
  at: Date;
}

/** The demo's postbox: what the server mails, and the letters with codes. It lives in memory only. */
export class Mailbox {
  readonly #mails: Mail[] = [];
  #letters: string[] = [];

  /** Takes in a mail; the newest stands on top and the oldest of more than fifty goes. */
  deliver(mail: Mail): void {
    this.#mails.unshift(mail);
    this.#mails.length = Math.min(this.#mails.length, 50);
  }

  /** Puts the letters with these codes in the postbox. */
  post(codes: string[]): void {
    this.#letters = codes;
  }

  /** The page, in Dutch. */
  page(wijk: string): string {
    const mails = this.#mails.map(
      (mail) =>
        `<article><h3>${escape(mail.subject)}</h3><p class="to">Aan ${escape(mail.to)}, ${clock(mail.at)}</p>` +
        `<pre>${linked(mail.text)}</pre></article>`,
    );
    const letters = this.#letters.map((code) => `<li><code>${escape(code)}</code></li>`);
    return `<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Postbus van de demo</title>
<link rel="stylesheet" href="/postbus.css">
</head>
<body>
<main>
<h1>Postbus van de demo</h1>
<p>Wat de server per mail verstuurt, komt hier binnen. In het echt bestaat deze pagina niet.</p>
<p><a href="/">Kijk of er nieuwe post is</a></p>
<h2>Mail</h2>
${mails.join('\n') || '<p>Er is nog geen mail. Stem bij “oud papier” op de site van de gemeente, dan komt er een code.</p>'}
<h2>Brieven voor de Lindehof</h2>
<p>Elke code is één stem waard, op <a href="${escape(wijk)}/lindehof.html">de pagina over de Lindehof</a>.</p>
<ul>${letters.join('') || '<li>De brieven zijn nog onderweg.</li>'}</ul>
</main>
</body>
</html>
`;
  }

  /** Serves the page and its stylesheet. */
  server(wijk: () => string): Server {
    return createServer((request, response) => {
      const css = request.url === '/postbus.css';
      const known = css || request.url === '/';
      response.writeHead(known ? 200 : 404, {
        'Content-Type': `text/${css ? 'css' : 'html'}; charset=utf-8`,
        'Cache-Control': 'no-store',
        'Content-Security-Policy': "default-src 'none'; style-src 'self'; frame-ancestors 'none'",
      });
      response.end(css ? style : known ? this.page(wijk()) : 'Deze pagina bestaat niet.\n');
    });
  }
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string => text.replace(/[&<>"]/g, (c) => escapes[c] ?? c);
// As mail programs do; an address ends before a space.
const linked = (text: string): string =>
  text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part, at) => (at % 2 === 1 ? `<a href="${escape(part)}">${escape(part)}</a>` : escape(part)))
    .join('');
const clock = (at: Date): string => at.toLocaleTimeString('nl-NL', { hour: '2-digit', minute: '2-digit' });

const style = `
body { margin: 0; background: #e9edf1; color: #1d2329; font: 1.0625rem/1.55 system-ui, 'Liberation Sans', sans-serif; }
main { max-width: 42rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1, h2, h3 { line-height: 1.2; }
h2 { margin: 2rem 0 0.5rem; }
h3 { margin: 0; font-size: 1.0625rem; }
a { color: #0b4f8a; }
:focus-visible { outline: 3px solid; outline-offset: 2px; }
article { margin: 0 0 1rem; padding: 1rem 1.25rem; background: #fff; border-left: 5px solid #d9662f; }
.to { margin: 0.125rem 0 0.75rem; color: #56606b; font-size: 0.9375rem; }
pre { margin: 0; font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; }
ul { display: flex; flex-wrap: wrap; gap: 0.5rem; margin: 0; padding: 0; list-style: none; }
li { padding: 0.375rem 0.75rem; background: #fff; border: 1px dashed #8a96a3; }
code { font: 1rem ui-monospace, 'Liberation Mono', monospace; }
`;
