import type { BudgetRule } from '../../../contract/budget.schema.js';

/** Texts of the rules of a budget. */
export interface BudgetRulesTexts {
  method: Record<BudgetRule['method'], string>;
  skip: string;
  stop: string;
  threshold(votes: number): string;
  completion: string;
  comparison: string;
  quota(name: string, money: string): string;
  spend(money: string): string;
  minSpend(money: string): string;
  min(count: number): string;
  group(name: string, parts: { min: number; max: number | undefined; money: string | undefined }): string;
  tie: string;
}

const projects = (count: number) => (count === 1 ? '1 project' : `${count} projecten`);

/** Dutch texts of the rules of a budget, as residents read them before they vote. */
export const budgetRulesNl: BudgetRulesTexts = {
  method: {
    greedy: 'Het project met de meeste stemmen krijgt het eerst geld, dan het volgende, tot het geld op is.',
    'equal-shares':
      'We tellen met Gelijke Delen: elke stemmer krijgt een even groot deel van het geld. Een project wint als de mensen die het kozen het samen kunnen betalen.',
    phragmen:
      'Elke stemmer spaart even snel (Phragmén). Een project wint zodra de mensen die het kozen het samen kunnen betalen.',
  },
  skip: 'Past een project niet meer in het geld, dan gaan we door met het volgende.',
  stop: 'Past een project niet meer in het geld, dan stoppen we daar.',
  threshold: (votes) => `Een project met minder dan ${votes} stemmen wint niet.`,
  completion:
    'Blijft er geld over, dan geven we elke stemmer steeds een beetje meer, tot er niets meer bij past.',
  comparison: 'Is gewoon tellen op volgorde voor meer stemmers beter, dan geldt die uitslag.',
  quota: (name, money) => `Voor ${name} is hoogstens ${money}.`,
  spend: (money) => `Uw projecten kosten samen hoogstens ${money}.`,
  minSpend: (money) => `Uw projecten kosten samen minstens ${money}.`,
  min: (count) => `U kiest minstens ${projects(count)}.`,
  group: (name, { min, max, money }) =>
    `Voor ${name}: ${[
      min && `minstens ${projects(min)}`,
      max !== undefined && `hoogstens ${projects(max)}`,
      money && `hoogstens ${money}`,
    ]
      .filter(Boolean)
      .join(', ')}.`,
  tie: 'Staan projecten gelijk, dan gaat het goedkoopste voor, dan dat met de meeste stemmen.',
};
