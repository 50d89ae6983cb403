/** The script of the printed ballot and the poster: a button that prints; without it the browser's own menu does. */
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => print());
}

export {};
