import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { renderSVG } from 'uqr';
import type { Budget } from '../../../contract/budget.schema.js';
import { Assets, builtFolder } from '../../../server/embed/assets.js';
import { budgetBallot } from '../../../server/embed/print.ballot.js';
import { printedBallot } from '../../../server/embed/print.page.js';
import { printedPoster } from '../../../server/embed/print.poster.js';
import { renderToText, sheetAt } from '../../../server/embed/render.js';
import { assertAccessible } from '../../support/axe.js';
import { openPage, startBrowser } from '../../support/browser.js';
import { closedBudget } from '../../support/canned.budget.result.js';
import { pdfPages } from '../../support/pdf.js';

let browser: Browser;
let server: Server;
const assets = new Assets(builtFolder());
const pages = new Map<string, string>();
const page = 'https://stem.lindewaard.example/a/wijkbudget';

before(async () => {
  browser = await startBrowser();
  server = createServer((request, response) => {
    const path = request.url!.split('?')[0]!;
    const sheet = sheetAt(path);
    const script = assets.at(path);
    const [type, body] = sheet
      ? ['text/css', sheet.css]
      : script
        ? ['text/javascript', script.body]
        : path === '/qr.svg'
          ? ['image/svg+xml', renderSVG(page)]
          : ['text/html', pages.get(path) ?? ''];
    response.writeHead(200, { 'Content-Type': `${type}; charset=utf-8` });
    response.end(body);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});

after(async () => {
  await browser.close();
  server.closeAllConnections();
  server.close();
});

async function open(budget: Budget, as: 'ballot' | 'poster', language = 'nl', width = 1000) {
  const how = 'https://stem.lindewaard.example/how-we-count';
  const print = {
    ballot: budgetBallot(budget, language),
    language,
    page,
    how,
    qr: '/qr.svg',
    scripts: [assets.entry('print')],
  };
  pages.set(
    '/',
    renderToText(as === 'poster' ? printedPoster({ ...print, posted: print.ballot }) : printedBallot(print)),
  );
  const opened = await openPage(browser, { viewport: { width, height: 900 } });
  await opened.page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  return opened.page;
}

/** Words as people read them: an amount never breaks, but a test may write it with a plain space. */
const wordsOf = async (paper: Page): Promise<string> =>
  (await paper.locator('.how').innerText()).replaceAll('\u00a0', ' ');

/** A budget with this many projects, each with a last word of its own. */
function long(count: number, given: Parameters<typeof closedBudget>[0] = {}): Budget {
  const { projects } = closedBudget();
  const many = Array.from({ length: count }, (_, at) => ({
    ...projects[at % projects.length]!,
    id: `p${at}`,
    title: `Plan ${at + 1}begin ${'met veel woorden '.repeat(at % 4)}`,
    text: `${'Bewoners dachten dit samen uit. '.repeat(1 + (at % 5))} einde${at + 1}.`,
  }));
  return closedBudget({ ...given, projects: many });
}

test('a long list goes over several sheets: none splits a project, each repeats the head, the first says where to bring it', async () => {
  const paper = await open(long(60), 'ballot');
  const sheets = await pdfPages(await paper.pdf({ preferCSSPageSize: true }));
  assert.ok(sheets.length > 3, `${sheets.length} sheets`);
  for (const sheet of sheets)
    assert.match(sheet, /Stembiljet op papier.*Nummer:.*Nr\..*Project.*Kosten.*Uw keuze/);
  for (let number = 1; number <= 60; number++) {
    const begins = sheets.findIndex((sheet) => sheet.includes(`Plan ${number}begin`));
    const ends = sheets.findIndex((sheet) => sheet.includes(`einde${number}.`));
    assert.ok(begins >= 0 && begins === ends, `project ${number} stands on sheets ${begins} and ${ends}`);
  }
  assert.match(sheets[0]!, /Nummer van dit stembiljet.*Elk nummer telt één keer\./);
  assert.match(sheets[0]!, /Inleveren bij:.*Lever het in voor dinsdag 31 maart 2026/);
  assert.match(sheets.at(-1)!, /Zo tellen we/);
  assert.doesNotMatch(sheets.join(' '), /Terug naar de stemming/);
  await paper.context().close();
});

test('every form of a ballot says how to fill it in, with boxes or fields', async () => {
  const forms = {
    knapsack: [/Samen mogen ze hoogstens € 150\.000 kosten/, '.box'],
    approval: [/Kruis minstens 1 en hoogstens 12 projecten aan/, '.box'],
    points: [/U hebt 10 punten\..*hoogstens 4 punten aan één project/, '.number'],
    ranking: [/Zet een 1 achter uw eerste keuze/, '.number'],
    'one-per-area': [/in elk gebied hoogstens één project/, '.box'],
    'one-per-category': [/bij elk thema hoogstens één project/, '.box'],
  } as const;
  for (const [form, [words, mark]] of Object.entries(forms)) {
    const rule = { form: form as keyof typeof forms, blank: false, points: 10, maxPoints: 4 };
    const paper = await open(closedBudget({ rule }), 'ballot');
    assert.match(await wordsOf(paper), words, form);
    assert.equal(await paper.locator(`.mark ${mark}`).count(), 12, form);
    const heads = await paper.locator('tr.group').allInnerTexts();
    assert.equal(heads[0], form === 'one-per-category' ? 'Groen en water' : 'Het Noorderkwartier', form);
    await paper.context().close();
  }
});

test('limits for an area, a least to spend and a blank vote stand on the paper', async () => {
  const groups = [{ by: 'area' as const, id: 'zuid', max: 2, maxSpend: 50_000_00 }];
  const paper = await open(
    closedBudget({ rule: { form: 'approval', minSpend: 10_000_00, groups } }),
    'ballot',
  );
  const how = await wordsOf(paper);
  assert.match(how, /Zuid en de Dijk: hoogstens 2, samen hoogstens € 50\.000\./);
  assert.match(how, /minstens € 10\.000 kosten/);
  await paper.getByText('Ik stem blanco').waitFor();
  await paper.context().close();
});

test('a project that was withdrawn is not on the paper', async () => {
  const [first, ...rest] = closedBudget().projects;
  const paper = await open(
    closedBudget({ projects: [{ ...first!, withdrawn: 'De grond is verkocht.' }, ...rest] }),
    'ballot',
  );
  assert.equal(await paper.getByText(first!.title).count(), 0);
  await paper.context().close();
});

test('a file of numbers makes a ballot for each, with its number on every sheet, and goes nowhere', async () => {
  const paper = await open(long(30), 'ballot');
  const sent: string[] = [];
  paper.on('request', (request) => sent.push(`${request.method()} ${request.url()}`));
  const file = (text: string) => ({ name: 'nummers.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  const field = paper.getByLabel('Bestand met nummers');
  const numbers = ['AB2C-DE3F-GH4J', 'KM5N-PQ6R-ST7W', 'XY8Z-AB9C-DE2F'];
  await field.setInputFiles(file(`number\r\n${numbers.join('\r\n')}\r\n`));
  await paper.getByText('3 stembiljetten met een nummer.').waitFor();
  const sheets = await pdfPages(await paper.pdf({ preferCSSPageSize: true }));
  for (const number of numbers) {
    const own = sheets.filter((sheet) => sheet.includes(number));
    assert.equal(own.length, sheets.length / 3, number);
    assert.match(own[0]!, /Nummer van dit stembiljet/);
  }
  await assertAccessible(paper, 'ballots with numbers');
  await field.setInputFiles(file('naam,straat\nJan,Dorpsstraat\n'));
  await paper.getByText('In dit bestand staan geen nummers.').waitFor();
  assert.equal(await paper.locator('.paper').count(), 1);
  assert.deepEqual(
    sent.filter((one) => !one.startsWith('GET ') || !/\.(css|svg)/.test(one)),
    [],
  );
  await paper.context().close();
});

test('the poster is one sheet with the question, the money, the dates and the address', async () => {
  const poster = await open(closedBudget(), 'poster');
  const sheets = await pdfPages(await poster.pdf({ preferCSSPageSize: true }));
  assert.equal(sheets.length, 1);
  assert.match(
    sheets[0]!,
    /Verdeel het geld van de wijk.*€ 150\.000 te verdelen.*1 maart 2026.*31 maart 2026.*stem\.lindewaard\.example\/a\/wijkbudget/,
  );
  await poster.context().close();
});

test('on the screen both are accessible and fit 320 pixels', async () => {
  for (const as of ['ballot', 'poster'] as const) {
    const paper = await open(closedBudget(), as, 'en', 320);
    await assertAccessible(paper, as);
    assert.equal(await paper.evaluate(() => document.scrollingElement!.scrollWidth), 320, as);
    await paper.context().close();
  }
});
