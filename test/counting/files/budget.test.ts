import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import type { WeightedBudgetBallot } from '../../../counting/budget/ballot.js';
import { countBudget } from '../../../counting/budget/count.js';
import type { BudgetRule } from '../../../counting/budget/rule.js';
import { drawOrder } from '../../../counting/draw.js';
import { writeBudgetCsv } from '../../../counting/files/budget.csv.js';
import { writeBudgetJson } from '../../../counting/files/budget.json.js';
import { writePbBudget } from '../../../counting/files/budget.pb.write.js';
import { budgetPublicationForm, publishedBudget } from '../../../counting/files/budget.published.js';
import type { PublishedBudget } from '../../../counting/files/budget.types.js';
import { FileFault } from '../../../counting/files/election.js';
import { resultHash } from '../../../counting/hash.js';
import { isBudgetFile, parseBudget, recountBudget } from '../../../counting/recount.budget.js';
import { quarter, ruleOf, times } from '../quarter.js';

const seed = '00112233445566778899aabbccddeeff';
const voted = quarter.filter(({ cost }) => cost > 0);
const votes = [times(20, 'bank', 'boom'), times(12, 'goal', 'weg'), times(6, 'fontein'), times(2)];
const ids = voted.map(({ id }) => id);

const fileOf = async (
  change: Partial<BudgetRule>,
  ballots: readonly WeightedBudgetBallot[],
): Promise<PublishedBudget> => {
  const rule = ruleOf({ max: 6, ...change });
  const draw = await drawOrder(seed, ids);
  const result = countBudget(rule, { budget: 800_00, projects: voted }, ballots, draw);
  const all = ballots.reduce((sum, { count }) => sum + count, 0);
  const media = (medium: string) =>
    ballots.reduce((sum, ballot) => sum + (ballot.medium === medium ? ballot.count : 0), 0);
  return publishedBudget(
    {
      ref: 'buurtgeld',
      title: 'Buurtgeld "2026"; =onze wijk',
      organisation: 'Lutjestad',
      language: 'nl',
      opensAt: '2026-03-01T08:00:00.000Z',
      closesAt: '2026-03-31T20:00:00.000Z',
      budget: 800_00,
      currency: 'EUR',
      projects: voted,
      areas: [
        { id: 'noord', name: 'Noord' },
        { id: 'zuid', name: 'Zuid' },
      ],
      categories: [
        { id: 'groen', name: 'Groen & water' },
        { id: 'spelen', name: 'Spelen; sport' },
      ],
      rule: { ...rule, seedHash: createHash('sha256').update(seed).digest('hex') },
      seed,
      resultHash: await resultHash(result),
      sums: {
        roll: all,
        box: all,
        published: all,
        online: media('online'),
        assisted: 0,
        paper: media('paper'),
      },
    },
    ballots,
    result,
  );
};

const ballotsOf = (form: BudgetRule['form']): fc.Arbitrary<WeightedBudgetBallot[]> => {
  const chosen = fc.shuffledSubarray(['bank', 'boom', 'goal', 'stil'], { minLength: 1, maxLength: 3 });
  const ballot = chosen.map((list) => {
    if (form === 'points') return { points: Object.fromEntries(list.map((id, at) => [id, at + 1])) };
    return form === 'ranking' ? { ranking: list } : { projects: list };
  });
  return fc.array(
    fc.record({ ballot, count: fc.integer({ min: 1, max: 30 }), medium: fc.constantFrom('online', 'paper') }),
    { minLength: 1, maxLength: 12 },
  );
};

const elections = fc
  .tuple(
    fc.constantFrom('approval' as const, 'knapsack' as const, 'points' as const, 'ranking' as const),
    fc.constantFrom('greedy' as const, 'equal-shares' as const, 'phragmen' as const),
    fc.constantFrom('none' as const, 'add1' as const, 'add1u' as const),
  )
  .chain(([form, method, completion]) =>
    fc.tuple(fc.constant({ form, method, completion }), ballotsOf(form)),
  );

test('a published budget comes back from JSON and CSV as it was, and gives the published result', () =>
  fc.assert(
    fc.asyncProperty(elections, async ([change, ballots]) => {
      const file = await fileOf(change, ballots);
      const { totals } = file;
      for (const [name, text] of [
        ['x.json', writeBudgetJson(file)],
        ['x.csv', writeBudgetCsv(file)],
        ['x.csv', writeBudgetCsv(file).replace('count,medium,blank', '"count",medium,blank')],
      ] as const) {
        assert.ok(isBudgetFile('onbekend', text));
        const parsed = parseBudget(name, text);
        assert.deepEqual(parsed.published, JSON.parse(JSON.stringify(file)));
        if (totals && change.method !== 'greedy') continue;
        const { checks } = await recountBudget(parsed);
        assert.deepEqual(
          checks.map(({ what, agrees }) => [what, agrees]),
          [
            ['sums', true],
            ['counter', true],
            ['seed', true],
            ['result', true],
          ],
        );
      }
    }),
    { numRuns: 60 },
  ));

