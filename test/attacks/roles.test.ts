import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { staffRoles, type StaffRole } from '../../contract/moderation.schema.js';
import type { Operation } from '../../server/core/api.js';
import { endStaff } from '../../server/staff/staff.service.js';
import { finishVote } from '../../server/ballot/ballot.service.js';
import { buildBoardIn, proposed, type BoardedPlace } from '../support/boarding.js';
import { makeNumbers, numberKeysOf } from '../../server/paper/paper.service.js';
import { buildBudgetPlace, castBudgets, type BudgetPlace } from '../support/budgets.js';
import { onBoth } from '../support/database.js';
import { openSession } from '../support/places.js';
import type { Answer, TestServer } from '../support/server.js';
import { buildStaff, callerOf, proveAddress, serverOn, staffToken } from '../support/staffing.js';
import { buildThreadedPlace, newWriter, written, type ThreadedPlace } from '../support/threading.js';

/** Who may call each operation that asks for a token: everyone who has one, or these roles of the organisation. */
const rights: Record<string, 'everyone' | readonly StaffRole[]> = {
  readMe: 'everyone',
  closeSession: 'everyone',
  sendMailCode: 'everyone',
  addProof: 'everyone',
  startSignIn: 'everyone',
  subscribe: 'everyone',
  confirmSubscription: 'everyone',
  castBallot: 'everyone',
  castBudgetBallot: 'everyone',
  addComment: 'everyone',
  editComment: 'everyone',
  withdrawComment: 'everyone',
  react: 'everyone',
  unreact: 'everyone',
  flagComment: 'everyone',
  appealComment: 'everyone',
  addIdea: 'everyone',
  addPicture: 'everyone',
  editIdea: 'everyone',
  withdrawIdea: 'everyone',
  supportIdea: 'everyone',
  unsupportIdea: 'everyone',
  answerMerge: 'everyone',
  flagIdea: 'everyone',
  appealIdea: 'everyone',
  decideIdea: ['clerk', 'moderator', 'administrator'],
  addIdeaStatus: ['clerk', 'editor', 'administrator'],
  setIdeaClock: ['clerk', 'editor', 'administrator'],
  setIdeaAgenda: ['clerk', 'editor', 'administrator'],
  mergeIdeas: ['clerk', 'editor', 'administrator'],
  handOver: ['editor', 'administrator'],
  readMyContributions: 'everyone',
  eraseMe: 'everyone',
  readModerationQueue: ['clerk', 'moderator', 'administrator'],
  decideComment: ['clerk', 'moderator', 'administrator'],
  blockAuthor: ['moderator', 'administrator'],
  setThread: ['clerk', 'editor', 'administrator'],
  beginThread: ['clerk', 'editor', 'administrator'],
  mergeThread: ['clerk', 'administrator'],
  setThemes: ['clerk', 'editor', 'administrator'],
  readResponseNote: ['clerk', 'moderator', 'editor', 'administrator'],
  addProjectProgress: ['editor', 'administrator'],
  readAuditLog: ['administrator'],
  readPaperBatches: ['helper', 'clerk', 'administrator'],
  openPaperBatch: ['helper', 'clerk', 'administrator'],
  readPaperBatch: ['helper', 'clerk', 'administrator'],
  addPaperBallot: ['helper', 'clerk', 'administrator'],
  correctPaperBallot: ['helper', 'clerk', 'administrator'],
  removePaperBallot: ['helper', 'clerk', 'administrator'],
  decidePaperBatch: ['helper', 'clerk', 'administrator'],
};

/** What an operation is tried on. */
interface Subjects {
  comment: string;
  /** An idea, and another one of the same board. */
  idea: string;
  into: string;
  /** A batch of paper with one sheet, and its number and another one. */
  batch: string;
  numbers: readonly string[];
}

type Body = (subjects: Subjects, other: string) => object;

