import type { Wide } from '../../core/localise.js';

/** Dutch texts of the reasons for scenarios. */
export const reasonsNl = {
  title: 'Waarom kozen mensen dit?',
  about: 'Mensen schreven dit zelf, zonder naam. Wij lazen het eerst.',
  none: 'Bij deze keuze staan geen redenen.',
  withheld: 'Er stemden te weinig mensen om de redenen te laten zien. Zo is niemand te herkennen.',
  busy: 'De redenen komen eraan.',
  more: 'Meer redenen',
};

/** Texts of the reasons for scenarios. */
export type ReasonsTexts = Wide<typeof reasonsNl>;
