import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { describeQuote } from '../../anchoring/quote.js';
import type { Passages } from '../../contract/comment.schema.js';
import { textOfBlocks } from '../../anchoring/text.js';
import { letterBlocks, letterHtml, seeded, withLetter, type Version } from '../anchoring/letter.js';
import { align, faultOf, rightFor, wordsOf } from '../anchoring/oracle.js';
import { assertAccessible } from '../support/axe.js';
import { PassageStage } from './passages.stage.js';

const stage = new PassageStage();

const paragraphs = [
  'De gemeente legt een fietspad aan langs de Windstraat. Het fietspad wordt vier meter breed.',
  'Het college vraagt de raad om 200.000 euro. Daarvan is de helft voor groen.',
  'In het voorjaar begint het werk. De straat blijft open voor bewoners.',
];
const letter = paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('\n');
const text = paragraphs.join('\n');

const passageOf = (words: string, ...comments: string[]): Passages['passages'][number] => ({
  quote: describeQuote(text, text.indexOf(words), text.indexOf(words) + words.length),
  comments,
});

const begin = (page: Page, passages: Passages['passages'] = []): Promise<void> =>
  page.evaluate((list) => document.querySelector('passage-bench')!.begin(list), passages);

const quoted = (page: Page): Promise<string[]> =>
  page.evaluate(() => document.querySelector('passage-bench')!.quoted.map(({ exact }) => exact));

const waitForMarks = (page: Page, count: number): Promise<unknown> =>
  page.waitForFunction((wanted) => (CSS.highlights.get('stem-passage')?.size ?? 0) === wanted, count);

/** Selects words of the page by script, as a person does with the mouse or the keyboard. */
const select = (page: Page, words: string): Promise<void> =>
  page.evaluate((wanted) => {
    const root = document.querySelector('#stuk')!;
    const rendered = readText(root);
    const start = rendered.text.indexOf(wanted);
    const range = rangeOf(rendered, { start, end: start + wanted.length })!;
    getSelection()!.setBaseAndExtent(
      range.startContainer,
      range.startOffset,
      range.endContainer,
      range.endOffset,
    );
  }, words);

test('the text of the page is as it renders, whatever its markup', async () => {
  const page = await stage.open(`
    <h2>  Een   kop </h2><p>Een <b>vet</b>
    woord,<br>een regel, <span hidden>niets</span><i> schuin </i> en <button>knop</button>einde.</p>
    <script type="text/plain">geen tekst</script><ul><li>een</li><li>twee</li></ul>
    <table><tr><td>links</td><td>rechts</td></tr></table><pre>a  b
c</pre><textarea>veld</textarea><stem-poll><a href="/">link</a></stem-poll>`);
  const { read, back } = await page.evaluate(() => {
    const rendered = readText(document.querySelector('#stuk')!);
    const start = rendered.text.indexOf('vet');
    return {
      read: rendered.text,
      back: String(rangeOf(rendered, { start, end: start + 'vet woord'.length })),
    };
  });
  assert.equal(
    read,
    'Een kop\nEen vet woord,\neen regel, schuin en einde.\neen\ntwee\nlinks\nrechts\na  b\nc',
  );
  assert.equal(back.replace(/\s+/g, ' '), 'vet woord');
});

test('passages are marked on a page with a strict policy, and the page’s own elements stay as they were', async () => {
  const page = await stage.open(letter);
  const before = await page.locator('#stuk').evaluate((element) => element.outerHTML);
  await begin(page, [passageOf('vier meter breed', 'a'), passageOf('200.000 euro', 'b', 'c')]);
  await waitForMarks(page, 2);
  assert.deepEqual(await stage.marked(), ['vier meter breed', '200.000 euro']);
  assert.equal(await page.locator('#stuk').evaluate((element) => element.outerHTML), before);
  assert.equal(await page.evaluate(() => document.querySelectorAll('style').length), 0);
  await page.evaluate(() => document.querySelector('passage-bench')!.annotator!.stop());
  assert.deepEqual(await stage.marked(), []);
  assert.deepEqual(stage.faults, []);
});

