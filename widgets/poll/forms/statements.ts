import type { Ballot, Poll } from '../../../contract/poll.schema.js';
import { css, html, isServer, nothing, type LitElement } from '../../core/lit.js';
import { textsOf } from '../../core/localise.js';
import type { BallotForm, Choice, FormContext } from '../form.js';
import { statementsNl, type StatementsTexts } from './statements.nl.js';

type Answer = -1 | 0 | 1;

/** Its styles. */
export const styles = css`
  .statement {
    font-size: 1.125em;
    margin-block-end: 16px;
  }
  .answers button {
    flex: 1 1 120px;
    overflow-wrap: break-word;
  }
  [aria-pressed='true'] {
    box-shadow: inset 0 0 0 2px var(--_accent);
    font-weight: 700;
  }
  button.quiet {
    border: 0;
    padding-inline: 0;
    text-align: start;
    text-decoration: underline;
  }
  .given {
    list-style: none;
    padding: 0;
    margin: 0;
  }
  .given li {
    padding-block: 8px;
    border-block-end: 1px solid var(--_line);
  }
`;

const answersIn = (texts: StatementsTexts): [Answer, string][] => [
  [1, texts.agree],
  [-1, texts.disagree],
  [0, texts.pass],
];

/** Where a person is: where they went, else the first statement without an answer, else the end. */
function placeOf({ at, ballot }: Choice, { options }: Poll): number {
  if (at !== undefined) return Math.min(at, options.length);
  const open = options.findIndex(({ id }) => ballot.answers?.[id] === undefined);
  return open < 0 ? options.length : open;
}

/** All statements with native controls, for a page without script. */
function list({ poll, ballot, language }: FormContext) {
  const texts = textsOf('statements', statementsNl, language);
  return html`${poll.options.map(
    ({ id, label }) =>
      html`<fieldset>
        <legend lang=${poll.language} dir="auto">${label}</legend>
        ${answersIn(texts).map(
          ([answer, word]) =>
            html`<label class="option"
              ><input
                type="radio"
                name="answer.${id}"
                value=${answer}
                ?checked=${ballot.answers?.[id] === answer}
              /><span>${word}</span></label
            >`,
        )}
      </fieldset>`,
  )}`;
}

/** Statements, one at a time: agree, disagree or pass, with the way back. */
export function form(context: FormContext) {
  if (isServer) return list(context);
  const { poll, ballot, language, faulty, choose } = context;
  const texts = textsOf('statements', statementsNl, language);
  const { options } = poll;
  const answers = ballot.answers ?? {};
  const place = placeOf(context, poll);
  const option = options[place];
  const go = async (event: Event, at: number, given: Ballot = ballot) => {
    const root = (event.currentTarget as Element).getRootNode() as ShadowRoot;
    choose({ ballot: given, at });
    await (root.host as LitElement).updateComplete;
    root.querySelector<HTMLElement>('legend')?.focus();
  };
  const link = (word: string, at: number, label?: string) =>
    html`<button
      class="quiet"
      type="button"
      aria-label=${label ?? nothing}
      @click=${(event: Event) => go(event, at)}
    >
      ${word}
    </button>`;
  if (!option)
    return html`<fieldset aria-describedby=${faulty ? 'error' : nothing}>
      <legend tabindex="-1">${texts.done}</legend>
      <ul class="given">
        ${options.map(({ id, label }, index) => {
          const given = answersIn(texts).find(([answer]) => answers[id] === answer)?.[1] ?? texts.none;
          return html`<li>
            <span lang=${poll.language} dir="auto">${label}</span
            ><br />${link(`${given} (${texts.edit})`, index, `${given}. ${texts.change(label)}`)}
          </li>`;
        })}
      </ul>
    </fieldset>`;
  return html`<fieldset aria-describedby="statement">
    <legend tabindex="-1">${texts.at(place + 1, options.length)}</legend>
    <p class="statement" id="statement" lang=${poll.language} dir="auto">${option.label}</p>
    <p class="row answers">
      ${answersIn(texts).map(
        ([answer, word]) =>
          html`<button
            type="button"
            part="button"
            aria-pressed=${answers[option.id] === answer}
            @click=${(event: Event) => go(event, place + 1, { answers: { ...answers, [option.id]: answer } })}
          >
            ${word}
          </button>`,
      )}
    </p>
    <p class="row">
      ${place ? link(texts.back, place - 1) : ''}
      ${Object.keys(answers).length >= poll.rule.min ? link(texts.end, options.length) : ''}
    </p>
  </fieldset>`;
}

/** What its native controls hold. */
export function read(given: FormData, { options }: Poll): Ballot {
  const answers: Record<string, Answer> = {};
  for (const { id } of options) {
    const value = given.get(`answer.${id}`);
    if (value) answers[id] = Number(value) as Answer;
  }
  return { answers };
}

/** Casting is offered at the end. */
export const unfinished: BallotForm['unfinished'] = (choice, poll) =>
  !isServer && placeOf(choice, poll) < poll.options.length;
