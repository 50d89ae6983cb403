import { Type, type Static } from '@sinclair/typebox';
import { activityInput, closingIfAny, plain, slug, text } from './activity.input.schema.js';
import { AccessLevel } from './activity.schema.js';
import { Board, BoardAgenda, ProcessPhase } from './board.schema.js';
import { BoardGroupId, ideaSorts } from './idea.schema.js';
import { limits } from './limits.js';

const closed = { additionalProperties: false } as const;

/** The process that a board is part of, as an editor writes it; the same slug is the same process. */
export const ProcessInput = Type.Object(
  {
    slug: slug('Its short name.'),
    question: text(limits.title, 'What it is about.'),
    theme: Type.Optional(text(limits.name, 'Its theme.')),
    area: Type.Optional(
      Type.Object(
        {
          code: text(20, 'CBS code, such as GM0363.'),
          year: Type.Integer({ minimum: 1900, maximum: 2200, description: 'Year of the division.' }),
        },
        { ...closed, description: 'The area that it is about.' },
      ),
    ),
    phases: Type.Array(plain(ProcessPhase), {
      minItems: 1,
      maxItems: 12,
      description: 'In order of time; each ends where the next begins.',
    }),
  },
  { ...closed, description: 'The process that a board is part of.' },
);
export type ProcessInput = Static<typeof ProcessInput>;

const group = {
  id: BoardGroupId,
  name: text(limits.name, 'Its name.'),
};

const { place, pictures, grid, moderation, answerDays } = Board.properties;

/** A whole board as an editor writes it: one JSON document. */
export const BoardInput = Type.Object(
  {
    kind: Type.Literal('board', { description: 'The kind of activity.' }),
    ...activityInput('The question.', closingIfAny),
    access: Type.Optional(AccessLevel),
    moderation: Type.Optional(moderation),
    process: Type.Optional(ProcessInput),
    categories: Type.Optional(
      Type.Array(Type.Object(group, closed), {
        maxItems: 40,
        description: 'Categories; none when left out.',
      }),
    ),
    areas: Type.Optional(
      Type.Array(
        Type.Object(
          {
            ...group,
            code: Type.Optional(text(20, 'CBS code.')),
            year: Type.Optional(
              Type.Integer({ minimum: 1900, maximum: 2200, description: 'Year of the division.' }),
            ),
          },
          closed,
        ),
        { maxItems: 200, description: 'Areas; none when left out.' },
      ),
    ),
    place: Type.Optional(place),
    within: Type.Optional(
      Type.Boolean({ description: 'Whether a place has to lie within the outline; no when left out.' }),
    ),
    pictures: Type.Optional(pictures),
    outline: Type.Optional(
      Type.Unsafe<object>({
        type: 'object',
        description:
          'GeoJSON (RFC 7946): a Polygon or MultiPolygon, or a Feature or FeatureCollection of them.',
      }),
    ),
    grid: Type.Optional(grid),
    agenda: Type.Optional(plain(BoardAgenda)),
    answerDays: Type.Optional(Type.Unsafe<number>({ ...(answerDays as object), minimum: 1, maximum: 3650 })),
    sort: Type.Optional(
      Type.Unsafe<'random' | 'newest' | 'most-supported'>(
        Type.Union(ideaSorts.slice(0, 3).map((sort) => Type.Literal(sort)) as never, {
          description: 'Order of the first page; random, another one each day, when left out.',
        }),
      ),
    ),
  },
  { $id: 'BoardInput', ...closed, description: 'A whole board as an editor writes it.' },
);
export type BoardInput = Static<typeof BoardInput>;
