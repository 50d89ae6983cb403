// The listener of docs/editor.md: an iframe of the Stem server says how high it is; nobody else is believed.
addEventListener('message', (event) => {
  if (event.data?.type !== 'stem-height') return;
  for (const frame of document.querySelectorAll('iframe[src*="/embed/"]')) {
    if (frame.contentWindow !== event.source || new URL(frame.src).origin !== event.origin) continue;
    frame.height = String(Math.min(5000, Math.max(200, Number(event.data.height) || 0)));
  }
});
