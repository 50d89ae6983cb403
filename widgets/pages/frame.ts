/**
 * The script of the iframe page: tells the embedding page how high the content is, in Stem's own words and in those of
 * WordPress (`ready` and `height` with the secret from `#?secret=`). It sends a number only, so any parent may hear it.
 */
const secret = /secret=([\dA-Za-z]{10})/.exec(location.hash)?.[1];
let told = 0;

function tell(): void {
  const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
  if (height === told) return;
  told = height;
  parent.postMessage({ type: 'stem-height', height }, '*');
  if (secret) parent.postMessage({ message: 'height', value: height, secret }, '*');
}

if (parent !== window) {
  if (secret) parent.postMessage({ message: 'ready', secret }, '*');
  new ResizeObserver(tell).observe(document.documentElement);
  addEventListener('message', (event) => {
    if (event.source !== parent) return;
    told = 0;
    tell();
  });
  tell();
}

export {};
