import { escapeHtml } from '../core/html.js';

/** The policy of these pages: nothing from elsewhere, nothing inline, in nobody's frame. */
export const SIGN_IN_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const texts = {
  nl: {
    done: 'U bent ingelogd',
    type: 'Ga terug naar de pagina waar u meedoet en vul daar deze code in:',
    once: 'De code werkt één keer, en niet lang. Geef hem aan niemand anders.',
    handed: 'De pagina waar u meedoet heeft de code al gekregen. U kunt dit venster sluiten.',
    failed: 'Het inloggen is niet gelukt',
    again: 'Sluit dit venster en begin opnieuw op de pagina waar u meedoet. Wat u daar koos, staat er nog.',
  },
  en: {
    done: 'You are signed in',
    type: 'Go back to the page where you take part and type this code there:',
    once: 'The code works once, and not for long. Give it to nobody else.',
    handed: 'The page where you take part has the code already. You can close this window.',
    failed: 'Signing in did not work',
    again: 'Close this window and start again on the page where you take part. What you chose there is kept.',
  },
};

const textsIn = (language: string) => (/^en\b/i.test(language) ? texts.en : texts.nl);

const page = (language: string, title: string, body: string): string => `<!doctype html>
<html lang="${/^en\b/i.test(language) ? 'en' : 'nl'}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title>
<link rel="stylesheet" href="/sign-in.css">
<main>
<h1>${escapeHtml(title)}</h1>
${body}
</main>
</html>
`;

/** The page after signing in: shows the one-time code, and hands it to the page that asked, at exactly that origin. */
export const codePage = (language: string, code: string, origin: string | undefined): string => {
  const text = textsIn(language);
  const target = origin === undefined ? '' : ` data-origin="${escapeHtml(origin)}"`;
  return page(
    language,
    text.done,
    `<p id="type">${escapeHtml(text.type)}</p>
<p><output id="code" data-code="${escapeHtml(code)}"${target}>${escapeHtml(code)}</output></p>
<p>${escapeHtml(text.once)}</p>
<p id="handed" role="status" data-text="${escapeHtml(text.handed)}"></p>
<script src="/sign-in.js"></script>`,
  );
};

/** The page when signing in did not work. */
export const failedPage = (language: string): string => {
  const text = textsIn(language);
  return page(language, text.failed, `<p>${escapeHtml(text.again)}</p>`);
};

/** Hands the code to the opener, which listens for `{ type: 'stem-sign-in', code }` and checks this origin. */
export const SIGN_IN_SCRIPT = `(() => {
  const output = document.getElementById('code');
  const { code, origin } = output.dataset;
  if (!window.opener || !origin) return;
  window.opener.postMessage({ type: 'stem-sign-in', code }, origin);
  addEventListener('message', (event) => {
    if (event.source !== window.opener || event.origin !== origin) return;
    if (!event.data || event.data.type !== 'stem-signed-in') return;
    const handed = document.getElementById('handed');
    handed.textContent = handed.dataset.text;
    window.close();
  });
})();
`;

/** The look of these pages. */
export const SIGN_IN_STYLE = `body { margin: 0; font: 1.125rem/1.5 system-ui, sans-serif; color: #1b1b1b; background: #fff; }
main { max-width: 34rem; margin: 0 auto; padding: 2rem 1rem; }
h1 { font-size: 1.5rem; line-height: 1.25; }
output { display: inline-block; padding: 0.75rem 1rem; border: 1px solid #767676; border-radius: 4px;
  font: 600 1.5rem/1.2 ui-monospace, monospace; letter-spacing: 0.08em; user-select: all; }
`;
