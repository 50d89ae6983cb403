import type { Wide } from '../../core/localise.js';

/** Dutch texts of a comparison of scenarios. */
export const scenarioNl = {
  pick: 'Kies één plan',
  choose: 'Ik kies dit plan',
  cost: 'Kosten',
  effects: (label: string) => `Wie wint en wie verliest bij ${label}`,
  gains: 'Beter',
  loses: 'Slechter',
  same: 'Gelijk',
  why: 'Waarom kiest u dit plan?',
  whyHint:
    'U mag dit leeg laten. We lezen uw reden eerst. Daarna kan iedereen die zien, zonder uw naam. Zet er geen gegevens van mensen in.',
};

/** Texts of a comparison of scenarios. */
export type ScenarioTexts = Wide<typeof scenarioNl>;
