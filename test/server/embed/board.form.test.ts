import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { boardPages, boundary, cookieOf, hidden, photo } from '../../support/board.pages.js';
import {
  asStaff,
  buildBoardedPlace,
  proposed,
  readBoardOf,
  readIdeaOf,
  readPageOf,
} from '../../support/boarding.js';
import { buildBudgetPlace } from '../../support/budgets.js';
import { buildPoll } from '../../support/factories.js';
import { startServer, type TestServer } from '../../support/server.js';

let server: TestServer;
before(async () => {
  server = await startServer({ env: { RATE_LIMITS: 'off' }, pressureAt: Infinity });
});
after(() => server.stop());

const categories = [
  { id: 'groen', name: 'Groen' },
  { id: 'verkeer', name: 'Verkeer' },
];

const { page, post } = boardPages(() => server);

test('without script a board is read, searched, filtered and paged through, and an idea is opened', async () => {
  const place = await buildBoardedPlace(server, { categories });
  for (let at = 1; at <= 22; at++)
    await proposed(server, place, {
      title: `Idee nummer ${at}`,
      text: at === 7 ? 'Een <b>zebrapad</b> bij de school.' : 'Iets anders.',
      category: at % 2 === 0 ? 'groen' : 'verkeer',
    });
  const first = await page(place);
  assert.equal(first.status, 200);
  assert.match(first.text, /22 ideeën/);
  assert.equal(first.text.match(/<article/g)?.length, 20);
  const next = /href="([^"]+)"\s*>Volgende ideeën/.exec(first.text)![1]!.replaceAll('&amp;', '&');
  const second = await server.send('GET', next);
  assert.equal(second.text.match(/<article/g)?.length, 2);
  const green = await page(place, { category: 'groen' });
  assert.match(green.text, /11 ideeën/);
  const found = await page(place, { search: 'zebrapaden' });
  assert.match(found.text, /1 idee</);
  assert.match(found.text, /&lt;b&gt;zebrapad&lt;\/b&gt;/);
  assert.match((await page(place, { search: 'nijlpaard' })).text, /Geen idee past bij wat u zoekt/);
  const { ideas } = await readPageOf(server, place, { search: 'zebrapaden' });
  const idea = await page(place, { idee: ideas[0]!.id });
  assert.match(idea.text, /<h1[^>]*>Idee nummer 7<\/h1>/);
  assert.match(idea.text, /Nog niemand heeft gereageerd/);
});

test('an address that asks for what is not there shows the board, and one of another board nothing', async () => {
  const place = await buildBoardedPlace(server, { categories });
  const { idea } = await proposed(server, place, { title: 'Blijft staan', category: 'groen' });
  for (const query of [
    { after: 'onzin' },
    { category: '../..' },
    { sort: 'nearby' },
    { sort: 'best' },
    { seed: '💥' },
    { idee: 'onzin' },
  ]) {
    const { status, text } = await page(place, query as never);
    assert.equal(status, 200, JSON.stringify(query));
    assert.match(text, /Blijft staan/);
  }
  const other = await buildBoardedPlace(server);
  assert.equal((await page(other, { idee: idea.id })).status, 404);
});

test('without script one adds an idea with a photo, sees ideas like it first, and loses nothing on the way', async () => {
  const place = await buildBoardedPlace(server, { categories, place: 'optional' });
  await proposed(server, place, { title: 'Een bankje bij de vijver', category: 'groen' });
  const form = await page(place, { nieuw: '1' });
  const typed = {
    act: 'add',
    shown: hidden(form.text, 'shown')!,
    title: 'Bankje bij de vijver',
    text: 'Regel één\r\nRegel "twee"',
    category: 'groen',
    area: '',
    placeName: 'Bij de vijver',
    point: '53.2194, 6.5665',
    alt: 'Een groene vijver',
    name: '',
    website: '',
  };
  const hasty = await post(place, typed, { file: await photo(), query: '?nieuw=1' });
  assert.match(hasty.text, /Kijk nog eens na/);
  assert.match(hasty.text, /Regel &quot;twee&quot;/);
  const cookie = cookieOf(hasty.headers);
  const picture = hidden(hasty.text, 'picture')!;
  assert.match(picture, /^[0-9a-z]{24}$/);
  server.clock.pass(4);
  const alike = await post(place, { ...typed, picture }, { cookie, query: '?nieuw=1' });
  assert.match(alike.text, /Lijkt dit erop\?/);
  assert.match(alike.text, /Een bankje bij de vijver/);
  assert.equal((await readBoardOf(server, place)).ideas, 1);
  const seen = hidden(alike.text, 'seen')!;
  const added = await post(place, { ...typed, picture, seen }, { cookie, query: '?nieuw=1' });
  assert.equal(added.status, 201, added.text);
  assert.match(added.text, /Uw idee staat op het bord/);
  const [idea] = (await readBoardOf(server, place)).first.ideas;
  assert.deepEqual(
    [idea!.title, idea!.excerpt, idea!.picture?.alt, idea!.place],
    [
      'Bankje bij de vijver',
      'Regel één\nRegel "twee"',
      'Een groene vijver',
      { latitude: 53.2194, longitude: 6.5665 },
    ],
  );
  const image = /src="(\/media\/pictures\/[^"]+)"/.exec(added.text)![1]!;
  assert.equal((await server.send('GET', image)).status, 200);
});

