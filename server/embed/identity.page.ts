import { limits } from '../../contract/limits.js';
import type { AccessLevel } from '../../contract/activity.schema.js';
import { html } from './render.js';
import { layout } from './layout.js';
import { textsIn, type PageTexts } from './texts.js';

/** A step of proving who one is, without script; the choice travels along in hidden fields. */
export interface IdentityPage {
  language: string;
  title: string;
  ref: string;
  step: 'address' | 'mail-code' | 'letter-code' | 'sign-in';
  /** Fields of the ballot's form, to be sent again. */
  fields: readonly (readonly [name: string, value: string])[];
  /** Names the mail code or the sign-in that is under way. */
  challenge?: string;
  /** Where to sign in. */
  signInUrl?: string;
  minutes?: number;
  /** What went wrong in the step before, as a sentence. */
  error?: string | undefined;
}

const field = (
  page: IdentityPage,
  name: string,
  label: string,
  input: { type: string; mode: string; max: number; complete: string },
) => html`
  <p>
    <label for="${name}">${label}</label>
    <input
      id="${name}"
      name="${name}"
      type="${input.type}"
      inputmode="${input.mode}"
      maxlength="${input.max}"
      autocomplete="${input.complete}"
      aria-describedby="${page.error ? 'error' : 'lead'}"
      required
      autofocus
    />
  </p>
`;

const steps: Record<
  IdentityPage['step'],
  (page: IdentityPage, texts: PageTexts) => { lead: string; inputs: unknown; button: string }
> = {
  address: (page, texts) => ({
    lead: texts.emailLead,
    inputs: field(page, 'email', texts.emailLabel, {
      type: 'email',
      mode: 'email',
      max: limits.email,
      complete: 'email',
    }),
    button: texts.sendCode,
  }),
  'mail-code': (page, texts) => ({
    lead: texts.codeSent(page.minutes ?? 10),
    inputs: field(page, 'code', texts.codeLabel, {
      type: 'text',
      mode: 'numeric',
      max: 20,
      complete: 'one-time-code',
    }),
    button: texts.confirm,
  }),
  'letter-code': (page, texts) => ({
    lead: texts.letterLead,
    inputs: field(page, 'code', texts.letterLabel, {
      type: 'text',
      mode: 'text',
      max: limits.letterCode,
      complete: 'off',
    }),
    button: texts.confirm,
  }),
  'sign-in': (page, texts) => ({
    lead: texts.residentLead,
    inputs: html`<p><a href="${page.signInUrl ?? ''}" target="_blank" rel="opener">${texts.signIn}</a></p>
      ${field(page, 'code', texts.codeLabel, { type: 'text', mode: 'text', max: limits.letterCode, complete: 'one-time-code' })}`,
    button: texts.confirm,
  }),
};

/** Which step comes first for an access level. */
export const firstStep = (needs: Exclude<AccessLevel, 'guest'>): IdentityPage['step'] =>
  ({ email: 'address', code: 'letter-code', resident: 'sign-in' })[needs] as IdentityPage['step'];

/** The page of one step of proving who one is. */
export function identityPage(page: IdentityPage): unknown {
  const texts = textsIn(page.language);
  const { lead, inputs, button } = steps[page.step](page, texts);
  return layout({
    language: page.language,
    title: page.title,
    look: 'page',
    hidden: true,
    scripts: [],
    main: html`<h1>${page.title}</h1>
      ${page.error ? html`<div class="notice" role="alert"><p id="error">${page.error}</p></div>` : ''}
      <p id="lead">${texts.kept} ${lead}</p>
      <form method="post" action="${`/a/${page.ref}`}">
        ${page.fields.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
        <input type="hidden" name="step" value="${page.step}" />
        ${page.challenge ? html`<input type="hidden" name="challenge" value="${page.challenge}" />` : ''}
        ${inputs}
        <p><button type="submit">${button}</button></p>
      </form>
      <p><a href="${`/a/${page.ref}`}">${texts.backToPoll}</a></p>`,
  });
}
