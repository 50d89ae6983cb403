import { Type, type Static } from '@sinclair/typebox';
import { activityInput, closingIfAny } from './activity.input.schema.js';
import { AccessLevel } from './activity.schema.js';
import { commentKinds } from './comment.schema.js';

/** A whole thread as an editor writes it: one JSON document. */
export const ThreadInput = Type.Object(
  {
    kind: Type.Literal('thread', { description: 'The kind of activity.' }),
    ...activityInput('What it is about.', closingIfAny),
    access: Type.Optional(AccessLevel),
    moderation: Type.Optional(
      Type.Union([Type.Literal('before'), Type.Literal('after')], {
        description: 'Whether comments show after approval or at once; after when left out.',
      }),
    ),
    reactions: Type.Optional(
      Type.Boolean({ description: 'Whether one can agree and disagree; yes when left out.' }),
    ),
    kinds: Type.Optional(
      Type.Array(Type.Union(commentKinds.map((kind) => Type.Literal(kind))), {
        uniqueItems: true,
        description: 'Kinds of comment to choose from; none when left out.',
      }),
    ),
  },
  { $id: 'ThreadInput', additionalProperties: false, description: 'A whole thread as an editor writes it.' },
);
export type ThreadInput = Static<typeof ThreadInput>;
