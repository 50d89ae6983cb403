import type { LitElement } from './lit.js';

/**
 * Replaces what the server rendered by what the browser renders, once, and carries over what a person had
 * already filled in and where the focus was.
 */
export function takeOver(element: LitElement, carryOver: (fields: FormData) => void) {
  const root = element.renderRoot as ShadowRoot;
  const { name, value, id } = (root.activeElement ?? {}) as Partial<HTMLInputElement>;
  for (const form of root.querySelectorAll('form')) carryOver(new FormData(form));
  root.replaceChildren();
  element.renderOptions.renderBefore = null;
  element.requestUpdate();
  if (!name && !id) return;
  void element.updateComplete.then(() =>
    [...root.querySelectorAll<HTMLInputElement>('[name],[id]')]
      .find((input) => input.name === name && input.value === value && input.id === id)
      ?.focus(),
  );
}
