import { css } from './lit.js';

/**
 * What every widget takes from its host: type, size and colour of the text are inherited; one accent colour
 * comes from `--stem-*`, else from NL Design System tokens, else from the lightness of the host's own text.
 * Lengths are in px on a scale of 4 because hosts redefine `rem`. In the shadow root only what is inherited
 * gets in; `!important` on the host itself wins from the page, also from `* { all: unset !important }`.
 */
export const theme = css`
  :host {
    --_blue: #154273;
    --_on: #fff;
    --_red: #b42318;
    --_grey: #8888;
    --_accent: var(
      --stem-accent,
      var(
        --utrecht-button-primary-action-background-color,
        var(
          --nl-button-primary-background-color,
          var(
            --ams-button-primary-background-color,
            var(--rhc-color-primary-500, var(--basis-color-action-2-bg-default, var(--_blue)))
          )
        )
      )
    );
    --_line: var(--stem-line, var(--basis-color-default-border-default, var(--_grey)));
    --_radius: var(
      --stem-radius,
      var(
        --utrecht-button-border-radius,
        var(--nl-button-border-radius, var(--rhc-border-radius-md, var(--basis-border-radius-md, 4px)))
      )
    );
    --_focus: var(
      --stem-focus,
      var(--utrecht-focus-outline-color, var(--basis-focus-outline-color, currentColor))
    );
    display: block !important;
    text-align: start;
    text-transform: none;
    white-space: normal;
    overflow-wrap: anywhere;
  }
  :host([hidden]) {
    display: none !important;
  }
  @supports (color: oklch(from red l c h)) {
    :host {
      --_blue: oklch(from currentColor calc(0.38 + 0.42 * clamp(0, (l - 0.6) * 999, 1)) 0.1 255);
      --_red: oklch(from currentColor calc(0.5 + 0.3 * clamp(0, (l - 0.6) * 999, 1)) 0.16 27);
      --_on: var(
        --stem-on-accent,
        oklch(from var(--_accent) calc(1 - 0.86 * clamp(0, (l - 0.565) * 999, 1)) 0 0)
      );
      --_grey: oklch(from currentColor l c h / 0.3);
    }
  }
  * {
    box-sizing: border-box;
    font: inherit;
    color: inherit;
    margin: 0;
  }
  .title {
    font-family: var(
      --stem-heading-font,
      var(--utrecht-heading-font-family, var(--basis-heading-font-family, inherit))
    );
    font-size: 1.25em;
    line-height: 1.3;
  }
  .title,
  b,
  legend,
  .primary {
    font-weight: 700;
  }
  small {
    display: block;
    font-size: 0.875em;
  }
  fieldset {
    border: 0;
    padding: 0;
    min-inline-size: 0;
  }
  legend {
    padding: 0;
    margin-block-end: 8px;
  }
  button {
    padding: 8px 20px;
    border: 1px solid var(--_accent);
    border-radius: var(--_radius);
    background: none;
    cursor: pointer;
    min-block-size: 44px;
  }
  .primary {
    background: var(--_accent);
  }
  .primary span {
    color: var(--_on);
  }
  [aria-disabled='true'] {
    opacity: 0.6;
    cursor: wait;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .stack {
    display: grid;
    gap: 16px;
    grid-template-columns: minmax(0, 1fr);
  }
  summary {
    cursor: pointer;
    padding-block: 10px;
  }
  :focus-visible,
  .option:has(:focus-visible) {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
  }
  [tabindex='-1'] {
    outline: 0;
  }
  .error {
    padding-inline-start: 12px;
    border-inline-start: 4px solid var(--_red);
  }
  .error:empty {
    position: absolute;
    border: 0;
  }
  p + p,
  ul,
  p + button {
    margin-block-start: 12px;
  }
  .hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
