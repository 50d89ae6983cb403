import { Type, type TSchema } from '@sinclair/typebox';
import { Ref } from './activity.schema.js';
import { limits } from './limits.js';

/** Text of at least one character and at most `max`. */
export const text = (max: number, description: string) =>
  Type.String({ minLength: 1, maxLength: max, description });

/** A schema without its name, so that it is written out where it is used. */
export const plain = <T extends { $id?: string }>(schema: T): T => ({ ...schema, $id: undefined });

/** A short name in addresses and files. */
export const slug = (description: string) =>
  Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: limits.ref, description });

/** A moment, RFC 3339. */
export const moment = (description: string) => Type.String({ format: 'date-time', description });

/**
 * What every activity says of itself, as an editor writes it.
 * @param title What its title is.
 * @param closesAt Whether it must close.
 */
export const activityInput = <Closing extends TSchema>(title: string, closesAt: Closing) => ({
  organisation: slug('Slug of who asks.'),
  ref: Ref,
  language: Type.Optional(
    Type.String({
      pattern: '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$',
      description: 'Language of the content, BCP 47; nl when left out.',
    }),
  ),
  title: text(limits.title, title),
  lead: Type.Optional(text(limits.lead, 'What it is about, plain text; blank lines separate paragraphs.')),
  opensAt: moment('Opening, RFC 3339.'),
  closesAt,
});

/** The closing of what ends by a vote. */
export const closing = moment('Closing, RFC 3339.');

/** The closing of a talk, which may stay open. */
export const closingIfAny = Type.Optional(moment('Closing, RFC 3339; left out it stays open.'));
