import { Type } from '@sinclair/typebox';
import { eraseMe, readMyContributions } from '../../contract/privacy.endpoints.js';
import {
  erasedComments,
  Erased,
  MyContributions,
  type ErasedComments,
} from '../../contract/privacy.schema.js';
import type { Api } from '../core/api.js';
import { Forbidden } from '../core/errors.js';
import { queryOf, route } from '../core/route.js';
import type { Visitor } from '../core/visitor.js';
import type { Database } from '../database/door.js';
import type { KeyOf } from '../idea/idea.service.js';
import { erasePerson, type EraseMail } from './privacy.erase.js';
import { readContributions, type MailsOf } from './privacy.export.js';

const tag = 'privacy';

const query = queryOf<{ comments?: string }>({
  comments: Type.Optional(
    Type.Unsafe<string>(
      Type.Union(erasedComments.map((word) => Type.Literal(word)) as never, {
        description: 'withdrawn when left out: only a tombstone where others replied. anonymous: words stay.',
      }),
    ),
  ),
});

/** What the routes of privacy lean on. */
export interface PrivacyParts {
  database: Database;
  mailsOf: MailsOf;
  keyOf: KeyOf;
  eraseMail: EraseMail;
}

// The box is on a page of someone else: its token says all of a guest, but not of someone known elsewhere.
const guardBox = (visitor: Visitor): void => {
  if (visitor.activityId !== undefined && visitor.proofs.length > 0)
    throw new Forbidden('Do this on the page of the organisation itself.');
};

/** Registers export and erasure of everything of mine. */
export const privacyRoutes = (api: Api, { database, mailsOf, keyOf, eraseMail }: PrivacyParts): void => {
  route(
    api,
    readMyContributions,
    {
      summary: 'Everything that is kept of me, in one file.',
      tag,
      answer: MyContributions,
      visitor: 'needed',
      rateLimit: 'search',
      errors: ['forbidden'],
    },
    ({ visitor, now, ctx }) => {
      guardBox(visitor);
      ctx.set('Content-Disposition', 'attachment; filename="contributions.json"');
      return database.read((tx) => readContributions(tx, visitor, { mailsOf, keyOf }, now));
    },
  );
  route(
    api,
    eraseMe,
    {
      summary: 'Erases me; the token is worthless afterwards. It can not be undone.',
      tag,
      query,
      answer: Erased,
      visitor: 'needed',
      rateLimit: 'session',
      errors: ['forbidden'],
    },
    ({ visitor, query: { comments }, now }) => {
      guardBox(visitor);
      const become = (comments ?? 'withdrawn') as ErasedComments;
      return database.write((tx) => erasePerson(tx, visitor, become, eraseMail, now));
    },
  );
};
