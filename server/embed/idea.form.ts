import type { FieldError } from '../../contract/errors.js';
import {
  IdeaInput,
  type FoundAddress,
  type IdeaCard,
  type UploadedPicture,
} from '../../contract/idea.schema.js';
import { limits } from '../../contract/limits.js';
import { InvalidInput } from '../core/errors.js';
import { checkOf } from '../core/validate.js';
import { boardAt, noticeView, type OnBoard } from './board.parts.js';
import { choiceField, lineField } from './idea.fields.js';
import { layout } from './layout.js';
import { ownTextsIn } from './own.texts.js';
import { html } from './render.js';
import { placeFields, pointIn, typedPlace, type TypedPlace } from './place.fields.js';
import { textsIn } from './texts.js';
import { field } from './thread.page.js';

/** What was typed in the form of an idea. */
export interface TypedIdea extends TypedPlace {
  title: string;
  text: string;
  category: string;
  /** Id of a picture that was taken in before. */
  picture: string;
  alt: string;
  name: string;
}

/** The form in which one person adds an idea, or changes one. */
export interface IdeaFormPage extends OnBoard {
  typed: TypedIdea;
  /** The idea that is changed; a new one where absent. */
  edits?: string | undefined;
  /** Says when the form was made; see the time trap. */
  shown: string;
  /** Ideas like the one that was typed; empty where none was looked for. */
  alike: readonly IdeaCard[];
  /** Addresses that were looked up; absent where none were. */
  addresses?: readonly FoundAddress[] | undefined;
  /** Whether ideas like it were shown before. */
  seen: boolean;
}

const fields = ['title', 'text', 'category', 'picture', 'alt', 'name'] as const;

/** Reads what was typed. Forms send every line break as CR LF (WHATWG HTML §4.10.21.4). */
export const typedIdea = (form: URLSearchParams): TypedIdea => {
  const words = Object.fromEntries(
    fields.map((name) => [name, (form.get(name) ?? '').replaceAll('\0', '').replaceAll('\r\n', '\n').trim()]),
  ) as unknown as Omit<TypedIdea, keyof TypedPlace>;
  const typed = { ...words, ...typedPlace(form) };
  return form.has('nopicture') ? { ...typed, picture: '', alt: '' } : typed;
};

const check = checkOf(IdeaInput, '');

/** The idea that was typed. Throws InvalidInput; what a board asks for is not judged here. */
export const ideaIn = (typed: TypedIdea): IdeaInput => {
  const { title, text, category, area, placeName, point, picture, alt, name } = typed;
  const place = point === '' ? undefined : pointIn(point);
  const input: IdeaInput = {
    title,
    text,
    ...(category && { category }),
    ...(area && { area }),
    ...(place && { place }),
    ...(placeName && { placeName }),
    ...(picture && { picture: { id: picture, alt } }),
    ...(name && { name }),
  };
  const faults = check(input);
  if (point !== '' && !place) faults.push({ at: '/place', rule: 'place', detail: 'is latitude, longitude' });
  if (faults.length > 0) throw new InvalidInput(faults);
  return input;
};

/** What is wrong with an idea, in a sentence for each field. */
export const ideaFaultText = (faults: readonly FieldError[], { texts }: Pick<OnBoard, 'texts'>): string => {
  const said = faults.map(
    ({ at, rule }) =>
      texts.faults[`${at} ${rule}`] ?? texts.faults[at] ?? texts.faults[at.split('/', 2).join('/')],
  );
  return [...new Set(said.map((text) => text ?? texts.notKept.invalid_input ?? ''))].join(' ');
};

const input = (
  { typed, texts }: IdeaFormPage,
  name: 'title' | 'alt' | 'name',
  { max, hint, required = false }: { max: number; hint?: string; required?: boolean },
): unknown => {
  const label = `${texts[name]}${required || name === 'alt' ? '' : ` (${texts.optional})`}`;
  return lineField({ name, label, value: typed[name], max, required, ...(hint !== undefined && { hint }) });
};

const categoryView = ({ typed, texts, board }: IdeaFormPage): unknown =>
  choiceField({
    name: 'category',
    label: texts.category,
    value: typed.category,
    none: texts.choose,
    groups: board.categories,
    language: board.language,
    required: true,
  });