/** Only whoever may do this finds out why it is impossible here: there is no such thread or poll, and no threshold. */
const impossible: Record<string, string> = {
  beginThread: 'document_unknown',
  mergeThread: 'not_found',
  setIdeaAgenda: 'idea_fixed',
  handOver: 'not_found',
};

/** What is sent: right in form, so that only who sends it decides. */
const bodies: Record<string, Body> = {
  decideComment: () => ({ decision: 'hide', reason: 'spam' }),
  blockAuthor: ({ comment }) => ({ comment, until: '2026-04-01T00:00:00Z', reason: 'spam' }),
  setThread: () => ({ reactions: true }),
  beginThread: () => ({ document: 'https://elders.example/1', settings: { reactions: true } }),
  mergeThread: (_, into) => ({ into }),
  decideIdea: () => ({ decision: 'hide', reason: 'spam' }),
  addIdeaStatus: () => ({ status: 'no', response: 'Daar is geen plaats.' }),
  setIdeaClock: () => ({ who: 'Wethouder Groen' }),
  setIdeaAgenda: () => ({ meetingDay: '2026-05-01' }),
  mergeIdeas: ({ idea, into }) => ({ from: idea, into, why: 'Ze lijken op elkaar.' }),
  handOver: ({ idea }) => ({ to: 'poll', ref: 'bestaat-niet', ideas: [{ idea }] }),
  openPaperBatch: () => ({ label: 'Doos 1', medium: 'paper' }),
  addPaperBallot: ({ numbers }) => ({ number: numbers[1], ballot: { projects: ['bank'] } }),
  correctPaperBallot: ({ numbers }) => ({ number: numbers[0], invalid: true }),
  decidePaperBatch: () => ({ decision: 'discard', version: 2 }),
  setThemes: ({ comment }) => ({ comments: [{ id: comment, theme: 'Groen' }] }),
  addProjectProgress: () => ({ status: 'preparing', day: '2026-03-18' }),
};

