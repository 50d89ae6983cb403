import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { Poll } from '../../contract/poll.schema.js';
import { problemOf } from '../support/host.js';
import { openLine, type Line, type Passing, type Turn } from './line.js';
import { choose, counted, element, press, script, Visit, voteIn } from './visit.js';

let line: Line;
const visit = new Visit(async () => {
  line = await openLine();
  return { PUBLIC_URL: line.origin };
});
after(() => line.close());

const isRead = ({ method, path }: Passing): boolean => method === 'GET' && /^\/v1\/polls\/[^/]+$/.test(path);
const isVote = ({ method }: Passing): boolean => method === 'PUT';
const isSession = ({ path }: Passing): boolean => path === '/v1/sessions';

/** A poll whose reads, votes or other requests fare as told, until the line is put right. */
async function openWith(turn: Line['turn'], before?: (page: Page) => Promise<unknown>, host?: string) {
  line.to(visit.site.server.port);
  line.asked.length = 0;
  line.turn = turn;
  return visit.openPoll({}, { ...(before && { before }), ...(host !== undefined && { host }) });
}

const mend = (): void => void (line.turn = () => undefined);

/** The link is there, words say what happened, no room is kept, and trying again leads to a counted vote. */
async function recovers(page: Page, ref: string, sentence: string | RegExp): Promise<void> {
  await page.getByRole('alert').getByText(sentence).waitFor();
  assert.equal(await page.getByRole('link', { name: 'Stem mee' }).isVisible(), true);
  assert.equal(await page.locator('stem-poll').evaluate((poll: HTMLElement) => poll.style.minHeight), '');
  mend();
  await page.getByRole('button', { name: 'Probeer opnieuw' }).click();
  await voteIn(page);
  assert.equal(await visit.site.turnout(ref), 1);
}

const gateway = '<!doctype html><h1>502 Bad Gateway</h1>';
const offline = 'Er is geen verbinding.';
const unreadable = 'De server geeft geen goed antwoord.';

const readings: [what: string, turn: Turn, sentence: string][] = [
  ['answers HTML with 200', { body: gateway }, unreadable],
  ['answers HTML with 502', { body: gateway, status: 502 }, unreadable],
  ['answers HTML of a gateway that knows no CORS', { body: gateway, status: 502, cors: false }, offline],
  ['answers nothing at all', { body: '', type: 'application/json' }, unreadable],
  ['answers null', { body: 'null', type: 'application/json' }, unreadable],
  [
    'answers the JSON of something else',
    { body: '{"question":"x","choices":[]}', type: 'application/json' },
    unreadable,
  ],
  [
    'refuses',
    { body: JSON.stringify(problemOf('unavailable', 503)), status: 503, type: 'application/problem+json' },
    'De server is even niet bereikbaar.',
  ],
  ['answers a list', { body: '[]', type: 'application/json' }, unreadable],
  ['stops halfway', { body: '{"ref":"x","title', length: 4000, type: 'application/json' }, unreadable],
];

/** Puts this poll on the page in place of all that was there. */
const put = (page: Page, ref: string): Promise<void> =>
  page.evaluate(
    (html) => void (document.querySelector('main')!.innerHTML = html),
    element(ref).replaceAll('STEM', visit.stem),
  );

test('whatever goes wrong when a server is asked for a poll, the link stays with words and a way on to a counted vote', async () => {
  const { page, ref } = await openWith((passing) => (isRead(passing) ? 'cut' : undefined));
  await recovers(page, ref, offline);
  for (const [what, turn, sentence] of readings) {
    line.turn = (passing) => (isRead(passing) ? turn : undefined);
    const another = await visit.site.poll();
    await put(page, another.ref);
    await recovers(page, another.ref, sentence).catch((error: unknown) =>
      assert.fail(`When it ${what}: ${String(error)}`),
    );
  }
});

test('when nothing of the server can be reached, the link stays and no room is kept', async () => {
  const { page } = await openWith(() => 'cut');
  assert.equal(await page.getByRole('link', { name: 'Stem mee' }).isVisible(), true);
  assert.equal(await page.locator('stem-poll').evaluate((poll: HTMLElement) => poll.style.minHeight), '');
  assert.equal(await page.locator('#verder').isVisible(), true);
});

