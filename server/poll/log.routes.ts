import { Type } from '@sinclair/typebox';
import { Ref } from '../../contract/activity.schema.js';
import { readSigningKeys } from '../../contract/log.endpoints.js';
import {
  Commitment,
  ConsistencyProof,
  InclusionProof,
  SignedTreeHead,
  SigningKey,
} from '../../contract/log.schema.js';
import { readConsistencyProof, readInclusionProof, readTreeHeads } from '../../contract/poll.endpoints.js';
import type { Api } from '../core/api.js';
import { InvalidInput, NotFound } from '../core/errors.js';
import { Prepared } from '../core/prepared.js';
import { queryOf, route } from '../core/route.js';
import type { Database } from '../database/door.js';
import { positionOf, readFrontier, rootText } from './poll.log.js';
import type { PollRoom } from './poll.room.js';
import { readHeads } from './poll.state.js';

const params = Type.Object({ ref: Ref });
const tag = 'log';
const leaves = (description: string) => Type.Integer({ minimum: 1, maximum: 2 ** 40, description });

const inclusionQuery = queryOf<{ commitment: string; size?: number }>({
  commitment: Commitment,
  size: Type.Optional(leaves('Leaves of the tree; all when left out.')),
});

const consistencyQuery = queryOf<{ from: number; to: number }>({
  from: leaves('Leaves of the older tree.'),
  to: leaves('Leaves of the newer tree.'),
});

const tooLong = (name: string) =>
  new InvalidInput([{ at: `query/${name}`, rule: 'maximum', detail: 'The log is not that long.' }]);

/** Registers the signing keys, the tree heads and the proofs of polls' logs. */
export const logRoutes = (api: Api, database: Database, { polls, signer, trees }: PollRoom): void => {
  route(
    api,
    readSigningKeys,
    {
      summary: 'The public keys that sign receipts and tree heads.',
      tag,
      answer: Type.Array(SigningKey),
      errors: [],
    },
    () => new Prepared(JSON.stringify([signer.key]), { cacheControl: 'public, max-age=3600' }),
  );
  route(
    api,
    readTreeHeads,
    {
      summary: 'The signed heads of the log of a poll, oldest first.',
      tag,
      params,
      answer: Type.Array(SignedTreeHead),
      errors: ['not_found'],
    },
    async ({ params: { ref } }) => {
      const { id } = await polls.byRef(ref);
      const heads = await database.read((tx) => readHeads(tx, id));
      return new Prepared(JSON.stringify(heads), { cacheControl: 'public, max-age=60' });
    },
  );
  route(
    api,
    readInclusionProof,
    {
      summary: 'Proof that a commitment is in the log.',
      tag,
      params,
      query: inclusionQuery,
      answer: InclusionProof,
      errors: ['not_found'],
      rateLimit: 'search',
    },
    async ({ params: { ref }, query }) => {
      const { id } = await polls.byRef(ref);
      const { index, log } = await database.read(async (tx) => ({
        index: await positionOf(tx, id, query.commitment),
        log: await readFrontier(tx, id),
      }));
      if (index === undefined) throw new NotFound('commitment');
      const size = query.size ?? log.size;
      if (size > log.size || index >= size) throw tooLong('size');
      const path = await trees.inclusion(id, index, size);
      const root = size === log.size ? rootText(log) : await trees.root(id, size);
      return { index, size, root, path };
    },
  );
  route(
    api,
    readConsistencyProof,
    {
      summary: 'Proof that an older tree is a prefix of a newer one.',
      tag,
      params,
      query: consistencyQuery,
      answer: ConsistencyProof,
      errors: ['not_found'],
      rateLimit: 'search',
    },
    async ({ params: { ref }, query: { from, to } }) => {
      const { id } = await polls.byRef(ref);
      const { size } = await database.read((tx) => readFrontier(tx, id));
      if (to > size) throw tooLong('to');
      if (from > to) throw tooLong('from');
      return { from, to, path: await trees.consistency(id, from, to) };
    },
  );
};
