import { randomInt } from 'node:crypto';

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const attributes = [
  'src',
  'width',
  'height',
  'frameborder',
  'marginwidth',
  'marginheight',
  'scrolling',
  'title',
];

/**
 * What WordPress 4.4 and later makes of the oEmbed answer of a provider that it does not know: a blockquote and one
 * iframe with these attributes only, a secret of its own behind whatever is in the address, a box where only scripts
 * may run, and hidden until it hears the secret (`wp_filter_oembed_result`, wp-includes/embed.php).
 */
export function inWordPress(answer: string): string {
  const secret = Array.from({ length: 10 }, () => letters[randomInt(letters.length)]).join('');
  const given = /<iframe ([^>]*)><\/iframe>/.exec(answer)![1]!;
  const quote = /<blockquote[^>]*>(.*?)<\/blockquote>/s.exec(answer)?.[1];
  const kept = [...given.matchAll(/([\w-]+)="([^"]*)"/g)]
    .filter(([, name]) => attributes.includes(name!))
    .map(([, name, value]) =>
      name === 'src' ? `src="${value}#?secret=${secret}" data-secret="${secret}"` : `${name}="${value}"`,
    );
  return (
    (quote === undefined
      ? ''
      : `<blockquote class="wp-embedded-content" data-secret="${secret}">${quote}</blockquote>`) +
    `<iframe class="wp-embedded-content" sandbox="allow-scripts" security="restricted" ` +
    `${quote === undefined ? '' : 'style="position: absolute; visibility: hidden;"'} ${kept.join(' ')}></iframe>`
  );
}

/**
 * What a WordPress page does with messages of such a frame: on any message with its secret it shows the frame and
 * hides the quote; a height holds between 200 and 1,000; a link is followed to the frame's own host only, and only
 * when the frame has the focus (wp-includes/js/wp-embed.js). To run in the page.
 */
export function listenAsWordPress(): void {
  const followed: string[] = [];
  Object.assign(globalThis, { followed });
  addEventListener('message', ({ data, source }: MessageEvent<Record<string, unknown> | null>) => {
    const { secret, message, value } = data ?? {};
    if (!secret || !message || /[^a-zA-Z0-9]/.test(String(secret))) return;
    for (const quote of document.querySelectorAll<HTMLElement>(`blockquote[data-secret="${String(secret)}"]`))
      quote.style.display = 'none';
    for (const frame of document.querySelectorAll<HTMLIFrameElement>(
      `iframe[data-secret="${String(secret)}"]`,
    )) {
      if (source !== frame.contentWindow) continue;
      frame.removeAttribute('style');
      if (message === 'height')
        frame.height = String(Math.min(1000, Math.max(200, parseInt(String(value), 10))));
      const own = new URL(frame.getAttribute('src')!).host;
      if (message === 'link' && document.activeElement === frame && new URL(String(value)).host === own)
        followed.push(String(value));
    }
  });
  addEventListener('load', () => {
    for (const frame of document.querySelectorAll<HTMLIFrameElement>('iframe.wp-embedded-content'))
      frame.contentWindow?.postMessage({ message: 'ready', secret: frame.dataset.secret }, '*');
  });
}