test('when the code of a poll cannot be loaded, the link stays and the reserved room is given back', async () => {
  line.to(visit.site.server.port);
  line.turn = ({ path }) => (path.startsWith('/assets/poll-') ? 'cut' : undefined);
  const { ref } = await visit.site.poll();
  const page = await visit.open(script + element(ref, 'height="300"'));
  await page.waitForFunction(() => Symbol.for('stem') in globalThis);
  await page.waitForFunction(() => document.querySelector<HTMLElement>('stem-poll')!.style.minHeight === '');
  assert.equal(await page.getByRole('link', { name: 'Stem mee' }).isVisible(), true);
});

test('a vote from a site that nobody registered is refused in words, and the choice stays', async () => {
  const { page, ref } = await openWith(() => undefined, undefined, 'vreemd.localhost');
  await choose(page);
  await press(page);
  await page.getByRole('alert').filter({ hasText: /\S/ }).first().waitFor();
  assert.equal(await visit.site.turnout(ref), 0);
  assert.equal(await page.getByRole('radio', { name: 'Ja' }).isChecked(), true);
});

const castings: [what: string, turn: Turn, sentence: string][] = [
  ['is down', 'cut', offline],
  ['answers HTML with 200', { body: gateway }, unreadable],
  ['answers HTML with 502', { body: gateway, status: 502 }, unreadable],
  ['counts, and its answer is lost', 'answer lost', offline],
  [
    'counts, and its answer is that of a version without receipts',
    {
      change: (answer) => answer.replace(/,"receipt":\{.*\}/, ''),
    },
    unreadable,
  ],
];

test('whatever goes wrong when a server is sent a vote, the choice stays with words, and a second press counts it once', async () => {
  const { page } = await openWith(() => undefined);
  for (const [what, turn, sentence] of castings) {
    const { ref } = await visit.site.poll();
    line.turn = (passing) => (isVote(passing) ? turn : undefined);
    await put(page, ref);
    await keepsAndCounts(page, ref, sentence).catch((error: unknown) =>
      assert.fail(`When it ${what}: ${String(error)}`),
    );
  }
});

async function keepsAndCounts(page: Page, ref: string, sentence: string): Promise<void> {
  await choose(page, 'Nee');
  await press(page);
  await page
    .getByRole('alert')
    .filter({ hasText: sentence })
    .filter({ hasText: 'Uw keuze is bewaard.' })
    .waitFor();
  assert.equal(await page.getByRole('radio', { name: 'Nee' }).isChecked(), true);
  mend();
  await press(page);
  await counted(page);
  assert.equal(await visit.site.turnout(ref), 1);
}

for (const [what, turn] of [
  ['is down', 'cut'],
  ['answers HTML', { body: gateway, status: 502 }],
] as const)
  test(`when a server that is asked for a session ${what}, the choice stays and also survives a reload`, async () => {
    const { page, ref } = await openWith((passing) => (isSession(passing) ? turn : undefined));
    await choose(page, 'Nee');
    await press(page);
    await page.getByRole('alert').filter({ hasText: 'Uw keuze is bewaard.' }).waitFor();
    mend();
    await page.reload();
    await page.getByRole('radio', { name: 'Nee', checked: true }).waitFor();
    await press(page);
    await counted(page);
    assert.equal(await visit.site.turnout(ref), 1);
  });

test('a vote that met a dead server is sent by itself when the server is back', async () => {
  const { page, ref } = await openWith((passing) => (isVote(passing) ? 'cut' : undefined));
  await page.clock.install();
  await choose(page);
  await press(page);
  await page
    .getByRole('alert')
    .filter({ hasText: 'We versturen uw stem zodra er weer verbinding is.' })
    .waitFor();
  mend();
  await page.clock.runFor(20_500);
  await counted(page);
  assert.equal(await visit.site.turnout(ref), 1);
});

test('a poll that takes ten seconds is given up in words; the answer that comes later does no harm', async () => {
  let release = () => {};
  const late = new Promise<void>((done) => (release = done));
  const { page, ref } = await openWith(
    (passing) => (isRead(passing) ? { after: late } : undefined),
    (page) => page.clock.install(),
  );
  await page.waitForFunction(() => document.querySelector('stem-poll')?.shadowRoot);
  assert.equal(await page.getByRole('link', { name: 'Stem mee' }).isVisible(), true);
  await page.clock.runFor(9_000);
  assert.equal(await page.getByRole('alert').count(), 0);
  await page.clock.runFor(2_000);
  await page.getByRole('alert').getByText('Het antwoord duurt te lang.').waitFor();
  release();
  await recovers(page, ref, 'Het antwoord duurt te lang.');
});

