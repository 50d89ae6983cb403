import assert from 'node:assert/strict';
import { test } from 'node:test';
import { render } from '@lit-labs/ssr';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import { html } from 'lit';
import '../../widgets/idea-board/define.js';
import type { BoardData } from '../../widgets/idea-board/board.state.js';
import { CannedBoard, ideaIdOf } from '../support/canned.board.js';

const served = (data: BoardData): Promise<string> =>
  collectResult(
    render(
      html`<stem-idea-board activity=${data.board.ref} .data=${data}
        ><a href="/a/x">Ideeën</a></stem-idea-board
      >`,
    ),
  ).then((text) => text.replace(/<!--[^]*?-->/g, '').replace(/<style>[^]*?<\/style>/g, ''));

test('a board is rendered on the server with its ideas as links, and a form to look for them', async () => {
  const { board } = new CannedBoard();
  const text = await served({ board });
  assert.match(text, /40 ideeën/);
  for (const { id, title } of board.first.ideas.slice(0, 3))
    assert.match(text, new RegExp(`<a[^>]*href="/a/ideeen\\?idee=${id}"[^>]*>${title}`));
  assert.match(text, /<form[^>]*method="get"[^>]*action="\/a\/ideeen"/);
  assert.match(text, /name="search"/);
  assert.match(text, /<option value="groen"[^>]*>\s*Groen en water \(\d+\)/);
  assert.match(text, /href="\/a\/ideeen\?sort=newest&amp;after=20"/);
  assert.match(text, /href="\/a\/ideeen\?nieuw=1"/);
  assert.doesNotMatch(text, /<button[^>]*aria-expanded/);
});

test('an idea that stands open is rendered whole, also where its list is on another page', async () => {
  const canned = new CannedBoard();
  const open = canned.ideas.find(({ id }) => id === ideaIdOf(30))!;
  const text = await served({ board: canned.board, open, language: 'en' });
  assert.match(text, new RegExp(`id="idee-${open.id}"`));
  assert.ok(text.includes(open.text!.slice(0, 40)));
  assert.match(text, /What happens with this idea/);
});
