import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPbBudget } from '../../../counting/files/budget.pb.js';
import { FileFault } from '../../../counting/files/election.js';
import { readPb, writePb } from '../../../counting/files/pb.js';

const meta = (change: Record<string, string | undefined> = {}): string =>
  Object.entries({
    description: 'Buurtbudget',
    country: 'Netherlands',
    unit: 'Lutjestad',
    instance: '2026',
    num_projects: '2',
    num_votes: '2',
    budget: '1000',
    vote_type: 'approval',
    rule: 'greedy',
    date_begin: '2026',
    date_end: '2026',
    ...change,
  })
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key};${value}\n`)
    .join('');

const file = (parts: { meta?: string; projects?: string; votes?: string } = {}): string =>
  `META\nkey;value\n${parts.meta ?? meta()}PROJECTS\n${parts.projects ?? 'project_id;cost;name\nb;400;Bank\n10;600;"Boom; ""oud"""\n'}VOTES\n${parts.votes ?? 'voter_id;vote\n1;b,10\n2;\n'}`;

const problemsOf = (text: string): string => {
  try {
    readPb(text);
  } catch (error) {
    if (error instanceof FileFault) return error.message;
    throw error;
  }
  return '';
};

test('a file comes back byte for byte, quotes and semicolons too', () => {
  assert.equal(writePb(readPb(file()).file), file());
});

test('a byte order mark and line ends of Windows change nothing', () => {
  const { projects, ballots } = readPb(`\uFEFF${file().replaceAll('\n', '\r\n')}`);
  assert.deepEqual(projects, readPb(file()).projects);
  assert.deepEqual(ballots, readPb(file()).ballots);
});

test('an empty vote is legal and counts as a voter', () => {
  assert.deepEqual(readPb(file()).ballots[1], { projects: [], count: 1 });
});

test('decimal commas and points are cents', () => {
  const { scale, budget, projects } = readPb(
    file({ meta: meta({ budget: '1000,50' }), projects: 'project_id;cost\nb;400.5\n10;600,25\n' }),
  );
  assert.deepEqual([scale, budget, projects.map(({ cost }) => cost)], [100, 100_050, [40_050, 60_025]]);
});

test('a cost of 999999999 means withdrawn', () => {
  const { projects, remarks } = readPb(file({ projects: 'project_id;cost\nb;999999999\n10;600\n' }));
  assert.deepEqual(projects[0], { id: 'b', cost: 0, withdrawn: true });
  assert.match(remarks[0]!.what, /b was withdrawn/);
});

test('a ballot that names a project twice counts it once, and the report names the line', () => {
  const { remarks } = readPb(file({ votes: 'voter_id;vote\n1;b,b\n2;b\n' }));
  assert.equal(remarks.length, 1);
  assert.match(remarks[0]!.what, /twice/);
  assert.ok(remarks[0]!.line! > 10);
});

test('points stand beside the projects', () => {
  const { ballots } = readPb(
    file({ meta: meta({ vote_type: 'cumulative' }), votes: 'voter_id;vote;points\n1;b,10;3,2\n2;10;5\n' }),
  );
  assert.deepEqual(ballots[0], { projects: ['b', '10'], points: [3, 2], count: 1 });
});

test('a broken file tells every line that is wrong, and what, in the order of the file', () => {
  const wrong = problemsOf(
    file({
      meta: meta({ budget: 'veel', vote_type: 'raden', num_votes: '4', unit: undefined }),
      projects: 'project_id;cost\nb;duur\nb;600\n',
      votes: 'voter_id;vote\n1;x\n2;b;b\n3;b\n',
    }),
  );
  assert.deepEqual(wrong.split('\n'), [
    'line 2, unit: META does not say it',
    'line 7, num_votes: it says 4, the file has 3',
    'line 8, budget: "veel" is not an amount',
    'line 9, vote_type: "raden" is not one of approval, choose-1, ordinal, cumulative, scoring',
    'line 15: "duur" is not a cost',
    'line 16: project b stands here a second time',
    'line 19: there is no project x',
    'line 20: 3 cells where the header has 2',
  ]);
});

test('a file without a section tells what is wrong with the others too', () => {
  const said = problemsOf(
    `META\nkey;value\n${meta({ budget: 'veel' })}PROJECTS\nproject_id;cost\nb;duur\n10;1\n`,
  );
  assert.deepEqual(said.split('\n'), [
    'line 9, budget: "veel" is not an amount',
    'line 16: "duur" is not a cost',
    'there is no section VOTES',
  ]);
});

test('a limit that is no number is left out, and a remark says so', () => {
  const { rule, remarks } = readPbBudget(file({ meta: meta({ max_length: 'drie', min_length: '' }) }));
  assert.deepEqual([rule.min, rule.max], [1, 2]);
  const said = remarks.filter(({ field }) => field?.endsWith('_length'));
  assert.deepEqual(said, [
    { field: 'max_length', what: '"drie" is not a number from 0; the limit is left out' },
  ]);
});

test('what is no such file at all is said in a line', () => {
  assert.match(problemsOf('zomaar tekst\n'), /line 1: META, PROJECTS, VOTES is expected here/);
  assert.match(problemsOf(''), /there is no section META/);
});