test('who selects text with the mouse gets a button beside it, and comments on exactly those words', async () => {
  const page = await stage.open(letter);
  await begin(page);
  const box = (await page.locator('#stuk p').nth(1).boundingBox())!;
  await page.mouse.move(box.x + 1, box.y + 8);
  await page.mouse.down();
  await page.mouse.move(box.x + 200, box.y + 8, { steps: 4 });
  await page.mouse.up();
  const button = page.getByRole('button', { name: 'Reageer op deze passage' });
  await button.waitFor();
  const selected = await page.evaluate(() => String(getSelection()));
  const at = (await button.boundingBox())!;
  assert.ok(Math.abs(at.y - box.y) < 120 && at.height >= 24, JSON.stringify({ at, box }));
  await assertAccessible(page, 'selected');
  await button.click();
  assert.deepEqual(await quoted(page), [selected.trim()]);
  assert.equal(await button.count(), 0);
});

test('who selects by keyboard reaches the button with Tab, and Escape takes it away', async () => {
  const page = await stage.open(letter);
  await begin(page);
  await select(page, 'de helft voor groen');
  const button = page.getByRole('button', { name: 'Reageer op deze passage' });
  await button.waitFor();
  await page.getByRole('status').getByText('Druk op Tab').waitFor();
  await page.keyboard.press('Escape');
  await button.waitFor({ state: 'hidden' });
  await select(page, 'voor groen');
  await button.waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  assert.deepEqual(await quoted(page), ['voor groen']);
});

test('without a mouse every paragraph and every sentence is reached by arrows and commented on with Enter', async () => {
  const page = await stage.open(letter);
  await begin(page);
  await page.getByRole('button', { name: 'Kies een passage' }).focus();
  await page.keyboard.press('Enter');
  const buttons = page.getByRole('list', { name: 'Alinea’s van de tekst' }).getByRole('button');
  await buttons.first().waitFor();
  assert.equal(await buttons.count(), 3);
  await page.waitForFunction(() => CSS.highlights.get('stem-passage-shown')?.size === 1);
  assert.deepEqual(await stage.marked('stem-passage-shown'), [paragraphs[0]]);
  await assertAccessible(page, 'choosing');
  await page.keyboard.press('ArrowDown');
  assert.deepEqual(await stage.marked('stem-passage-shown'), [paragraphs[1]]);
  const outline = (await page.locator('passage-bench .outline').boundingBox())!;
  const words = (await page.locator('#stuk p').nth(1).boundingBox())!;
  assert.ok(outline.y <= words.y && outline.y + outline.height >= words.y + words.height);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  assert.deepEqual(await stage.marked('stem-passage-shown'), ['Daarvan is de helft voor groen.']);
  await page.getByRole('status').getByText('Zin 2 van 2: Daarvan is de helft voor groen.').waitFor();
  await page.keyboard.press('Enter');
  assert.deepEqual(await quoted(page), ['Daarvan is de helft voor groen.']);
  assert.equal(await buttons.count(), 0);
  await page.getByRole('button', { name: 'Kies een passage' }).focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => CSS.highlights.get('stem-passage-shown')?.size === 1);
  await page.keyboard.press('End');
  assert.deepEqual(await stage.marked('stem-passage-shown'), [paragraphs[2]]);
  await page.keyboard.press('Escape');
  assert.deepEqual(await stage.marked('stem-passage-shown'), []);
  assert.deepEqual(stage.faults, []);
});