test('a budget comes back from a Pabulib file with projects, areas, ballots and rule, and gives the same winners', () =>
  fc.assert(
    fc.asyncProperty(elections, async ([change, ballots]) => {
      const rule = ruleOf({ max: 6, ...change });
      const file = { ...(await fileOf(change, ballots)), ballots };
      const parsed = parseBudget('x.pb', writePbBudget(file));
      const place = ({ id, title, cost, area, category }: (typeof file.projects)[number]) =>
        [id, title, cost, area && file.areas.find((one) => one.id === area)!.name, category] as const;
      assert.deepEqual(
        parsed.projects.map(({ id, title, cost, area }) => [
          id,
          title,
          cost,
          area && parsed.areas.find((one) => one.id === area)!.name,
        ]),
        file.projects.map((project) =>
          place(project.withdrawn ? { ...project, cost: 0 } : project).slice(0, 4),
        ),
      );
      assert.deepEqual(
        parsed.categories.map(({ name }) => name),
        file.categories.map(({ name }) => name),
      );
      const counted = countBudget(rule, file, ballots, []);
      const again = await recountBudget(parsed);
      assert.deepEqual(again.result.winners, counted.winners);
      assert.deepEqual(again.result.projects, counted.projects);
      assert.equal(writePbBudget({ ...file, ...parsed, title: file.title }), writePbBudget(file));
    }),
    { numRuns: 60 },
  ));

test('under 30 voters there are totals: greedy counting starts from them, Equal Shares says why it can not', async () => {
  const few = [times(20, 'bank', 'boom'), times(9, 'goal')];
  const greedy = await fileOf({ method: 'greedy' }, few);
  assert.equal(greedy.ballots, undefined);
  assert.deepEqual(greedy.totals!.projects[0], { id: 'bank', votes: 20, score: 20 });
  const { checks } = await recountBudget(parseBudget('x.json', writeBudgetJson(greedy)));
  assert.ok(checks.every(({ agrees }) => agrees) && checks.length === 4);
  const shares = parseBudget('x.json', writeBudgetJson(await fileOf({}, few)));
  await assert.rejects(recountBudget(shares), /nobody can tell from single ballots who voted what/);
});

test('long ballots that nearly all differ are fingerprints: greedy counting gets totals with how voters fared', async () => {
  const chosen = (nth: number) => ids.filter((_, at) => (nth >> at) & 1);
  const unique = Array.from({ length: 40 }, (_, nth) => times(1, ...chosen(nth + 1)));
  assert.equal(budgetPublicationForm(ruleOf({ method: 'greedy', max: 6 }), ids, unique), 'totals');
  assert.equal(budgetPublicationForm(ruleOf({ method: 'greedy', max: 5 }), ids, unique), 'ballots');
  assert.equal(budgetPublicationForm(ruleOf({ max: 6 }), ids, unique), 'ballots');
  const file = await fileOf({ method: 'greedy' }, unique);
  assert.ok(file.totals?.satisfaction);
  const { checks } = await recountBudget(parseBudget('x.csv', writeBudgetCsv(file)));
  assert.ok(checks.every(({ agrees }) => agrees));
});

test('a changed ballot, seed or sum is seen', async () => {
  const file = await fileOf({ completion: 'add1' }, votes);
  const disagree = async (change: Partial<PublishedBudget>) => {
    const { checks } = await recountBudget(parseBudget('x.json', writeBudgetJson({ ...file, ...change })));
    return checks.filter(({ agrees }) => !agrees).map(({ what }) => what);
  };
  assert.deepEqual(await disagree({}), []);
  const ballots = file.ballots!.map((one, at) => (at === 0 ? { ...one, count: one.count + 1 } : one));
  assert.deepEqual(await disagree({ ballots }), ['sums', 'result']);
  assert.deepEqual(await disagree({ seed: 'ander' }), ['seed']);
  assert.deepEqual(await disagree({ sums: { ...file.sums, roll: 39 } }), ['sums']);
  assert.deepEqual(await disagree({ counter: 'ander' }), ['counter']);
});

test('a broken budget tells all that is wrong and where', async () => {
  const file = await fileOf({ form: 'knapsack', blank: false }, votes.slice(0, 3));
  const problems = (text: string, name = 'x.json'): string => {
    try {
      parseBudget(name, text);
    } catch (error) {
      assert.ok(error instanceof FileFault);
      return error.message;
    }
    return '';
  };
  const broken = {
    ...file,
    budget: 1.5,
    rule: { ...file.rule, form: 'gok', increment: 0 },
    projects: [...file.projects, { id: 'bank', title: 'Bank', cost: -1 }],
  };
  const said = problems(writeBudgetJson(broken as unknown as PublishedBudget));
  for (const line of [
    /budget: is not a number of whole cents/,
    /projects\[6\]\.id: "bank" is there twice/,
    /projects\[6\]\.cost: is not a number of whole cents/,
    /rule\.form: is not a form of ballot/,
    /rule\.increment: is not 1 or more/,
  ])
    assert.match(said, line);
  const ballots = [{ ballot: { projects: ['bank', 'brug', 'fontein'] }, count: 1 }];
  assert.match(
    problems(writeBudgetJson({ ...file, ballots })),
    /ballots\[0\]\.ballot\.projects\[1\]: There is no project "brug"/,
  );
  const csv = writeBudgetCsv(file).replace(/\r\n(\d+,online,,)1/, '\r\n$1x');
  assert.match(problems(csv, 'x.csv'), /line \d+, bank: "x" is not a whole number/);
  const both = csv.replace(/# budget: .*/, '# budget: 1.5').replace(/(\r\n\d+,)online/, '$1post');
  assert.match(
    problems(both, 'x.csv'),
    /^line \d+, budget: is not a number of whole cents\nline \d+, bank: "x"/,
  );
  assert.match(problems('{"format": "stem-budget-1",\n nee'), /line 2: this is not JSON/);
});

test('ballots for what was withdrawn later are read, and count for the rest', async () => {
  const file = await fileOf({}, votes);
  const parsed = parseBudget('x.json', writeBudgetJson(file));
  assert.ok(parsed.ballots.some(({ ballot }) => ballot.projects?.includes('weg')));
});