test('a vote that takes ten seconds keeps its choice, and pressed again it counts once', async () => {
  let release = () => {};
  const late = new Promise<void>((done) => (release = done));
  const { page, ref } = await openWith(
    (passing) => (isVote(passing) ? { after: late } : undefined),
    (page) => page.clock.install(),
  );
  await choose(page, 'Nee');
  const sent = page.waitForRequest((request) => request.method() === 'PUT');
  await press(page);
  await sent;
  await page.clock.runFor(11_000);
  await page
    .getByRole('alert')
    .filter({ hasText: 'Het antwoord duurt te lang. Uw keuze is bewaard.' })
    .waitFor();
  assert.equal(await page.getByRole('radio', { name: 'Nee' }).isChecked(), true);
  mend();
  release();
  await press(page);
  await counted(page);
  assert.equal(await visit.site.turnout(ref), 1);
});

test('a loader that takes ten seconds holds up neither the page nor its own scripts', async () => {
  line.to(visit.site.server.port);
  const { ref } = await visit.site.poll();
  line.turn = ({ path }) => (path === '/stem.js' ? 'hang' : undefined);
  const { text } = await visit.site.server.send('GET', `/a/${ref}`);
  const pasted = /&lt;script[^]*?&lt;\/stem-poll&gt;/.exec(text)![0];
  const snippet = pasted.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"');
  assert.match(snippet, /^<script .*stem\.js/);
  const page = await visit
    .open('', {
      before: (page) =>
        page.addInitScript(() =>
          document.addEventListener('DOMContentLoaded', () => (document.title = 'klaar')),
        ),
    })
    .catch(() => visit.page);
  await page.goto(visit.host(snippet), { waitUntil: 'commit' });
  await page.waitForFunction(() => document.title === 'klaar');
  assert.equal(await page.getByRole('link').isVisible(), true);
});

/** The paths of what an answer holds, two levels deep. */
const membersOf = (poll: object): string[] =>
  Object.entries(poll).flatMap(([name, value]: [string, unknown]) =>
    value && typeof value === 'object' && !Array.isArray(value)
      ? [name, ...Object.keys(value).map((inner) => `${name}.${inner}`)]
      : [name],
  );

const without = (poll: Poll, member: string): string => {
  const [name, inner] = member.split('.') as [string, string?];
  const copy = structuredClone(poll) as unknown as Record<string, Record<string, unknown>>;
  if (inner) delete copy[name]![inner];
  else delete copy[name];
  return JSON.stringify(copy);
};

test('whichever one field an older server leaves out, a person can vote or has the link, words and a way on', async () => {
  mend();
  line.to(visit.site.server.port);
  const { ref } = await visit.site.poll({ lead: 'Waarom wij dit vragen.' });
  const { body } = await visit.site.server.send<Poll>('GET', `/v1/polls/${ref}`);
  const page = await visit.open(script);
  for (const member of membersOf(body)) {
    line.turn = (passing) =>
      isRead(passing) ? { body: without(body, member), type: 'application/json' } : undefined;
    await put(page, ref);
    const vote = page.getByRole('button', { name: 'Stem', exact: true });
    const again = page.getByRole('button', { name: 'Probeer opnieuw' });
    await vote
      .or(again)
      .waitFor()
      .catch(() => assert.fail(`without ${member} nothing shows`));
    if (await again.isVisible()) {
      assert.equal(await page.getByRole('link', { name: 'Stem mee' }).isVisible(), true, member);
      assert.match((await page.getByRole('alert').textContent())!, /geen goed antwoord/, member);
    } else await page.getByRole('radio', { name: 'Nee' }).check();
  }
  assert.deepEqual(visit.faults, []);
});

for (const [what, change] of [
  ['a kind of ballot', (poll: Poll) => ({ ...poll, rule: { ...poll.rule, kind: 'quadratic' } })],
  ['a phase', (poll: Poll) => ({ ...poll, phase: 'paused' })],
] as const)
  test(`when a newer server answers with ${what} that this version does not know, the link stays`, async () => {
    const { page } = await openWith((passing) =>
      isRead(passing)
        ? { change: (answer) => JSON.stringify(change(JSON.parse(answer) as Poll)) }
        : undefined,
    );
    await page.getByRole('alert').getByText(unreadable).waitFor();
    assert.equal(await page.getByRole('link', { name: 'Stem mee' }).isVisible(), true);
    assert.deepEqual(visit.faults, []);
  });
