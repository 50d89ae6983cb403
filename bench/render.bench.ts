import { get } from 'node:http';
import { performance } from 'node:perf_hooks';
import type { Poll } from '../contract/poll.schema.js';
import { addressesOf } from '../server/embed/address.js';
import { publicPage } from '../server/embed/public.page.js';
import { renderToText } from '../server/embed/render.js';
import { snippetsOf } from '../server/embed/snippets.js';
import { pollEmbedded } from '../server/embed/widgets.js';
import type { BenchServer } from './server.js';
import { short, type Line } from './table.js';

const PAGES = 2000;

const readPoll = (port: number, ref: string): Promise<Poll> =>
  new Promise((resolve, reject) => {
    get({ port, path: `/v1/polls/${ref}`, headers: { Host: 'stem.localhost' } }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
      response.on('end', () => resolve(JSON.parse(text) as Poll));
    }).on('error', reject);
  });

/** Rendering the public page of a poll, which happens once per state of the poll and for people with a cookie. */
export async function benchRender(server: BenchServer): Promise<Line[]> {
  const { ref } = await server.ask<{ ref: string }>({ ask: 'poll', results: 'always' });
  const poll = await readPoll(server.port, ref);
  const at = addressesOf('http://stem.localhost', ref);
  await pollEmbedded.ready(poll, 'nl');
  const place = { ref, page: at.page, title: poll.title, language: 'nl' };
  const of = { tag: 'stem-poll', ref, title: poll.title, height: 400 };
  const render = (): number =>
    renderToText(
      publicPage({
        language: 'nl',
        title: poll.title,
        organisation: poll.organisation,
        addresses: at,
        snippets: snippetsOf(of, at, { url: at.script, integrity: 'sha384-' }),
        scripts: ['/stem.js'],
        widget: pollEmbedded.template({ poll, language: 'nl' }, place),
        published: false,
      }),
    ).length;
  for (let warm = 0; warm < 200; warm++) render();
  const begin = performance.now();
  let bytes = 0;
  for (let page = 0; page < PAGES; page++) bytes = render();
  const perSecond = PAGES / ((performance.now() - begin) / 1000);
  return [
    {
      what: `rendering a poll's public page on the server (${short(bytes / 1024)} kB), one core, nothing kept`,
      value: `${short(perSecond)}/s`,
      budget: '(kept per state; OpenStad serves 27–61 pages/s)',
    },
  ];
}
