import { Type } from '@sinclair/typebox';
import { Ref } from '../../contract/activity.schema.js';
import type { Carries, Endpoint } from '../../contract/endpoint.js';
import { readSigningKeys } from '../../contract/log.endpoints.js';
import {
  Commitment,
  ConsistencyProof,
  InclusionProof,
  SignedTreeHead,
  SigningKey,
  type TreeHead,
} from '../../contract/log.schema.js';
import type { Api } from '../core/api.js';
import { InvalidInput, NotFound } from '../core/errors.js';
import { Prepared } from '../core/prepared.js';
import { queryOf, route } from '../core/route.js';
import type { Database } from '../database/door.js';
import { positionOf, readFrontier, rootText } from './ballot.log.js';
import { readHeads } from './ballot.state.js';
import type { Signer } from './ballot.signing.js';
import type { LogTrees } from './ballot.tree.js';
import type { Votables } from './votable.definition.js';
import type { Votable } from './votable.js';

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

/** The endpoints of the log of one kind of vote. */
export interface LogEndpoints {
  heads: Endpoint<string, { answer: TreeHead[] }>;
  inclusion: Endpoint<string, { query: { commitment: string; size?: number }; answer: InclusionProof }>;
  consistency: Endpoint<string, { query: { from: number; to: number }; answer: ConsistencyProof }>;
}

/** The logs of one kind of vote; `what` names it in the documentation, `a poll`. */
export interface Logs {
  database: Database;
  trees: LogTrees;
  votables: Votables<Votable>;
  what: string;
}

// Each of these paths has the one parameter.
const withRef = <C extends Carries>(endpoint: Endpoint<string, C>) => endpoint as Endpoint<'{ref}', C>;

/** Registers the public keys that sign receipts and tree heads. */
export const signingKeyRoutes = (api: Api, signer: Signer): void =>
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

/** Registers the tree heads and the proofs of the logs of one kind of vote. */
export const logRoutes = (
  api: Api,
  endpoints: LogEndpoints,
  { database, trees, votables, what }: Logs,
): void => {
  route(
    api,
    withRef(endpoints.heads),
    {
      summary: `The signed heads of the log of ${what}, oldest first.`,
      tag,
      params,
      answer: Type.Array(SignedTreeHead),
      errors: ['not_found'],
    },
    async ({ params: { ref } }) => {
      const { id } = await votables.byRef(ref);
      const heads = await database.read((tx) => readHeads(tx, id));
      return new Prepared(JSON.stringify(heads), { cacheControl: 'public, max-age=60' });
    },
  );
  route(
    api,
    withRef(endpoints.inclusion),
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
      const { id } = await votables.byRef(ref);
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
    withRef(endpoints.consistency),
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
      const { id } = await votables.byRef(ref);
      const { size } = await database.read((tx) => readFrontier(tx, id));
      if (to > size) throw tooLong('to');
      if (from > to) throw tooLong('from');
      return { from, to, path: await trees.consistency(id, from, to) };
    },
  );
};