test(
  '40 passages of the real letter are marked in its next version, or told to be gone, as the oracle says',
  withLetter,
  async () => {
    const inner = (version: Version): string => /<main[^>]*>([^]*)<\/main>/.exec(letterHtml(version))![1]!;
    const read = (page: Page): Promise<string> =>
      page.evaluate(() => readText(document.querySelector('#stuk')!).text);
    const old = await read(await stage.open(inner('v1')));
    assert.equal(old, textOfBlocks(letterBlocks('v1')));
    await stage.page.context().close();
    const page = await stage.open(inner('v2'));
    const now = await read(page);
    const places = align(letterBlocks('v1'), letterBlocks('v2'));
    const [oldWords, newWords] = [wordsOf(old), wordsOf(now)];
    const random = seeded(40);
    const passages = Array.from({ length: 40 }, (_, index) => {
      const from = Math.floor(random() * (oldWords.length - 12));
      const to = from + 1 + Math.floor(random() * 12);
      const quote = describeQuote(old, oldWords[from]!.start, oldWords[to - 1]!.end);
      return { quote, comments: [`c${index}`], right: rightFor(places, from, to, newWords) };
    });
    await begin(page, passages);
    await page.waitForFunction(() => {
      const bench = document.querySelector('passage-bench')!;
      return bench.passages.every(({ quote }) => bench.annotator!.stands(quote) !== undefined);
    });
    const found = await page.evaluate(() => {
      const rendered = readText(document.querySelector('#stuk')!);
      return [...CSS.highlights.get('stem-passage')!].map((range) => {
        const { startContainer, startOffset, endContainer, endOffset } = range as Range;
        return {
          start: offsetAt(rendered, startContainer as Text, startOffset),
          end: offsetAt(rendered, endContainer as Text, endOffset - 1) + 1,
        };
      });
    });
    const stands = await page.evaluate(() => {
      const bench = document.querySelector('passage-bench')!;
      return bench.passages.map(({ quote }) => bench.annotator!.stands(quote));
    });
    const faults = passages.map(({ right }, index) =>
      faultOf(
        right,
        stands[index] ? found[stands.slice(0, index).filter(Boolean).length] : undefined,
        newWords,
      ),
    );
    assert.deepEqual(faults.filter(Boolean), []);
    assert.ok(found.length > 30 && found.length === stands.filter(Boolean).length);
  },
);

test('a click on marked words goes to the comment about them, of two passages to the shorter', async () => {
  const page = await stage.open(letter);
  await begin(page, [passageOf(paragraphs[1]!, 'alinea'), passageOf('200.000 euro', 'bedrag', 'later')]);
  await waitForMarks(page, 2);
  const click = async (words: string): Promise<void> => {
    const { x, y } = await page.evaluate((wanted) => {
      const rendered = readText(document.querySelector('#stuk')!);
      const start = rendered.text.indexOf(wanted);
      const box = rangeOf(rendered, { start, end: start + wanted.length })!.getClientRects()[0]!;
      return { x: box.left + 4, y: box.top + box.height / 2 };
    }, words);
    await page.mouse.click(x, y);
  };
  const wentTimes = (times: number): Promise<unknown> =>
    page.waitForFunction((count) => document.querySelector('passage-bench')!.went.length >= count, times);
  // The first click loads what shows passages; only then is a click answered at once.
  await click('200.000 euro');
  await wentTimes(1);
  await click('In het voorjaar');
  await click('voor groen');
  await wentTimes(2);
  assert.deepEqual(await page.evaluate(() => document.querySelector('passage-bench')!.went), [
    'bedrag',
    'alinea',
  ]);
});

test('where nobody may write any more, no passage can be chosen, and the marks stay', async () => {
  const page = await stage.open(letter);
  await begin(page, [passageOf('200.000 euro', 'bedrag')]);
  await waitForMarks(page, 1);
  const choose = page.getByRole('button', { name: 'Kies een passage' });
  await choose.waitFor();
  await select(page, 'de helft');
  await page.getByRole('button', { name: 'Reageer op deze passage' }).waitFor();
  await page.evaluate(() => {
    const bench = document.querySelector('passage-bench')!;
    bench.open = false;
    bench.requestUpdate();
    return bench.updateComplete;
  });
  await choose.waitFor({ state: 'hidden' });
  await select(page, 'de helft voor groen');
  await page.getByRole('button', { name: 'Reageer op deze passage' }).waitFor({ state: 'hidden' });
  assert.deepEqual(await stage.marked(), ['200.000 euro']);
});

