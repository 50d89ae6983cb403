import { html } from './render.js';

/** A field in which one line is typed. */
export interface LineField {
  name: string;
  label: string;
  value: string;
  /** Longest text, in characters. */
  max: number;
  hint?: string;
  required?: boolean;
}

/** A field in which one line is typed, with its label and its hint. */
export const lineField = ({ name, label, value, max, hint = '', required = false }: LineField): unknown =>
  html`<p>
    <label for="${name}">${label}</label>
    <input
      id="${name}"
      name="${name}"
      maxlength="${max}"
      autocomplete="off"
      dir="auto"
      value="${value}"
      ?required="${required}"
      aria-describedby="${hint && `${name}-hint`}"
    />
    ${hint ? html`<small id="${`${name}-hint`}">${hint}</small>` : ''}
  </p>`;

/** A list from which one is chosen. */
export interface ChoiceField {
  name: string;
  label: string;
  value: string;
  /** What stands first and chooses nothing. */
  none: string;
  groups: readonly { id: string; name: string }[];
  /** Language of their names. */
  language: string;
  required?: boolean;
}

/** A list from which one is chosen; nothing where there is no list. */
export const choiceField = (field: ChoiceField): unknown => {
  const { name, label, value, none, groups, language, required = false } = field;
  if (groups.length === 0) return '';
  return html`<p>
    <label for="${name}">${label}</label>
    <select id="${name}" name="${name}" ?required="${required}">
      <option value="">${none}</option>
      ${groups.map(
        (group) =>
          html`<option value="${group.id}" lang="${language}" ?selected="${group.id === value}">
            ${group.name}
          </option>`,
      )}
    </select>
  </p>`;
};