test('what is wrong with an idea is told field by field, with all that was typed', async () => {
  const place = await buildBoardedPlace(server, { categories, place: 'needed' });
  const shown = hidden((await page(place, { nieuw: '1' })).text, 'shown')!;
  server.clock.pass(4);
  const typed = { act: 'add', shown, title: 'Mijn idee', text: 'Verhaal', point: 'ergens', category: '' };
  const wrong = await post(place, typed);
  assert.equal(wrong.status, 400);
  assert.match(wrong.text, /Vul een plek in/);
  assert.match(wrong.text, /value="ergens"/);
  const without = await post(place, { ...typed, point: '53,2194 6,5665' });
  assert.match(without.text, /Kies een thema\./);
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  const drawn = await post(place, { ...typed, category: 'groen', point: '53.2,6.5' }, { file: svg });
  assert.equal(drawn.status, 400);
  assert.match(drawn.text, /Deze foto kunnen we niet lezen/);
  assert.match(drawn.text, /Verhaal/);
  const large = Buffer.alloc(10_485_761, 1);
  const tooLarge = await post(place, { ...typed, category: 'groen', point: '53.2,6.5' }, { file: large });
  assert.equal(tooLarge.status, 413);
  assert.match(tooLarge.text, /Deze foto is te groot[^]*Verhaal/);
  assert.equal((await readBoardOf(server, place)).ideas, 0);
});

test('without script one supports an idea where it stands in the list, takes that back, talks and reports', async () => {
  const place = await buildBoardedPlace(server);
  const { idea } = await proposed(server, place, { title: 'Meer bomen' });
  const support = await post(place, { act: 'support', idea: idea.id }, { query: '?search=bomen' });
  assert.equal(support.status, 200);
  assert.match(support.text, /U steunt dit idee[^]*Neem uw steun terug/);
  assert.match(support.text, /id="search"[^>]*value="bomen"/, 'the list stands as it was');
  const cookie = cookieOf(support.headers);
  assert.equal((await readIdeaOf(server, idea.id)).supports, 1);
  const back = await post(place, { act: 'unsupport', idea: idea.id }, { cookie, query: `?idee=${idea.id}` });
  assert.match(back.text, /U steunt dit idee niet meer/);
  assert.equal((await readIdeaOf(server, idea.id)).supports, 0);

  const opened = await page(place, { idee: idea.id }, cookie);
  server.clock.pass(4);
  const shown = hidden(opened.text, 'shown')!;
  const said = { act: 'comment', idea: idea.id, shown, text: 'Goed <i>plan</i>' };
  const comment = await post(place, said, { cookie, query: `?idee=${idea.id}` });
  assert.equal(comment.status, 201, comment.text);
  assert.match(comment.text, /Goed &lt;i&gt;plan&lt;\/i&gt;/);
  assert.equal((await readIdeaOf(server, idea.id)).comments, 1);

  const flagging = await page(place, { idee: idea.id, flag: idea.id }, cookie);
  assert.match(flagging.text, /name="reason"/);
  const flagged = await post(place, { act: 'flag', idea: idea.id, reason: 'spam' }, { cookie });
  assert.match(flagged.text, /Een moderator kijkt naar het idee/);
  const twice = await post(place, { act: 'flag', idea: idea.id, reason: 'spam' }, { cookie });
  assert.match(twice.text, /Dat had u al gedaan/);
});