test('words that changed a little are found, and a passage that is gone is told with its old words', async () => {
  const now = letter
    .replace('de helft voor groen', 'een derde deel voor groen')
    .replace(/<p>In het.*?<\/p>/, '');
  const page = await stage.open(now);
  await begin(page, [
    passageOf('Daarvan is de helft voor groen.', 'a'),
    passageOf('De straat blijft open', 'b'),
  ]);
  await waitForMarks(page, 1);
  assert.deepEqual(await stage.marked(), ['Daarvan is een derde deel voor groen.']);
  await page.getByText('false', { exact: true }).waitFor();
  await page.getByText('Passages met reacties (2)').click();
  await page.getByText('Deze passage staat niet meer in de tekst.').waitFor();
  await page.getByText('De straat blijft open', { exact: true }).waitFor();
  await page.getByRole('button', { name: '1 reactie over “De straat blijft open”' }).click();
  assert.deepEqual(await page.evaluate(() => document.querySelector('passage-bench')!.went), ['b']);
  await assertAccessible(page, 'gone');
});

test('when the host renders its text anew, or puts another element in its place, passages are found again', async () => {
  const page = await stage.open(letter);
  await begin(page, [passageOf('vier meter breed', 'a')]);
  await waitForMarks(page, 1);
  const moved = (top: string): Promise<unknown> =>
    page.waitForFunction((words) => {
      const [range] = [...(CSS.highlights.get('stem-passage') ?? [])] as Range[];
      return (
        range?.startContainer.isConnected && range.startContainer.parentElement?.closest(words) && `${range}`
      );
    }, top);
  await page.evaluate(() => {
    const root = document.querySelector('#stuk')!;
    const copy = [...root.children].map((child) => child.cloneNode(true));
    const intro = document.createElement('p');
    intro.textContent = 'Een nieuwe inleiding.';
    root.replaceChildren(intro, ...copy);
    root.lastElementChild!.id = 'laatste';
  });
  await moved('#stuk p:nth-child(2)');
  await page.evaluate(() => {
    const root = document.querySelector('#stuk')!;
    const other = root.cloneNode(true) as Element;
    other.className = 'anders';
    root.replaceWith(other);
  });
  await moved('.anders p:nth-child(2)');
  assert.deepEqual(await stage.marked(), ['vier meter breed']);
});

test('a browser that cannot mark shows the passages as an open list that jumps to them', async () => {
  const page = await stage.open(letter + '<p>Slot.</p>'.repeat(60), {
    prepare: () => {
      Object.defineProperty(globalThis, 'Highlight', { value: undefined });
    },
  });
  await begin(page, [passageOf('vier meter breed', 'a')]);
  await page.locator('passage-bench').scrollIntoViewIfNeeded();
  await page.getByRole('button', { name: 'vier meter breed', exact: true }).click();
  await page.getByRole('status').getByText('De passage staat in beeld.').waitFor();
  const words = (await page.locator('#stuk p').first().boundingBox())!;
  const outline = (await page.locator('passage-bench .outline').boundingBox())!;
  assert.ok(words.y >= 0 && words.y < 900);
  assert.ok(Math.abs(outline.y - words.y) < 40);
  assert.deepEqual(stage.faults, []);
});

test('marks, button and outline are there in forced colours and at 320 px', async () => {
  const page = await stage.open(letter, {
    browser: { forcedColors: 'active', viewport: { width: 320, height: 600 } },
  });
  await begin(page, [passageOf('vier meter breed', 'a')]);
  await waitForMarks(page, 1);
  await select(page, 'de helft voor groen');
  const at = (await page.getByRole('button', { name: 'Reageer op deze passage' }).boundingBox())!;
  assert.ok(at.x >= 0 && at.x + at.width <= 320);
  await page.getByRole('button', { name: 'Kies een passage' }).click();
  await page.waitForFunction(() => CSS.highlights.get('stem-passage-shown')?.size === 1);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 320));
  await assertAccessible(page, 'forced colours');
});

test('a suggestion says what goes and what comes, word by word, not by colour alone', async () => {
  const page = await stage.open(letter);
  await begin(page);
  const change = page.locator('passage-bench .change');
  assert.equal(await change.locator('del').textContent(), ' Eruit: een plan');
  assert.equal(await change.locator('ins').textContent(), ' Erin: twee plannen');
  const lines = await change.evaluate((element) =>
    ['del', 'ins'].map((tag) => getComputedStyle(element.querySelector(tag)!).textDecorationLine),
  );
  assert.deepEqual(lines, ['line-through', 'underline']);
});
