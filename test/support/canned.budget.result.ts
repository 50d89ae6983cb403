import type { Budget, Project } from '../../contract/budget.schema.js';
import type { WeightedBudgetBallot } from '../../counting/budget/ballot.js';
import { countBudget } from '../../counting/budget/count.js';
import type { Medium } from '../../counting/poll/ballot.js';

const areas = [
  { id: 'noord', name: 'Het Noorderkwartier' },
  { id: 'midden', name: 'Rond de Markt' },
  { id: 'zuid', name: 'Zuid en de Dijk' },
];
const categories = [
  { id: 'groen', name: 'Groen en water' },
  { id: 'spelen', name: 'Spelen en sport' },
  { id: 'samen', name: 'Elkaar ontmoeten' },
];

const list: [id: string, title: string, euros: number, area: string, category: string][] = [
  ['bankjes', 'Zes bankjes langs de Dijk', 9_600, 'zuid', 'samen'],
  ['bomen', 'Veertig bomen in de Lijsterstraat', 28_000, 'noord', 'groen'],
  ['geveltuinen', 'Geveltuinen in de binnenstad', 7_500, 'midden', 'groen'],
  ['skatebaan', 'Een skatebaan bij het Wantij', 46_000, 'zuid', 'spelen'],
  ['moestuin', 'Moestuin met een kas achter de Regenboogschool', 18_250, 'noord', 'groen'],
  ['buurtkeuken', 'Buurtkeuken in het oude badhuis', 34_000, 'midden', 'samen'],
  ['waterpomp', 'Waterpompen en een beek om in te spelen', 22_400, 'noord', 'spelen'],
  ['schaaktafels', 'Schaaktafels op het Scheffersplein', 4_200, 'midden', 'spelen'],
  ['fietsles', 'Fietslessen en leenfietsen', 12_000, 'zuid', 'samen'],
  ['podium', 'Een podium in het park', 39_500, 'zuid', 'samen'],
  ['trapveld', 'Nieuw gras en doelen voor het trapveld', 26_900, 'noord', 'spelen'],
  ['nachtlicht', 'Licht op het voetpad naar het station', 51_000, 'midden', 'samen'],
];

const projects = list.map(([id, title, euros, area, category]): Project => ({
  id,
  title,
  cost: euros * 100,
  area,
  category,
  text: `${title}: bewoners dachten dit samen uit. De gemeente rekende uit wat het kost.\n\nBewoners helpen mee met het onderhoud.`,
}));

const cast = (projects: string[], online: number, assisted = 0, paper = 0): WeightedBudgetBallot[] =>
  Object.entries({ online, assisted, paper })
    .filter(([, count]) => count > 0)
    .map(([medium, count]) => ({
      ballot: projects.length > 0 ? { projects } : { blank: true },
      count,
      medium: medium as Medium,
    }));

/** Ballots of the budget of `closedBudget`: the south is with most, the north still pays for something by Equal Shares. */
export const closedBallots: readonly WeightedBudgetBallot[] = [
  ...cast(['skatebaan', 'podium', 'bankjes'], 50, 4, 8),
  ...cast(['skatebaan', 'podium', 'nachtlicht'], 45, 2, 8),
  ...cast(['podium', 'skatebaan', 'fietsles', 'nachtlicht'], 35, 6),
  ...cast(['bomen', 'moestuin', 'waterpomp'], 30, 4, 4),
  ...cast(['trapveld', 'waterpomp'], 23, 4),
  ...cast(['geveltuinen', 'schaaktafels', 'buurtkeuken'], 20, 2, 2),
  ...cast(['buurtkeuken', 'nachtlicht'], 13, 0, 6),
  ...cast(['moestuin', 'geveltuinen'], 11, 0, 2),
  ...cast([], 4),
];

const about = (of: Project): Project => {
  if (of.id === 'bankjes')
    return {
      ...of,
      progress: [
        { status: 'chosen', day: '2026-04-02' },
        { status: 'preparing', day: '2026-05-11', note: 'We kozen de plekken samen met bewoners.' },
        { status: 'making', day: '2026-07-01' },
        {
          status: 'done',
          day: '2026-08-20',
          note: 'De bankjes staan er. Kom zitten.',
          picture: { url: '/picture.svg', alt: 'Zes houten bankjes aan het water', width: 320, height: 180 },
        },
      ],
    };
  if (of.id === 'skatebaan')
    return {
      ...of,
      progress: [
        { status: 'chosen', day: '2026-04-02' },
        { status: 'preparing', day: '2026-06-15', note: 'Een ontwerper tekent de baan met jongeren.' },
      ],
    };
  if (of.id === 'waterpomp')
    return {
      ...of,
      progress: [
        { status: 'chosen', day: '2026-04-02' },
        {
          status: 'dropped',
          day: '2026-06-30',
          note: 'De grond is vervuild. Het geld gaat terug naar de wijk.',
        },
      ],
    };
  return of;
};

const rule: Budget['rule'] = {
  form: 'knapsack',
  access: 'code',
  results: 'after-closing',
  blank: true,
  min: 1,
  max: projects.length,
  method: 'equal-shares',
  utility: 'cost',
  completion: 'add1',
  increment: 100,
  quorum: 100,
  seedHash: 'a'.repeat(64),
};

/** A budget of a quarter that was counted by Equal Shares; what a test says of it and of its rule goes before. */
export function closedBudget({
  rule: more,
  ...given
}: Partial<Omit<Budget, 'rule'>> & { rule?: Partial<Budget['rule']> } = {}): Budget {
  const budget = {
    ref: 'wijkbudget',
    organisation: 'Gemeente Lindewaard',
    organisationSlug: 'lindewaard',
    language: 'nl',
    title: 'Verdeel het geld van de wijk',
    lead: 'Er is € 150.000 voor plannen van bewoners. Waar gaat het heen?',
    budget: 150_000_00,
    currency: 'EUR',
    projects: projects.map(about),
    areas,
    categories,
    rule: { ...rule, ...more },
    phase: 'closed' as const,
    opensAt: '2026-03-01T08:00:00Z',
    closesAt: '2026-03-31T21:00:00Z',
    turnout: { total: 283, online: 231, assisted: 22, paper: 30 },
    seed: '0123456789abcdef',
    published: true,
    version: 9,
    ...given,
  };
  const result = countBudget(budget.rule, budget, closedBallots, []);
  return {
    ...budget,
    result: { ...result, hash: 'c'.repeat(64) } as unknown as NonNullable<Budget['result']>,
    ...given,
  };
}
