/**
 * Contact sheets of the poll, to look at with one's own eyes; no test runs it.
 * `npm run build && npx tsx test/support/pictures.ts FOLDER [kind…]` writes one PNG for each kind and state.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Poll, PollKind } from '../../contract/poll.schema.js';
import { openPage, startBrowser } from './browser.js';
import { cannedBallots, cannedPoll, cannedResult, cannedVote } from './canned.js';
import { Host, problemOf } from './host.js';

const utrecht = `:root{--utrecht-button-primary-action-background-color:#c00;--utrecht-button-border-radius:2px;
  --utrecht-focus-outline-color:#000;--utrecht-heading-font-family:"DejaVu Sans"}body{font:16px/1.5 "DejaVu Sans";color:#333}`;
const dark = 'body{background:#16202b;color:#e8eef5;font:17px/1.5 sans-serif}a{color:#9cf}';
const plain = 'body{font:16px/1.5 sans-serif;color:#222}';

interface Look {
  name: string;
  css: string;
  dir?: string;
  width: number;
  browser?: BrowserContextOptions;
}

const looks: Look[] = [
  { name: '320', css: plain, width: 320 },
  { name: '640', css: plain, width: 640 },
  { name: '1000', css: plain, width: 1000 },
  { name: 'utrecht', css: utrecht, width: 480 },
  { name: 'dark', css: dark, width: 480 },
  { name: 'forced colours', css: plain, width: 480, browser: { forcedColors: 'active' } },
  { name: 'right to left', css: plain, width: 480, dir: 'rtl' },
  { name: '200 % at 320', css: plain.replace('16px', '32px'), width: 320 },
];

const choose: Record<PollKind, (page: Page) => Promise<unknown>> = {
  single: (page) => page.getByRole('radio').nth(1).check(),
  several: (page) => page.getByRole('checkbox').nth(1).check(),
  ranked: (page) => page.getByRole('button', { name: 'Maanplein hoger' }).click(),
  score: (page) => page.getByRole('radio', { name: 'Goed', exact: true }).nth(1).check(),
  scenario: (page) => page.getByRole('radio').nth(1).check(),
  statements: (page) => page.getByRole('button', { name: 'Eens', exact: true }).click(),
};

const answerAll: typeof choose = {
  ...choose,
  statements: async (page) => {
    for (const name of ['Eens', 'Oneens', 'Geen mening'])
      await page.getByRole('button', { name, exact: true }).click();
  },
};

interface State {
  poll?: (kind: PollKind) => Poll;
  answer?: (kind: PollKind) => Host['answer'];
  act?: (page: Page, kind: PollKind) => Promise<unknown>;
}

const put =
  (answer: ReturnType<Host['answer']>): Host['answer'] =>
  ({ method }) =>
    method === 'PUT' ? answer : undefined;
const vote = (page: Page) => page.getByRole('button', { name: 'Stem', exact: true }).click();
const past = { phase: 'closed', closesAt: '2026-05-03T15:00:00Z' } as const;
const refused = problemOf('ballot_invalid', 400, { errors: [{ at: '', rule: 'too_few', detail: '' }] });
const voteAnd = (seen: string | RegExp) => async (page: Page, kind: PollKind) => {
  await answerAll[kind](page);
  await vote(page);
  await page.getByText(seen).first().waitFor();
};
const unfold = async (page: Page) => {
  for (const name of ['De cijfers in een tabel', 'Hoe is dit geteld?', 'Uw ontvangstbewijs'])
    for (const summary of await page.getByText(name, { exact: true }).all()) await summary.click();
  await page.getByRole('table').waitFor();
};
const voted = (kind: PollKind, mine = {}) =>
  put({ body: cannedVote(cannedPoll(kind), { ballot: cannedBallots[kind] as never, ...mine }) });

const states: Record<string, State> = {
  announced: {
    poll: (kind) =>
      cannedPoll(kind, {
        phase: 'announced',
        turnout: { total: 0, online: 0, assisted: 0, paper: 0 },
        opensAt: '2030-04-01T07:00:00Z',
      }),
  },
  choosing: { act: (page, kind) => choose[kind](page) },
  fault: { answer: () => put({ status: 400, body: refused }), act: voteAnd('U koos te weinig') },
  offline: { answer: () => put('die'), act: voteAnd('Er is geen verbinding') },
  dialog: {
    answer: () => put({ status: 403, body: problemOf('identity_needed', 403, { needs: 'email' }) }),
    act: voteAnd('Laat eerst weten'),
  },
  voted: {
    answer: (kind) => voted(kind, { result: cannedResult(kind) }),
    act: async (page, kind) => {
      await voteAnd('De cijfers in een tabel')(page, kind);
      await unfold(page);
    },
  },
  'voted and waiting': {
    poll: (kind) => cannedPoll(kind, { rule: { results: 'after-closing' } }),
    answer: (kind) => voted(kind, { can: { vote: true, seeResult: false } }),
    act: voteAnd(/Uw stem is geteld/),
  },
  'closed and waiting': { poll: (kind) => cannedPoll(kind, past) },
  published: {
    poll: (kind) =>
      cannedPoll(kind, {
        ...past,
        published: true,
        result: { ...cannedResult(kind), hash: 'ab'.repeat(32) },
      }),
    act: unfold,
  },
  failed: { answer: () => () => ({ status: 500, body: problemOf('internal', 500) }) },
};

async function shoot(browser: Browser, look: Look, kind: PollKind, state: State): Promise<string> {
  const host = await new Host().start();
  const poll = state.poll?.(kind) ?? cannedPoll(kind);
  host.polls.set(poll.ref, poll);
  if (state.answer) host.answer = state.answer(kind);
  const stem = host.origin();
  const path = host.page(
    `<script type="module" src="${stem}/stem.js"></script>
     <stem-poll activity="${poll.ref}"><a href="${stem}/a/${poll.ref}">Stem mee</a></stem-poll>`,
    { head: `<style>${look.css}</style>`, ...(look.dir ? { dir: look.dir } : {}) },
  );
  const { page } = await openPage(browser, {
    ...look.browser,
    viewport: { width: look.width, height: 400 },
  });
  page.setDefaultTimeout(60_000);
  try {
    await page.goto(host.origin('gemeente') + path);
    await page
      .locator('stem-poll')
      .getByRole('heading')
      .or(page.getByText('Probeer opnieuw'))
      .first()
      .waitFor();
    await state.act?.(page, kind);
    const whole = await page.getByRole('dialog').count();
    const shot = await (whole ? page : page.locator('stem-poll')).screenshot({ animations: 'disabled' });
    return `data:image/png;base64,${shot.toString('base64')}`;
  } finally {
    await page.context().close();
    host.stop();
  }
}

const [folder = 'var/pictures', ...asked] = process.argv.slice(2);
const kinds = (Object.keys(choose) as PollKind[]).filter((kind) => !asked.length || asked.includes(kind));
await mkdir(folder, { recursive: true });
const browser = await startBrowser();
const { page: sheet } = await openPage(browser, { viewport: { width: 2000, height: 400 } });
sheet.setDefaultTimeout(60_000);
for (const kind of kinds)
  for (const [name, state] of Object.entries(states)) {
    const figures = await Promise.all(
      looks.map(async (look) => {
        const shot = await shoot(browser, look, kind, state).catch((error: unknown) => String(error));
        const inside = shot.startsWith('data:') ? `<img src="${shot}">` : shot.slice(0, 200);
        return `<figure><figcaption>${look.name}</figcaption>${inside}</figure>`;
      }),
    );
    const style =
      'body{margin:8px;background:#999;display:flex;flex-wrap:wrap;gap:8px;align-items:flex-start;font:14px sans-serif}figure{margin:0}img{display:block}';
    await sheet.setContent(`<style>${style}</style><h2>${kind}: ${name}</h2>${figures.join('')}`);
    await sheet.screenshot({
      path: join(folder, `${kind} ${name}.png`.replaceAll(' ', '-')),
      fullPage: true,
    });
    process.stdout.write(`${kind} ${name}\n`);
  }
await browser.close();
