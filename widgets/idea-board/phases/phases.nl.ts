import { textsOf, type Wide } from '../../core/localise.js';

/** Dutch texts of the process that a board is part of. */
export const phasesNl = {
  phases: 'Zo gaat het',
  from: (day: string) => `vanaf ${day}`,
  now: 'Nu:',
  links: 'Hoort hierbij',
  kinds: { poll: 'stemming', budget: 'budget', thread: 'gesprek', board: 'ideeën' },
  ideas: (count: number) =>
    count === 1 ? '1 idee hiervan doet daar mee' : `${count} ideeën hiervan doen daar mee`,
};

/** Texts of the process in a language. */
export const phasesTexts = (language: string): PhasesTexts => textsOf('phases', phasesNl, language);

/** Texts of the process that a board is part of. */
export type PhasesTexts = Wide<typeof phasesNl>;
