import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, test } from 'node:test';
import { BoardInput } from '../../contract/board.input.schema.js';
import { ideaStatuses } from '../../contract/idea.schema.js';
import { limits } from '../../contract/limits.js';
import { readIdeas, type DemoIdea } from '../../demo/ideas.js';
import { checkOf } from '../../server/core/validate.js';
import { placesInside } from './outline.js';

const boards = readdirSync('demo/boards').map(
  (file) => JSON.parse(readFileSync(`demo/boards/${file}`, 'utf8')) as BoardInput,
);
const outline = JSON.parse(readFileSync('demo/pictures/oosterpark.geojson', 'utf8')) as Parameters<
  typeof placesInside
>[0];
const statusOf = ({ statuses }: DemoIdea) => statuses?.at(-1)?.status ?? 'new';
const told = (ideas: readonly DemoIdea[], comments: number) =>
  ideas.filter((idea) => (idea.comments?.length ?? 0) >= comments);

describe('the idea boards of the demo', () => {
  test('fit the contract', () => {
    assert.equal(boards.length, 3);
    for (const board of boards) assert.deepEqual(checkOf(BoardInput, '')(board), [], board.ref);
  });

  for (const { ref, categories, agenda } of boards)
    test(`${ref}: what is said and done comes after the idea, in order, and fits`, async () => {
      const ideas = await readIdeas('demo', ref);
      assert.equal(new Set(ideas.map(({ id }) => id)).size, ideas.length);
      for (const idea of ideas) {
        const { id, days, category, text, title, statuses = [], comments = [], supports } = idea;
        assert.ok(title.length <= limits.title && text.length <= limits.comment, id);
        assert.ok(
          categories!.some((one) => one.id === category),
          id,
        );
        const moments = [days, ...statuses.map((step) => step.days)];
        assert.deepEqual(
          moments,
          [...moments].sort((a, b) => b - a),
          id,
        );
        for (const { status, response, who } of statuses)
          assert.ok(who && (response || status === 'considering'), `${id}: ${status} without an answer`);
        for (const { to, days: said } of comments) {
          assert.ok(said < days, id);
          if (to)
            assert.ok(
              comments.some((one) => one.id === to && one.days > said),
              `${id}: ${to}`,
            );
        }
        if (agenda) assert.equal(idea.agenda !== undefined, supports >= agenda.threshold, id);
      }
    });

  test('the board of the quarter has 40 ideas in every status, in every area, with pictures and conversations', async () => {
    const ideas = await readIdeas('demo', 'ideeen-oosterpark');
    const { areas } = boards.find(({ ref }) => ref === 'ideeen-oosterpark')!;
    assert.equal(ideas.length, 40);
    for (const status of ideaStatuses)
      assert.ok(ideas.filter((idea) => statusOf(idea) === status).length >= 3, status);
    for (const { id } of areas!) assert.ok(ideas.filter(({ area }) => area === id).length >= 5, id);
    assert.ok(told(ideas, 2).length >= 10);
    const made = ideas.flatMap(({ statuses = [] }) => statuses.flatMap(({ picture }) => picture ?? []));
    assert.ok(made.length >= 1, 'what was made is shown');
    const drawn = [...ideas.flatMap(({ picture }) => picture ?? []), ...made];
    assert.ok(drawn.length >= 12);
    for (const { file, alt } of drawn) {
      assert.ok(existsSync(`demo/pictures/${file}`), file);
      assert.match(alt, /^Tekening: .{30,}\.$/);
    }
    for (const { id, area, place } of ideas)
      assert.deepEqual(placesInside(outline, place!), ['oosterpark', area], id);
  });

  test('the agenda has ideas under way, one that reached the threshold, and an earlier round with one that did not', async () => {
    const now = await readIdeas('demo', 'op-de-agenda');
    const before = await readIdeas('demo', 'op-de-agenda-vorige-ronde');
    assert.equal(now.filter(({ agenda }) => agenda).length, 1);
    assert.ok(now.filter(({ agenda }) => !agenda).length >= 5);
    assert.ok(before.some(({ agenda }) => !agenda));
    for (const { agenda } of [...now, ...before])
      if (agenda) {
        const page = agenda.document.url.replace('{{raad}}', 'demo/sites/raad');
        assert.ok(readFileSync(page, 'utf8').includes(agenda.document.title), page);
      }
  });

  test('what became a project of the budget is one', async () => {
    const made = (await readIdeas('demo', 'ideeen-oosterpark')).flatMap(({ became }) => became ?? []);
    assert.ok(made.length > 0);
    for (const { ref, id } of made) {
      const budget = JSON.parse(readFileSync(`demo/budgets/${ref}.json`, 'utf8')) as {
        projects: { id: string }[];
      };
      assert.ok(
        budget.projects.some((project) => project.id === id),
        id,
      );
    }
  });
});
