import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startServer, type Answer, type TestServer } from '../support/server.js';
import { buildPolledPlace, newVoter, type PolledPlace } from '../support/voting.js';

/**
 * Who may call an operation. `anyone`: nobody needs to say who they are. `opener`: whoever stands on a known site, to
 * get a token. `holder`: whoever has a token of this organisation and site; which of these need a role is in
 * roles.test.ts.
 */
const callers: Record<string, 'anyone' | 'opener' | 'holder'> = {
  readActivity: 'anyone',
  openSession: 'opener',
  readMe: 'holder',
  closeSession: 'holder',
  sendMailCode: 'holder',
  addProof: 'holder',
  subscribe: 'holder',
  confirmSubscription: 'holder',
  startSignIn: 'holder',
  readPoll: 'anyone',
  readMyBallot: 'anyone',
  castBallot: 'holder',
  readBallots: 'anyone',
  readReasons: 'anyone',
  pollEvents: 'anyone',
  readSigningKeys: 'anyone',
  readTreeHeads: 'anyone',
  readInclusionProof: 'anyone',
  readConsistencyProof: 'anyone',
  readBudget: 'anyone',
  readMyBudgetBallot: 'anyone',
  castBudgetBallot: 'holder',
  readBudgetBallots: 'anyone',
  readBudgetTreeHeads: 'anyone',
  readBudgetInclusionProof: 'anyone',
  readBudgetConsistencyProof: 'anyone',
  budgetEvents: 'anyone',
  addProjectProgress: 'holder',
  readPaperBatches: 'holder',
  openPaperBatch: 'holder',
  readPaperBatch: 'holder',
  addPaperBallot: 'holder',
  correctPaperBallot: 'holder',
  removePaperBallot: 'holder',
  decidePaperBatch: 'holder',
  readThread: 'anyone',
  findThread: 'anyone',
  readComments: 'anyone',
  readPassages: 'anyone',
  readMyThread: 'anyone',
  threadEvents: 'anyone',
  countComments: 'anyone',
  readComment: 'anyone',
  addComment: 'holder',
  editComment: 'holder',
  withdrawComment: 'holder',
  react: 'holder',
  unreact: 'holder',
  flagComment: 'holder',
  appealComment: 'holder',
  readBoard: 'anyone',
  readIdeas: 'anyone',
  readSimilarIdeas: 'anyone',
  readPlaces: 'anyone',
  findAddresses: 'anyone',
  readOutline: 'anyone',
  readMyBoard: 'anyone',
  boardEvents: 'anyone',
  readIdea: 'anyone',
  addIdea: 'holder',
  addPicture: 'holder',
  editIdea: 'holder',
  withdrawIdea: 'holder',
  supportIdea: 'holder',
  unsupportIdea: 'holder',
  answerMerge: 'holder',
  addIdeaStatus: 'holder',
  setIdeaClock: 'holder',
  setIdeaAgenda: 'holder',
  mergeIdeas: 'holder',
  handOver: 'holder',
  flagIdea: 'holder',
  appealIdea: 'holder',
  decideIdea: 'holder',
  readModerationQueue: 'holder',
  decideComment: 'holder',
  blockAuthor: 'holder',
  setThread: 'holder',
  setThemes: 'holder',
  beginThread: 'holder',
  mergeThread: 'holder',
  readResponseNote: 'holder',
  readAuditLog: 'holder',
  readMyContributions: 'holder',
  eraseMe: 'holder',
};

let server: TestServer;
let place: PolledPlace;
let elsewhere: PolledPlace;
before(async () => {
  server = await startServer({ env: { RATE_LIMITS: 'off' } });
  place = await buildPolledPlace(server);
  elsewhere = await buildPolledPlace(server);
});
after(() => server.stop());

test('16: every operation of the API says here who may call it, and no other is named', () => {
  const operations = server.house.api.operations.map(({ id }) => id);
  assert.deepEqual(operations.sort(), Object.keys(callers).sort());
});

test('16: an operation asks for a token exactly where this table says so', () => {
  for (const { id, visitor } of server.house.api.operations)
    assert.equal(visitor === 'needed', callers[id] === 'holder', id);
});

const code = ({ body }: Answer<Record<string, unknown>>) => body?.['code'];

/** Calls every operation of a kind, with a body that is none. */
const callAll = async (kind: string, sending: { token?: string; origin?: string }) => {
  const answers: [string, Answer<Record<string, unknown>>][] = [];
  for (const { id, method, path } of server.house.api.operations) {
    if (callers[id] !== kind || /^(poll|budget)Events$/.test(id)) continue;
    const body = method === 'GET' || method === 'DELETE' ? {} : { body: {} };
    const answer = await server.send(
      method,
      path.replace('{ref}', place.ref).replace('{id}', '0'.repeat(16)).replace('{nr}', '1'),
      { ...sending, ...body },
    );
    answers.push([id, answer]);
  }
  assert.ok(answers.length > 0);
  return answers;
};

test('16: without a token, with a made-up one, or with one of another organisation, no operation for holders acts', async () => {
  const { origin } = place;
  const foreign = await newVoter(server, elsewhere);
  for (const [id, answer] of await callAll('holder', { origin }))
    assert.equal(code(answer), 'sign_in_needed', id);
  for (const token of ['A'.repeat(43), foreign])
    for (const [id, answer] of await callAll('holder', { origin, token }))
      assert.equal(code(answer), 'token_invalid', id);
});

test('16: from a site that nobody registered, no token is given and none works', async () => {
  const token = await newVoter(server, place);
  const origin = 'https://evil.example';
  const body = { activity: place.ref };
  assert.equal(code(await server.send('POST', '/v1/sessions', { origin, body })), 'origin_unknown');
  for (const [id, answer] of await callAll('holder', { origin, token }))
    assert.match(String(code(answer)), /^(origin_unknown|token_invalid)$/, id);
});

test('16: what anyone may read is answered without a token, and never with a fault of ours', async () => {
  for (const [id, { status }] of await callAll('anyone', { origin: 'https://evil.example' }))
    assert.ok(status < 500 && status !== 401 && status !== 403, `${id}: ${status}`);
});
