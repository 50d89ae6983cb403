/**
 * The script of the iframe page: tells the embedding page how high the content is, in Stem's own words and in those of
 * WordPress (`ready` and `height` with the secret from `#?secret=`). It sends a number only, so any parent may hear it.
 */
// WordPress adds a secret of its own behind the one that our oEmbed answer has, and listens to that one.
const secret = /.*secret=([\dA-Za-z]{10})/.exec(location.hash)?.[1];
let told = 0;

function tell(): void {
  const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
  if (height === told) return;
  told = height;
  parent.postMessage({ type: 'stem-height', height }, '*');
  if (secret) parent.postMessage({ message: 'height', value: height, secret }, '*');
}

/** In the opaque box no window opens: WordPress follows a link for us, when it leads to our own host. */
function handOver(event: Event): void {
  const link = event.composedPath().find((at) => at instanceof HTMLAnchorElement);
  if (link) parent.postMessage({ message: 'link', value: link.href, secret }, '*');
}

if (parent !== window) {
  if (secret && self.origin === 'null') addEventListener('click', handOver);
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
