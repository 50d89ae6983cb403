import { Type, type Static } from '@sinclair/typebox';
import { limits } from './limits.js';
import { AccessLevel, Ref } from './activity.schema.js';

/** A solved proof of work (ALTCHA), base64 of its JSON. */
const work = Type.Optional(
  Type.String({
    maxLength: 2000,
    description: 'Solved proof of work, asked for with `proof_of_work_needed`.',
  }),
);

// A document's thread has no ref before its first comment; then the document's address names the organisation.
const place = {
  activity: Type.Optional(Ref),
  document: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: limits.url,
      description: 'Address of a document, where its thread has no ref yet; either this or `activity`.',
    }),
  ),
};

/** Asks for a session. The channel follows from the `Origin`; the opaque box sends its ticket instead. */
export const NewSession = Type.Object(
  {
    ...place,
    ticket: Type.Optional(
      Type.String({
        maxLength: 500,
        description: 'From the embed page, where the origin is opaque; binds the token to the activity.',
      }),
    ),
    work,
  },
  { $id: 'NewSession', additionalProperties: false, description: 'Asks for a session.' },
);
export type NewSession = Static<typeof NewSession>;

/** A session as its holder gets it, once. */
export const Session = Type.Object(
  {
    token: Type.String({
      description: 'Bearer token (RFC 6750); kept hashed on the server. A new proof gives a new token.',
    }),
    expiresAt: Type.String({ format: 'date-time', description: 'When it expires, UTC.' }),
    proofs: Type.Array(AccessLevel, { description: 'Proofs of identity given so far.' }),
  },
  { $id: 'Session', additionalProperties: false, description: 'A session as its holder gets it.' },
);
export type Session = Static<typeof Session>;

/** Who I am here. */
export const Me = Type.Object(
  {
    proofs: Type.Array(AccessLevel, { description: 'Proofs of identity given so far.' }),
    expiresAt: Type.String({ format: 'date-time', description: 'When the session expires, UTC.' }),
  },
  { $id: 'Me', additionalProperties: false, description: 'Who I am here.' },
);
export type Me = Static<typeof Me>;

/** Asks for a code by mail. */
export const MailCodeInput = Type.Object(
  {
    email: Type.String({ format: 'email', maxLength: limits.email, description: 'Where to send the code.' }),
    ...place,
    work,
  },
  { $id: 'MailCodeInput', additionalProperties: false, description: 'Asks for a code by mail.' },
);
export type MailCodeInput = Static<typeof MailCodeInput>;

/** A code is on its way. The answer is the same for every address. */
export const MailCodeSent = Type.Object(
  {
    challenge: Type.String({ description: 'Names this code when it is typed in.' }),
    expiresAt: Type.String({ format: 'date-time', description: 'Until when the code works, UTC.' }),
  },
  { $id: 'MailCodeSent', additionalProperties: false, description: 'A code is on its way.' },
);
export type MailCodeSent = Static<typeof MailCodeSent>;

/** A proof of identity: exactly one of a mail code, a letter code or a sign-in. */
export const ProofInput = Type.Object(
  {
    kind: Type.Unsafe<'email' | 'code' | 'resident'>(
      Type.Union([Type.Literal('email'), Type.Literal('code'), Type.Literal('resident')], {
        description: 'Which proof.',
      }),
    ),
    challenge: Type.Optional(
      Type.String({
        maxLength: 100,
        description: 'email: from `sendMailCode`. resident: from `startSignIn`.',
      }),
    ),
    code: Type.String({
      minLength: 1,
      maxLength: limits.letterCode,
      description: 'The code, in any case, with or without spaces.',
    }),
    ...place,
  },
  { $id: 'ProofInput', additionalProperties: false, description: 'A proof of identity.' },
);
export type ProofInput = Static<typeof ProofInput>;

/** Starts a sign-in. */
export const SignInStart = Type.Object(place, {
  $id: 'SignInStart',
  additionalProperties: false,
  description: 'Starts a sign-in.',
});
export type SignInStart = Static<typeof SignInStart>;

/** Where to sign in. The page shows a one-time code at the end, or hands it back by `postMessage`. */
export const SignInStarted = Type.Object(
  {
    url: Type.String({ description: 'Page to open at top level.' }),
    challenge: Type.String({ description: 'Goes into `addProof` with the one-time code.' }),
  },
  { $id: 'SignInStarted', additionalProperties: false, description: 'Where to sign in.' },
);
export type SignInStarted = Static<typeof SignInStarted>;