onBoth('roles', (databases) => {
  let server: TestServer;
  let place: ThreadedPlace;
  let elsewhere: ThreadedPlace;
  let staffed: Operation[];
  const boards = new Map<ThreadedPlace, BoardedPlace>();
  const budgets = new Map<ThreadedPlace, string>();
  const onPaper = new Map<ThreadedPlace, BudgetPlace>();
  /** A budget of this place that was counted: its bench won. */
  const countedBudget = async (at: ThreadedPlace) => {
    const budget = await buildBudgetPlace(server, {}, at);
    await castBudgets(server, budget, [['bank']]);
    await finishVote(server.house.ballots, budget.ref, server.clock.now);
    budgets.set(at, budget.ref);
  };
  before(async () => {
    // More is written here in a minute than people write.
    server = await serverOn(databases, { pressureAt: Infinity });
    place = await buildThreadedPlace(server);
    elsewhere = await buildThreadedPlace(server);
    for (const one of [place, elsewhere]) {
      boards.set(one, await buildBoardIn(server, one));
      await countedBudget(one);
      onPaper.set(one, await buildBudgetPlace(server, {}, one));
    }
    staffed = server.house.api.operations.filter(({ id }) => Array.isArray(rights[id]));
  });
  after(() => server.stop());

  const state = async () =>
    server.house.database.read(async (tx) =>
      JSON.stringify([
        await tx.query('SELECT id, state, thread_id, position, theme FROM comment ORDER BY id'),
        await tx.query('SELECT * FROM participant_block'),
        await tx.query('SELECT * FROM audit_entry ORDER BY id'),
        await tx.query('SELECT * FROM project_progress ORDER BY budget_id, turn'),
        await tx.query('SELECT id, version, closed_at FROM activity ORDER BY id'),
        await tx.query('SELECT * FROM idea ORDER BY id'),
        await tx.query('SELECT * FROM idea_status ORDER BY idea_id, number'),
        await tx.query('SELECT * FROM idea_merge ORDER BY id'),
        await tx.query('SELECT * FROM paper_batch ORDER BY id'),
        await tx.query('SELECT * FROM paper_ballot ORDER BY batch_id, nr'),
      ]),
    );

  /** A batch of someone at a place, with one sheet. */
  const batchAt = async (where: ThreadedPlace) => {
    const { database, paper, keys } = server.house;
    const { id, ref, organisation } = onPaper.get(where)!;
    const actor = { organisationId: organisation.id, person: 'iemand', name: 'Iemand' };
    const acting = { actor, now: server.clock.now };
    return database.write(async (tx) => {
      const numbers = await makeNumbers(
        tx,
        id,
        2,
        numberKeysOf((name) => keys.purpose(name)),
      );
      const batch = await paper.open(tx, acting, ref, { label: 'Doos 1', medium: 'paper' });
      await paper.enter(tx, acting, batch.id, { number: numbers[0]!, ballot: { projects: ['bank'] } });
      return { batch: batch.id, numbers };
    });
  };

  /** A comment, two ideas and a batch of paper at a place. */
  const subjectsAt = async (where: ThreadedPlace, words: string): Promise<Subjects> => {
    const board = boards.get(where)!;
    const { comment } = await written(server, where, words);
    const { idea } = await proposed(server, board, { title: words });
    const into = await proposed(server, board, { title: `${words}, maar dan anders` });
    return { comment: comment.id, idea: idea.id, into: into.idea.id, ...(await batchAt(where)) };
  };

  /** What a path of one kind of activity is about at a place. */
  const refIn = (path: string, where: ThreadedPlace): string => {
    if (path.startsWith('/v1/boards/')) return boards.get(where)!.ref;
    if (path.startsWith('/v1/activities/')) return onPaper.get(where)!.ref;
    return path.startsWith('/v1/budgets/') ? budgets.get(where)! : where.ref;
  };

  /** What a path of one thing is about. */
  const idIn = (path: string, { comment, idea, batch }: Subjects): string => {
    if (path.startsWith('/v1/budgets/')) return 'bank';
    if (path.startsWith('/v1/paper-batches/')) return batch;
    return path.startsWith('/v1/ideas/') ? idea : comment;
  };

  /** Calls a staff operation on these subjects, or on the thread of `where`. */
  const call = async (
    { id, method, path }: Operation,
    token: string,
    where: ThreadedPlace,
    subjects: Subjects,
    origin = place.origin,
  ): Promise<Answer> =>
    callerOf(server, { origin }, token)(
      method,
      path.replace('{ref}', refIn(path, where)).replace('{id}', idIn(path, subjects)).replace('{nr}', '1'),
      bodies[id]?.(subjects, `${where.ref}-anders`),
    );

  const refused = async (token: string, where: ThreadedPlace, codes: RegExp, origin?: string) => {
    const subjects = await subjectsAt(where, 'Blijft staan');
    const before = await state();
    for (const operation of staffed) {
      const answer = await call(operation, token, where, subjects, origin);
      assert.match(String(answer.body?.['code']), codes, `${operation.id}: ${answer.text}`);
    }
    assert.equal(await state(), before);
  };

  test('16: every operation that asks for a token says here who may call it', () => {
    const needing = server.house.api.operations.filter(({ visitor }) => visitor === 'needed');
    assert.deepEqual(needing.map(({ id }) => id).sort(), Object.keys(rights).sort());
  });

  test('16: every role may do exactly what the table says, and nothing more', async () => {
    for (const role of staffRoles) {
      const token = await staffToken(server, place, role);
      // What is refused changes nothing, so that one will do for all of it.
      const untouched = await subjectsAt(place, `Niet voor ${role}`);
      for (const operation of staffed) {
        const allowed = rights[operation.id]!.includes(role);
        const subjects = allowed ? await subjectsAt(place, `Over ${operation.id} door ${role}`) : untouched;
        const answer = await call(operation, token, place, subjects);
        const what = `${role} ${operation.id}: ${answer.status} ${answer.text.slice(0, 200)}`;
        if (!allowed) assert.equal(answer.body['code'], 'forbidden', what);
        else if (impossible[operation.id]) assert.equal(answer.body['code'], impossible[operation.id], what);
        else assert.ok(answer.status < 300, what);
      }
    }
  });

  test('16: a resident calls every operation for staff, as a guest and with a proved address: nothing happens', async () => {
    const guest = await newWriter(server, place);
    await refused(guest, place, /^forbidden$/);
    await refused(await proveAddress(server, place, guest, 'bewoner@example.nl'), place, /^forbidden$/);
  });

  test('16: an administrator of one organisation has no power over another', async () => {
    const foreign = await staffToken(server, elsewhere, 'administrator');
    await refused(foreign, place, /^token_invalid$|^origin_unknown$/);
    const subjects = await subjectsAt(place, 'Van een ander');
    const before = await state();
    for (const operation of staffed) {
      if (!/[{]/.test(operation.path) && !['blockAuthor', 'mergeIdeas'].includes(operation.id)) continue;
      const answer = await call(operation, foreign, place, subjects, elsewhere.origin);
      assert.equal(answer.body['code'], 'not_found', `${operation.id}: ${answer.text}`);
    }
    assert.equal(await state(), before);
  });

  test('16: an administrator never sees what waits or was done at another organisation', async () => {
    const { comment } = await written(server, place, 'Geheim van hier');
    const writer = await newWriter(server, place);
    const flagged = await callerOf(server, place, writer)('POST', `/v1/comments/${comment.id}/flags`, {
      reason: 'spam',
    });
    assert.equal(flagged.status, 204);
    const token = await staffToken(server, elsewhere, 'administrator');
    const there = callerOf(server, elsewhere, token);
    assert.deepEqual((await there('GET', '/v1/moderation-items')).body, { items: [] });
    assert.deepEqual((await there('GET', '/v1/audit-entries')).body, { entries: [] });
  });

  test('16: the same address is staff at one organisation and a resident at another', async () => {
    const email = await buildStaff(server, place, 'administrator', { email: 'dubbel@example.nl' });
    const session = await openSession(server, elsewhere);
    const token = await proveAddress(server, elsewhere, session.token, email);
    await refused(token, elsewhere, /^forbidden$/, elsewhere.origin);
  });

  test('16: a role that ends is over at once, for a token that was given before', async () => {
    const email = await buildStaff(server, place, 'administrator');
    const token = await proveAddress(server, place, await newWriter(server, place), email);
    const as = callerOf(server, place, token);
    assert.equal((await as('GET', '/v1/audit-entries')).status, 200);
    const organisationId = place.organisation.id;
    const addressHash = server.house.identity.mailHashes.address(organisationId, email);
    await server.house.database.write((tx) =>
      endStaff(tx, { organisationId, addressHash }, server.clock.now),
    );
    await refused(token, place, /^forbidden$/);
  });

  test('16: a token of the opaque box carries no power of staff', async () => {
    const email = await buildStaff(server, place, 'administrator');
    const ticket = server.house.identity.tickets.mint(place.ref, server.clock.now);
    const opened = await server.send<{ token: string }>('POST', '/v1/sessions', {
      origin: 'null',
      body: { activity: place.ref, ticket },
    });
    assert.equal(opened.status, 201, opened.text);
    const token = await proveAddress(server, { ...place, origin: 'null' }, opened.body.token, email);
    await refused(token, place, /^forbidden$/, 'null');
  });

  test('24: a resident can not speak for the organisation, whatever the body says', async () => {
    const as = callerOf(server, place, await newWriter(server, place));
    const said = await as('POST', '/v1/comments', { thread: place.ref, text: 'Besloten!', official: true });
    assert.equal(said.body['code'], 'forbidden');
    const forged = await as('POST', '/v1/comments', {
      thread: place.ref,
      text: 'Besloten!',
      state: 'published',
      author: { name: 'Wethouder', official: 'Wethouder' },
    });
    assert.equal(forged.body['code'], 'invalid_input');
  });
});