test('a supporter is asked without script whether the support moves along', async () => {
  const place = await buildBoardedPlace(server);
  const { idea: from } = await proposed(server, place, { title: 'Bankje' });
  const { idea: into } = await proposed(server, place, { title: 'Zitplek met schaduw' });
  const cookie = cookieOf((await post(place, { act: 'support', idea: from.id })).headers);
  const staff = await asStaff(server, place);
  await staff('POST', '/v1/idea-merges', { from: from.id, into: into.id, why: 'Ze lijken op elkaar.' });
  const asked = await page(place, {}, cookie);
  assert.match(asked.text, /Mag uw steun meeverhuizen\?/);
  const merge = hidden(asked.text, 'merge')!;
  const moved = await post(place, { act: 'merge', merge, move: 'yes' }, { cookie });
  assert.match(moved.text, /Uw steun is meeverhuisd/);
  assert.equal((await readIdeaOf(server, into.id)).supports, 1);
  assert.doesNotMatch((await page(place, {}, cookie)).text, /Mag uw steun meeverhuizen/);
});

test('a board that asks for a mail address keeps the idea and its photo while the code comes', async () => {
  const place = await buildBoardedPlace(server, { access: 'email' });
  const shown = hidden((await page(place, { nieuw: '1' })).text, 'shown')!;
  server.clock.pass(4);
  const typed = { act: 'add', shown, title: 'Een brug', text: 'Over de sloot.', alt: 'Een sloot' };
  const asked = await post(place, typed, { file: await photo(), query: '?nieuw=1' });
  assert.match(asked.text, /Mailadres/);
  const cookie = cookieOf(asked.headers);
  const kept = Object.fromEntries(
    [...asked.text.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [
      name!,
      value!,
    ]),
  );
  assert.match(kept['picture']!, /^[0-9a-z]{24}$/);
  const before = server.mails.length;
  const coded = await post(place, { ...kept, email: 'buur@example.nl' }, { cookie });
  const code = /\b(\d{6}|\d{3} \d{3})\b/.exec((await server.mailed(before + 1)).text)![1]!;
  const challenge = hidden(coded.text, 'challenge')!;
  const added = await post(place, { ...kept, step: 'mail-code', challenge, code }, { cookie });
  assert.equal(added.status, 201, added.text);
  const [idea] = (await readBoardOf(server, place)).first.ideas;
  assert.deepEqual([idea!.title, idea!.picture?.alt], ['Een brug', 'Een sloot']);
});

test('without script one asks for mail about an idea, and types the code in', async () => {
  const place = await buildBoardedPlace(server);
  const { idea } = await proposed(server, place, { title: 'Meer bomen' });
  const wrong = await post(place, { act: 'follow', idea: idea.id, email: 'geen adres' });
  assert.equal(wrong.status, 400);
  assert.match(wrong.text, /Vul een mailadres in/);
  const cookie = cookieOf(wrong.headers);
  const before = server.mails.length;
  const asked = await post(place, { act: 'follow', idea: idea.id, email: 'bos@example.nl' }, { cookie });
  const following = hidden(asked.text, 'following')!;
  const code = /\b\d{6}\b/.exec((await server.mailed(before + 1)).text)![0];
  const typed = { act: 'follow', idea: idea.id, following };
  const missed = await post(place, { ...typed, code: code === '000000' ? '000001' : '000000' }, { cookie });
  assert.match(missed.text, /Deze code klopt niet/);
  assert.equal(hidden(missed.text, 'following'), following);
  const confirmed = await post(place, { ...typed, code }, { cookie });
  assert.equal(confirmed.status, 200);
  assert.match(confirmed.text, /role="status"[^]*U krijgt mail over dit idee/);
  assert.match((await page(place, { idee: idea.id }, cookie)).text, /U krijgt mail over dit idee\. In elke/);
});