const pictureFields = (page: IdeaFormPage): unknown => {
  const { board, texts, typed, language } = page;
  if (!board.pictures) return '';
  return html`<fieldset>
    <legend>${texts.picture} (${texts.optional})</legend>
    ${field('picture', typed.picture || undefined)}
    ${
      typed.picture
        ? html`<p>${texts.pictureKept}</p>
            <label
              ><input class="choice" type="checkbox" name="nopicture" value="1" />
              ${ownTextsIn(language).dropPicture}</label
            >`
        : ''
    }
    <p>
      <label for="file">${texts.picture}</label>
      <input
        id="file"
        name="file"
        type="file"
        accept="image/jpeg,image/png,image/webp,image/avif"
        aria-describedby="file-hint"
      />
      <small id="file-hint">${texts.pictureHint}</small>
    </p>
    ${input(page, 'alt', { max: limits.alt, hint: texts.altHint })}
  </fieldset>`;
};

const alikeView = (page: IdeaFormPage): unknown =>
  page.alike.length === 0
    ? ''
    : html`<div class="notice" role="status">
        <h2>${page.texts.alike}</h2>
        <p>${page.texts.alikeLead}</p>
        <ul lang="${page.board.language}">
          ${page.alike.map(
            ({ id, title, supports }) =>
              html`<li>
                <a href="${boardAt(page, { idee: id })}">${title}</a> · ${page.texts.supports(supports)}
              </li>`,
          )}
        </ul>
      </div>`;

// What only a new idea has: a name, and what tells people from machines.
const newFields = (page: IdeaFormPage): unknown =>
  html`${input(page, 'name', { max: limits.name, hint: page.texts.nameHint })}
    <p hidden>
      <label for="website">${page.texts.empty}</label>
      <input id="website" name="website" tabindex="-1" autocomplete="off" />
    </p>
    ${field('act', 'add')} ${field('shown', page.shown)} ${field('seen', page.seen ? '1' : undefined)}`;

// Enter in a field presses the first button of a form: that is to send it, not to look an address up.
const firstButton = html`<button hidden tabindex="-1"></button>`;

/** The page with the form for a new idea, or for one that is changed. */
export const ideaFormPage = (page: IdeaFormPage): unknown => {
  const { board, texts, language, typed, notice, edits } = page;
  const own = ownTextsIn(language);
  const heading = edits === undefined ? texts.add : own.edit;
  const here: Record<string, string> = edits === undefined ? { nieuw: '1' } : { idee: edits, wijzig: '1' };
  const back = edits === undefined ? boardAt(page) : boardAt(page, { idee: edits });
  return layout({
    language,
    title: `${heading}: ${board.title}`,
    look: 'page',
    hidden: true,
    scripts: [],
    header: html`<p>${textsIn(language).askedBy} <strong>${board.organisation}</strong></p>`,
    main: html`<p><a href="${back}">${edits === undefined ? texts.back : own.back}</a></p>
      <h1>${heading}</h1>
      <p lang="${board.language}">${board.title}</p>
      ${notice ? noticeView(notice) : ''} ${alikeView(page)}
      <form method="post" action="${boardAt(page, here)}" enctype="multipart/form-data">
        ${board.addresses ? firstButton : ''} ${input(page, 'title', { max: limits.title, required: true })}
        <p>
          <label for="text">${texts.text}</label>
          <textarea id="text" name="text" rows="8" dir="auto" maxlength="${limits.comment}" required>
${typed.text}</textarea>
        </p>
        ${categoryView(page)} ${placeFields(page, boardAt(page, here))} ${pictureFields(page)}
        ${edits === undefined ? newFields(page) : html`${field('act', 'edit')} ${field('idea', edits)}`}
        <button>${edits === undefined ? texts.send : own.save}</button>
      </form>`,
  });
};

/** What was typed, with the picture that came along. */
export const withPicture = (typed: TypedIdea, picture: Pick<UploadedPicture, 'id'> | undefined): TypedIdea =>
  picture === undefined ? typed : { ...typed, picture: picture.id };
