import { Type, type Static } from '@sinclair/typebox';
import { limits } from './limits.js';

/** Slug of an activity: lower-case letters, digits and hyphens. Pasted snippets carry it for years. */
export const Ref = Type.String({
  pattern: '^[a-z0-9]+(-[a-z0-9]+)*$',
  maxLength: limits.ref,
  description: 'Slug of an activity.',
});

/** The idea of a board that an option or a project was made of: `/a/{board}?idee={idea}`. */
export const IdeaSource = Type.Object(
  {
    board: Ref,
    idea: Type.String({ pattern: '^[0-9a-hjkmnp-tv-z]{16}$', description: 'Id of the idea.' }),
  },
  { $id: 'IdeaSource', additionalProperties: false, description: 'The idea that it was made of.' },
);
export type IdeaSource = Static<typeof IdeaSource>;

/** The rungs of the ladder of identity. */
export type AccessLevel = 'guest' | 'email' | 'code' | 'resident';
export const AccessLevel = Type.Unsafe<AccessLevel>(
  Type.Union(['guest', 'email', 'code', 'resident'].map((k) => Type.Literal(k)) as never, {
    description: 'Who may take part: a browser, a mail address, a code from a letter, a signed-in resident.',
  }),
);

/** Where an activity stands in time. */
export type Phase = 'announced' | 'open' | 'closed';
export const Phase = Type.Unsafe<Phase>(
  Type.Union(['announced', 'open', 'closed'].map((k) => Type.Literal(k)) as never, {
    description: 'Not yet open, open, or closed.',
  }),
);

/** The kinds of activity; each is one widget. */
export type ActivityKind = 'poll' | 'board' | 'budget' | 'thread';

/** What a ref names. */
export const Activity = Type.Object(
  {
    ref: Ref,
    kind: Type.Unsafe<ActivityKind>(
      Type.Union(['poll', 'board', 'budget', 'thread'].map((k) => Type.Literal(k)) as never, {
        description: 'Which widget shows it.',
      }),
    ),
    title: Type.String({ maxLength: limits.title, description: 'Its question or name.' }),
    organisation: Type.String({ description: 'Who asks.' }),
    language: Type.String({ description: 'Language of the content, BCP 47.' }),
    phase: Phase,
    opensAt: Type.String({ format: 'date-time', description: 'Opening, UTC.' }),
    closesAt: Type.String({ format: 'date-time', description: 'Closing, UTC.' }),
  },
  { $id: 'Activity', additionalProperties: false, description: 'What a ref names.' },
);
export type Activity = Static<typeof Activity>;
