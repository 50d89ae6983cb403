import { css } from '../lit.js';

/** What Leaflet needs of its own stylesheet, and how our places look: a stylesheet that a strict policy allows. */
export const mapStyles = css`
  .map {
    position: relative;
    z-index: 0;
    block-size: clamp(280px, 60vh, 420px);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    overflow: hidden;
    direction: ltr;
    background: color-mix(in srgb, currentColor 6%, transparent);
  }
  summary + .stack {
    padding-block-start: 6px;
  }
  .leaflet-pane,
  .leaflet-tile,
  .leaflet-marker-icon,
  .leaflet-tile-container,
  .leaflet-pane > svg,
  .leaflet-zoom-box,
  .leaflet-image-layer,
  .leaflet-layer {
    position: absolute;
    inset: 0 auto auto 0;
  }
  .leaflet-tile,
  .leaflet-marker-icon {
    user-select: none;
    -webkit-user-drag: none;
  }
  .leaflet-overlay-pane svg {
    max-inline-size: none;
  }
  .leaflet-tile {
    visibility: hidden;
    max-inline-size: none;
    inline-size: 256px;
    block-size: 256px;
  }
  .leaflet-tile-loaded {
    visibility: inherit;
  }
  .leaflet-zoom-animated {
    transform-origin: 0 0;
  }
  .leaflet-tile-pane {
    z-index: 200;
  }
  .leaflet-overlay-pane {
    z-index: 400;
    pointer-events: none;
  }
  .leaflet-marker-pane {
    z-index: 600;
  }
  .leaflet-container.leaflet-touch-drag.leaflet-touch-zoom {
    touch-action: none;
  }
  .leaflet-interactive,
  .leaflet-grab {
    cursor: pointer;
  }
  .place {
    display: grid;
    place-items: center;
    inline-size: 44px;
    block-size: 44px;
    border-radius: 50%;
    color: inherit;
  }
  .place svg {
    fill: var(--_accent);
    stroke: var(--_on);
    stroke-width: 1.5;
  }
  .place text {
    fill: var(--_on);
    stroke: none;
    font-size: 12px;
    font-weight: 700;
  }
  .outline {
    fill: color-mix(in srgb, currentColor 5%, transparent);
    stroke: currentColor;
    stroke-width: 2;
    stroke-opacity: 0.6;
  }
  .cross {
    position: absolute;
    inset: calc(50% - 24px) auto auto calc(50% - 24px);
    z-index: 700;
    pointer-events: none;
  }
  .cross svg {
    display: block;
    fill: none;
    stroke: var(--_accent);
    stroke-width: 3;
    filter: drop-shadow(0 0 2px var(--_paper, Canvas));
  }
  .map-tools {
    position: absolute;
    inset: 8px 8px auto auto;
    z-index: 800;
    display: grid;
    gap: 4px;
  }
  .map-tools button {
    inline-size: 44px;
    padding: 0;
    background: var(--_paper, Canvas);
    font-size: 1.25em;
  }
  .map-by {
    position: absolute;
    inset: auto 0 0 auto;
    z-index: 800;
    padding: 2px 6px;
    font-size: 0.75em;
    background: var(--_paper, Canvas);
  }
  @media (forced-colors: active) {
    .place svg {
      fill: Highlight;
      stroke: Canvas;
      forced-color-adjust: none;
    }
    .place text {
      fill: HighlightText;
    }
  }
`;
