import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createChallenge, verifySolution } from 'altcha-lib/v1';
import { cannedPoll } from '../support/canned.js';
import { problemOf, type Answer } from '../support/host.js';
import { Stage } from '../support/stage.js';

const stage = new Stage();
const speeltuin = { name: 'Een kleine speeltuin' };

/** A server that wants a proof, takes 123456 as the code, and knows by the token who gave it. */
const wants =
  (needs: string): Answer =>
  ({ method, path, headers, body }) => {
    const { code } = (body ?? {}) as { code?: string };
    if (path === '/v1/mail-codes')
      return { status: 201, body: { challenge: 'c1', expiresAt: '2030-01-01T00:00:00Z' } };
    if (path === '/v1/sign-ins')
      return { status: 201, body: { url: `http://${headers.host}/picture.svg`, challenge: 'c2' } };
    if (path === '/v1/sessions/mine/proofs')
      return code === '123456'
        ? {
            status: 201,
            body: { token: 'token-2', expiresAt: '2030-01-01T00:00:00Z', proofs: ['guest', needs] },
          }
        : { status: 400, body: problemOf('code_wrong', 400) };
    return method === 'PUT' && headers.authorization !== 'Bearer token-2'
      ? { status: 403, body: problemOf('identity_needed', 403, { needs }) }
      : undefined;
  };

test('a mail address and its code, all by keyboard, and the choice made before is cast', async () => {
  const page = await stage.open({ prepare: (host) => (host.answer = wants('email')) });
  await page.getByRole('radio', speeltuin).check();
  await stage.vote();
  const dialog = page.getByRole('dialog', { name: 'Laat eerst weten wie u bent' });
  await dialog.getByText('Wat u invulde, is bewaard.').waitFor();
  await page.keyboard.type('geen adres');
  await page.keyboard.press('Enter');
  await dialog.getByRole('alert').getByText('Vul uw mailadres in').waitFor();
  assert.equal(await stage.focused(), 'typed');
  await dialog.getByLabel('Uw mailadres').fill('bewoner@example.org');
  await page.keyboard.press('Enter');
  await dialog.getByText('We hebben een code gestuurd naar bewoner@example.org.').waitFor();
  await page.keyboard.type('000000');
  await page.keyboard.press('Enter');
  await dialog.getByRole('alert').getByText('Deze code klopt niet.').waitFor();
  assert.equal(await stage.focused(), 'typed');
  await dialog.getByLabel('Code uit de mail').fill('123456');
  await page.keyboard.press('Enter');
  await stage.counted();
  assert.deepEqual(stage.votes.at(-1)?.ballot, { options: ['speeltuin'] });
  assert.deepEqual(stage.host.asked.find(({ path }) => path.endsWith('proofs'))?.body, {
    kind: 'email',
    code: '000000',
    activity: 'plein-single',
    challenge: 'c1',
  });
});

test('a code from a letter is enough where the poll asks for one', async () => {
  const page = await stage.open({ prepare: (host) => (host.answer = wants('code')) });
  await page.getByRole('radio', speeltuin).check();
  await stage.vote();
  await page.getByLabel('Code uit de brief').fill('123456');
  await page.getByRole('button', { name: 'Ga verder' }).click();
  await stage.counted();
});

test('who cancels has not voted, is told so, and the choice stays', async () => {
  const page = await stage.open({ prepare: (host) => (host.answer = wants('email')) });
  await page.getByRole('radio', speeltuin).check();
  await stage.vote();
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('alert').getByText('U hebt nog niet gestemd. Uw keuze is bewaard.').waitFor();
  assert.equal(await page.getByRole('radio', speeltuin).isChecked(), true);
  assert.equal(await page.getByRole('dialog').count(), 0);
});

test('a resident signs in on a page of its own that hands the code back; another origin is not heard', async () => {
  const page = await stage.open({ prepare: (host) => (host.answer = wants('resident')) });
  await page.getByRole('radio', speeltuin).check();
  await stage.vote();
  const opened = page.context().waitForEvent('page');
  await page.getByRole('button', { name: 'Log in' }).click();
  const signIn = await opened;
  await signIn.waitForURL(/picture/);
  await page.getByLabel('Code van de inlogpagina').waitFor();
  await page.evaluate(() => postMessage({ type: 'stem-sign-in', code: '999999' }, '*'));
  await signIn.evaluate(() => opener.postMessage({ type: 'stem-sign-in', code: '123456' }, '*'));
  await stage.counted();
  const codes = stage.host.asked
    .filter(({ path }) => path.endsWith('proofs'))
    .map(({ body }) => (body as { code: string }).code);
  assert.deepEqual(codes, ['123456']);
});

test('in the opaque box of WordPress, without storage, forms and pop-ups, a vote with a mail code works', async () => {
  const page = await stage.open({
    body: `<iframe sandbox="allow-scripts" title="Stemming" width="600" height="700" src="STEM/frame"></iframe>`,
    prepare: (host) => {
      host.answer = wants('email');
      host.pages.set(
        '/frame',
        `<!doctype html><html lang="nl"><title>Stemming</title><script type="module" src="/stem.js"></script>
         <stem-poll activity="plein-single" ticket="ticket-1"></stem-poll>`,
      );
    },
  });
  const frame = page.frameLocator('iframe');
  await frame.getByRole('radio', speeltuin).check();
  await frame.getByRole('radio', speeltuin).press('Enter');
  await frame.getByLabel('Uw mailadres').fill('bewoner@example.org');
  await page.keyboard.press('Enter');
  await frame.getByLabel('Code uit de mail').fill('123456');
  await page.keyboard.press('Enter');
  await frame.getByRole('status').getByText('Uw stem is geteld').waitFor();
  const session = stage.host.asked.find(({ path }) => path === '/v1/sessions');
  assert.deepEqual(session?.body, { activity: 'plein-single', ticket: 'ticket-1' });
  assert.equal(session?.headers.origin, 'null');
});

test('when the server is under pressure the browser does the work, unseen, and the server can verify it', async () => {
  const hmacKey = 'test';
  const challenge = await createChallenge({ hmacKey, maxnumber: 2000 });
  const page = await stage.open({
    prepare: (host) => {
      host.answer = ({ path, body }) =>
        path === '/v1/sessions' && !(body as { work?: string }).work
          ? { status: 403, body: problemOf('proof_of_work_needed', 403, { challenge }) }
          : undefined;
    },
  });
  await page.getByRole('radio', speeltuin).check();
  await stage.vote();
  await stage.counted();
  const work = stage.host.asked
    .map(({ body }) => (body as { work?: string } | undefined)?.work)
    .find(Boolean);
  assert.equal(await verifySolution(work!, hmacKey), true);
});

test('a poll for which nobody is known yet costs a guest no dialog', async () => {
  const page = await stage.open({ poll: cannedPoll() });
  await page.getByRole('radio', speeltuin).check();
  await stage.vote();
  await stage.counted();
  assert.equal(await page.getByRole('dialog').count(), 0);
});
