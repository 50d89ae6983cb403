import assert from 'node:assert/strict';
import { test } from 'node:test';
import { render } from '@lit-labs/ssr';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import type { PollKind } from '../../contract/poll.schema.js';
import { html } from 'lit';
import '../../widgets/poll/define.js';
import type { PollData } from '../../widgets/poll/poll.state.js';
import { cannedPoll, cannedReceipt } from '../support/canned.js';
import { Stage } from '../support/stage.js';

const stage = new Stage();

function served(data: PollData): Promise<string> {
  return collectResult(
    render(html`<stem-poll activity=${data.poll.ref} .data=${data}><a href="/a/x">Stem mee</a></stem-poll>`),
  );
}

/** What a native form would send, in this page without script. */
const sent = (name: string) => `${name}=`;

const fields: Record<PollKind, string[]> = {
  single: ['options'],
  several: ['options'],
  ranked: ['rank.zon', 'rank.wind'],
  score: ['score.licht', 'score.banken'],
  scenario: ['options', 'why'],
  statements: ['answer.s1', 'answer.s3'],
};

for (const [kind, names] of Object.entries(fields) as [PollKind, string[]][])
  test(`a ${kind} poll is rendered on the server with native controls that post`, async () => {
    const text = await served({ poll: cannedPoll(kind), fields: { csrf: 'a"b' } });
    assert.match(text, /<template shadowroot="open" shadowrootmode="open">/);
    assert.match(text, new RegExp(`<form[^>]*method="post"[^>]*action="/a/plein-${kind}"`));
    for (const name of names) assert.match(text, new RegExp(`name="${name}"`));
    assert.match(text, /name="blank" value="1"/);
    assert.match(text, /<input type="hidden"[^>]*value="a&quot;b"/);
    assert.match(text, /Iedereen kan stemmen: één stem per browser/);
  });

test('what was chosen, what was wrong and the receipt are rendered too', async () => {
  const poll = cannedPoll();
  const again = await served({ poll, choice: { ballot: { options: ['speeltuin'] } }, fault: 'Kies er één.' });
  assert.match(again, /value="speeltuin"\s+checked/);
  assert.match(again, /role="alert">(<!--[^>]*-->)*Kies er één\./);
  const ranked = await served({
    poll: cannedPoll('ranked'),
    choice: { ballot: { ranking: ['wind', 'zon'] } },
  });
  assert.match(ranked, /name="rank\.wind"[^>]*value="1"/);
  const done = await served({ poll, receipt: cannedReceipt(poll.ref) });
  assert.match(done, /Uw stem is geteld/);
  assert.match(done, /c0ffee7/);
  assert.doesNotMatch(done, /<form/);
});

test('English is rendered in English', async () => {
  const text = await served({ poll: cannedPoll(), language: 'en' });
  assert.match(text, /You can vote until/);
});

test('without script, a ballot is a native post', async () => {
  const poll = cannedPoll('score');
  const body = await served({ poll });
  const page = await stage.open({ poll, body, browser: { javaScriptEnabled: false } });
  await page
    .getByRole('group', { name: 'De paden' })
    .getByRole('radio', { name: 'Goed', exact: true })
    .check();
  const posted = page.waitForRequest((request) => request.method() === 'POST');
  await page.getByRole('button', { name: 'Stem', exact: true }).click();
  const request = await posted;
  assert.match(request.url(), /\/a\/plein-score$/);
  assert.equal(request.postData(), sent('score.paden') + '4');
});

test('with script, what the server rendered stands until everything is there; choice and focus are carried over', async () => {
  const poll = cannedPoll();
  const body = `${await served({ poll })}<script type="module" src="STEM/stem.js"></script>`;
  let release = () => {};
  const released = new Promise<void>((go) => (release = go));
  const page = await stage.open({ poll, body: '' });
  await page.route('**/v1/polls/**', async (route) => {
    await released;
    await route.continue();
  });
  const path = stage.host.page(body.replaceAll('STEM', stage.host.origin()));
  await page.goto(stage.host.origin('gemeente') + path);
  const radio = page.getByRole('radio', { name: 'Een kleine speeltuin' });
  await radio.check();
  await page.waitForFunction(() => customElements.get('stem-poll'));
  assert.equal(await radio.isChecked(), true);
  release();
  await page.waitForFunction(() => !document.querySelector('stem-poll')!.shadowRoot!.querySelector('style'));
  assert.equal(await page.getByRole('radio').count(), 3);
  assert.equal(await radio.isChecked(), true);
  assert.equal(await stage.focused(), 'speeltuin');
  await stage.vote();
  await stage.counted();
  assert.deepEqual(stage.votes[0]?.ballot, { options: ['speeltuin'] });
});
