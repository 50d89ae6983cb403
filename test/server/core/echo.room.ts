import { Type, type Static } from '@sinclair/typebox';
import { endpoint } from '../../../contract/endpoint.js';
import { Forbidden } from '../../../server/core/errors.js';
import { Prepared } from '../../../server/core/prepared.js';
import { queryOf, route } from '../../../server/core/route.js';
import type { Room } from '../../../server/house.js';

const Note = Type.Object(
  {
    text: Type.String({ maxLength: 20, description: 'A text.' }),
    inner: Type.Optional(Type.Object({ seen: Type.Boolean() }, { additionalProperties: false })),
    many: Type.Optional(Type.Array(Type.Object({ id: Type.Integer() }, { additionalProperties: false }))),
  },
  { $id: 'Note', additionalProperties: false, description: 'A note.' },
);
type Note = Static<typeof Note>;
const Page = queryOf<{ after?: number; all?: boolean }>({
  after: Type.Optional(Type.Integer({ minimum: 0 })),
  all: Type.Optional(Type.Boolean()),
});

const errors = [] as const;
const tag = 'notes';

/** How often the writing handler ran, by its own count. */
export const runs = { count: 0 };

/** A room for tests of the core: notes that come back. */
export const echoRoom: Room = ({ api, prepared }) => {
  route(
    api,
    endpoint<{ body: Note; answer: Note }>()('putNote', 'PUT', '/v1/notes/{ref}'),
    { summary: 'Gives a note back.', tag, body: Note, answer: Note, errors },
    ({ body }) =>
      ({
        ...body,
        secret: 'kept',
        inner: { seen: true, secret: 'kept' },
        many: [{ id: 1, secret: 1 }],
      }) as object as Note,
  );
  route(
    api,
    endpoint<{ body: Note; answer: Note }>()('postNote', 'POST', '/v1/notes'),
    { summary: 'Writes a note.', tag, body: Note, answer: Note, status: 201, errors },
    ({ body, once }) =>
      once(async (tx) => {
        runs.count += 1;
        const id = `note-${runs.count}`;
        await tx.query(
          `INSERT INTO organisation (id, slug, name, language, contact_name, contact_email, contact_url)
           VALUES (?, ?, ?, 'nl', '', '', '')`,
          [id, id, body.text],
        );
        tx.changed('notes');
        return { text: id };
      }),
  );
  route(
    api,
    endpoint<{ query: { after?: number; all?: boolean }; answer: Note }>()('readNotes', 'GET', '/v1/notes'),
    { summary: 'Reads notes.', tag, query: Page, answer: Note, errors },
    ({ query }) => ({ text: `${typeof query.after} ${typeof query.all}` }),
  );
  route(
    api,
    endpoint<{ answer: Note }>()('readNote', 'GET', '/v1/notes/{ref}'),
    { summary: 'Reads a note.', tag, answer: Note, errors },
    ({ params: { ref }, now }) =>
      prepared.get(`note ${ref}`, now, async () => {
        runs.count += 1;
        const text = JSON.stringify({ text: `${runs.count}`, long: 'een lange tekst '.repeat(100) });
        return { prepared: new Prepared(text), topics: ['notes'] };
      }),
  );
  route(
    api,
    endpoint<{ answer: undefined }>()('breakNote', 'DELETE', '/v1/notes/{ref}'),
    { summary: 'Fails.', tag, answer: null, errors: ['forbidden'] },
    ({ params: { ref } }) => {
      if (ref === 'mine') throw new Forbidden();
      throw new Error('jan@example.nl could not be read');
    },
  );
};
