import { Type } from '@sinclair/typebox';
import { errorStatus, type ErrorCode } from './errors.js';

/** One fault in the input. */
export const FieldError = Type.Object(
  {
    at: Type.String({ description: 'JSON Pointer into the body, or `query/name`, or `path/name`.' }),
    rule: Type.String({ description: 'Stable word for the fault.' }),
    detail: Type.String({ description: 'English sentence for developers.' }),
  },
  { $id: 'FieldError', additionalProperties: false, description: 'One fault in the input.' },
);

/** A problem document (RFC 9457) as every error is answered; the type is `Problem` of errors.ts. */
export const Problem = Type.Object(
  {
    type: Type.String({ description: 'URI that identifies the type of problem.' }),
    status: Type.Integer({ minimum: 400, maximum: 599, description: 'HTTP status.' }),
    title: Type.String({ description: 'What kind of problem it is.' }),
    detail: Type.String({ description: 'What happened here, in English.' }),
    code: Type.Unsafe<ErrorCode>(
      Type.Union(Object.keys(errorStatus).map((code) => Type.Literal(code)) as never, {
        description: 'Stable code.',
      }),
    ),
    errors: Type.Optional(Type.Array(FieldError, { description: 'Every fault in the input at once.' })),
    retryAfter: Type.Optional(
      Type.Integer({ minimum: 0, description: 'Seconds to wait before trying again.' }),
    ),
    needs: Type.Optional(Type.String({ description: 'What identity is missing.' })),
    challenge: Type.Optional(Type.Unknown({ description: 'The proof of work to solve (ALTCHA).' })),
  },
  { $id: 'Problem', additionalProperties: false, description: 'A problem document (RFC 9457).' },
);
