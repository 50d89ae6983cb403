import { Type, type Static } from '@sinclair/typebox';
import { AccessLevel, Ref } from './activity.schema.js';
import { commentKinds } from './comment.schema.js';
import { limits } from './limits.js';

const text = (max: number, description: string) => Type.String({ minLength: 1, maxLength: max, description });

/** A whole thread as an editor writes it: one JSON document. */
export const ThreadInput = Type.Object(
  {
    kind: Type.Literal('thread', { description: 'The kind of activity.' }),
    organisation: Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', description: 'Slug of who asks.' }),
    ref: Ref,
    language: Type.Optional(
      Type.String({
        pattern: '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$',
        description: 'Language of the content, BCP 47; nl when left out.',
      }),
    ),
    title: text(limits.title, 'What it is about.'),
    lead: Type.Optional(text(limits.lead, 'What is asked, plain text; blank lines separate paragraphs.')),
    opensAt: Type.String({ format: 'date-time', description: 'Opening, RFC 3339.' }),
    closesAt: Type.Optional(
      Type.String({ format: 'date-time', description: 'Closing, RFC 3339; left out it stays open.' }),
    ),
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
