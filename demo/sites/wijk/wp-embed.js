// What WordPress puts on a page with an embed: hears the iframe's secret, shows it and gives it its height.
addEventListener('message', (event) => {
  const { secret, message, value } = event.data ?? {};
  if (typeof secret !== 'string' || !/^[A-Za-z0-9]+$/.test(secret)) return;
  for (const frame of document.querySelectorAll(`iframe.wp-embedded-content[data-secret="${secret}"]`)) {
    if (frame.contentWindow !== event.source) continue;
    if (message === 'height') {
      frame.height = String(Math.max(200, Math.min(3000, Number.parseInt(value, 10) || 0)));
      frame.classList.add('ready');
      const fallback = frame.previousElementSibling;
      if (fallback?.matches('blockquote.wp-embedded-content')) fallback.hidden = true;
    }
    if (message === 'link' && URL.canParse(value) && new URL(value).host === new URL(frame.src).host) {
      if (document.activeElement === frame) window.top.location.href = value;
    }
  }
});

for (const frame of document.querySelectorAll('iframe.wp-embedded-content')) {
  const secret = frame.dataset.secret;
  const greet = () => frame.contentWindow?.postMessage({ message: 'ready', secret }, '*');
  frame.addEventListener('load', greet);
  greet();
}