test('a form from another site does nothing, and what is no form is refused in words', async () => {
  const place = await buildBoardedPlace(server);
  const { idea } = await proposed(server, place, { title: 'Meer bomen' });
  const foreign = await post(place, { act: 'support', idea: idea.id }, { origin: 'https://evil.example' });
  assert.match(foreign.text, /Kijk nog eens na wat u doet/);
  assert.equal((await readIdeaOf(server, idea.id)).supports, 0);
  for (const body of [
    '',
    '--',
    `--${boundary}`,
    `--${boundary}\r\n\r\n\r\n--${boundary}--`,
    'x'.repeat(5000),
  ]) {
    const { status } = await server.send('POST', `/a/${place.ref}`, {
      origin: server.ownOrigin,
      body,
      headers: { 'Content-Type': `multipart/form-data; boundary=${boundary}` },
    });
    assert.equal(status, 400, JSON.stringify(body.slice(0, 40)));
  }
  const strange: Record<string, string>[] = [
    { act: 'support', idea: '../../etc' },
    { act: 'support' },
    { act: 'merge', merge: 'x' },
    { act: 'constructor' },
    { act: 'flag', idea: idea.id, reason: 'no' },
    { act: 'comment', idea: '0'.repeat(16), text: 'a\0b' },
    {},
  ];
  for (const fields of strange) {
    const { status } = await post(place, fields);
    assert.ok(status >= 400 && status < 500, `${JSON.stringify(fields)}: ${status}`);
  }
});

test('a board stands in a frame, in a fragment and in oEmbed, with its ideas in it, and tells how to embed it', async () => {
  const place = await buildBoardedPlace(server, { title: 'Wat maakt "de wijk" beter?' });
  const { idea } = await proposed(server, place, { title: 'Meer <bomen>' });
  const frame = await server.send('GET', `/embed/${place.ref}`);
  assert.equal(frame.status, 200, frame.text);
  assert.match(frame.text, /<template shadowroot/);
  assert.match(frame.text, /Meer &lt;bomen&gt;/);
  assert.ok(frame.text.includes(`${server.ownOrigin}/a/${place.ref}?idee=${idea.id}`));
  const fragment = await server.send('GET', `/fragment/${place.ref}`);
  assert.match(fragment.text, /^\s*(<!--[^>]*-->)*\s*<stem-idea-board/);
  assert.match(fragment.text, /Meer &lt;bomen&gt;/);
  const url = `${server.ownOrigin}/a/${place.ref}`;
  const oembed = await server.send<{ title: string; html: string }>(
    'GET',
    `/oembed?url=${encodeURIComponent(url)}`,
  );
  assert.equal(oembed.body.title, 'Wat maakt "de wijk" beter?');
  assert.match(oembed.body.html, new RegExp(`/embed/${place.ref}#`));
  const own = await page(place);
  assert.match(own.text, /<stem-idea-board activity="[^"]+" lang="nl" heading-level="1" height="0">/);
  assert.match(own.text, /&lt;stem-idea-board activity=/);
  assert.match(own.text, /application\/json\+oembed/);
  assert.equal((await server.send('GET', `/a/${place.ref}/qr.svg`)).status, 200);
  assert.match((await page(place, { idee: idea.id })).text, /<stem-idea-board/);
  assert.doesNotMatch((await page(place, { search: 'bomen' })).text, /<stem-idea-board/);
  await proposed(server, place, { title: 'Nog een' });
  assert.match((await server.send('GET', `/embed/${place.ref}`)).text, /Nog een/, 'a new idea shows at once');
});

test('what an idea became stands on its page, and the page of the poll or budget leads back to it', async () => {
  const place = await buildBoardedPlace(server);
  const { idea } = await proposed(server, place, { title: 'Meer bomen' });
  const opensAt = '2026-06-01T00:00:00Z';
  const { database, ballots } = server.house;
  const poll = await buildPoll(database, ballots.keys, place.organisation, { opensAt });
  const budget = await buildBudgetPlace(server, { opensAt }, place);
  const staff = await asStaff(server, place);
  const hand = async (to: 'poll' | 'budget', ref: string) => {
    const ideas = [{ idea: idea.id, ...(to === 'budget' && { cost: 10_00 }) }];
    const { status, text } = await staff('POST', `${place.path}/handovers`, { to, ref, ideas });
    assert.equal(status, 201, text);
  };
  await hand('poll', poll.ref);
  await hand('budget', budget.ref);
  const { text } = await page(place, { idee: idea.id });
  for (const ref of [poll.ref, budget.ref]) {
    assert.match(text, new RegExp(`href="/a/${ref}"`));
    const back = await server.send('GET', `/a/${ref}`);
    assert.match(back.text, new RegExp(`href="[^"]*/a/${place.ref}\\?idee=${idea.id}"`), ref);
  }
});
