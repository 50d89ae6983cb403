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

/**
 * In the opaque box no form is submitted, and none says that it would be (WHATWG HTML §4.10.21.3, step 3): the press of
 * its button is told to who listens for that. Enter in a field is such a press too.
 */
function submitInBox(event: Event): void {
  const [at] = event.composedPath();
  const submitter = at instanceof Element ? at.closest('button') : undefined;
  if (submitter?.type !== 'submit' || !submitter.form || event.defaultPrevented) return;
  event.preventDefault();
  submitter.form.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true, submitter }));
}

if (parent !== window) {
  if (self.origin === 'null') addEventListener('click', submitInBox);
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
