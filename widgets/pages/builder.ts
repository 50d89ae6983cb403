/** The script of the public page: copies a snippet and says so; without it the snippets can still be selected by hand. */
const copied = document.documentElement.lang.startsWith('en') ? 'Copied' : 'Gekopieerd';

async function copy(button: HTMLButtonElement): Promise<void> {
  const field = document.getElementById(button.getAttribute('aria-controls') ?? '');
  if (!(field instanceof HTMLTextAreaElement)) return;
  const status = button.parentElement?.querySelector('[role=status]');
  try {
    await navigator.clipboard.writeText(field.value);
    if (status) status.textContent = copied;
  } catch {
    field.focus();
    field.select();
  }
}

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
  button.hidden = false;
  button.addEventListener('click', () => void copy(button));
}

export {};
