import { randomInt, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describeQuote } from '../anchoring/quote.js';
import type { CommentInput, ModerationReason } from '../contract/comment.schema.js';
import { changePrefixes } from '../server/channel/prefix.service.js';
import { channelBySlug } from '../server/channel/organisation.service.js';
import { reactTo, commentIn, withdrawComment } from '../server/comment/comment.change.js';
import { postComment } from '../server/comment/comment.post.js';
import { threadOfDocument } from '../server/comment/document.thread.js';
import { freshThread } from '../server/comment/thread.definition.js';
import type { WriteTx } from '../server/database/door.js';
import { importDocument, nameDocument, readReader } from '../server/document/document.service.js';
import type { House } from '../server/house.js';
import { decideSubject, setThemes } from '../server/moderation/moderation.service.js';
import { addStaff, type Staff } from '../server/staff/staff.service.js';
import { measuringReport } from './report.js';

/** A comment of the demo, as `talks/*.json` holds it. */
interface Said {
  id?: string;
  by: string;
  /** Days ago. */
  days: number;
  text: string;
  to?: string;
  /** Words of the document that it is about, and other words for them. */
  on?: string;
  instead?: string;
  name?: string;
  official?: true;
  agree?: number;
  disagree?: number;
  hidden?: ModerationReason;
  withdrawn?: true;
  /** Under which the response note puts it. */
  theme?: string;
}

/** The documents of the demo: name, title, and who speaks for the organisation there. */
const documents = [
  {
    name: 'brief-deelscooters',
    title: 'Brief over deelscooters in de binnenstad',
    official: 'Wethouder Verkeer',
  },
  { name: 'nota-energie-en-rust', title: 'Nota Energie en rust', official: 'Wethouder Energie' },
  { name: 'meetrapport-warmtepompen', title: 'Geluid van warmtepompen: meetrapport', official: 'Team Meten' },
] as const;

/** Path of the PDF on the council's site. */
export const REPORT = '/stukken/meetrapport-warmtepompen.pdf';

const speakers: Record<string, { name: string; email: string }> = {
  'Wethouder Verkeer': { name: 'Marleen Dijkstra', email: 'wethouder@lindewaard.example' },
  'Wethouder Energie': { name: 'Ruud Bakker', email: 'energie@lindewaard.example' },
  'Team Meten': { name: 'Iris Vos', email: 'meten@lindewaard.example' },
};

/** What the conversations are seeded in. */
export interface Talking {
  house: House;
  organisationId: string;
  /** Origin of the council's site. */
  raad: string;
  sources: string;
  now: Date;
}

const urlOf = (raad: string, name: string): string => `${raad}/stukken/${name}.html`;

/** Registers where the documents stand in this run, and lets their addresses lead to what is there. */
export const placeDocuments = async ({ house, organisationId, raad }: Talking): Promise<void> => {
  await house.database.write(async (tx) => {
    const channel = await channelBySlug(tx, organisationId, 'raad');
    await changePrefixes(tx, channel!, { add: [`${raad}/stukken/`], remove: [] });
    for (const { name } of documents) {
      const [row] = await tx.query<{ document_id: string }>(
        'SELECT document_id FROM document_alias WHERE organisation_id = ? AND alias = ?',
        [organisationId, `demo:${name}`],
      );
      // Another run may have found other ports free.
      if (row) await nameDocument(tx, organisationId, row.document_id, [`url:${urlOf(raad, name)}`]);
    }
  });
};

/** Imports the documents and seeds what people said about them. */
export const seedTalks = async (talking: Talking): Promise<void> => {
  const { house, organisationId, raad, sources, now } = talking;
  for (const { name, title, official } of documents) {
    const pdf = name === 'meetrapport-warmtepompen';
    const page = await readFile(join(sources, 'sites', 'raad', 'stukken', `${name}.html`), 'utf8');
    // What the page's thread may annotate, as the site serves it.
    const article = /<article id="stuk"[^]*<\/article>/.exec(page)?.[0] ?? '';
    const imported = await importDocument(house.database, {
      organisationId,
      url: urlOf(raad, name),
      title,
      fileUrl: pdf ? raad + REPORT : undefined,
      bytes: pdf ? measuringReport() : Buffer.from(article),
      type: pdf ? 'application/pdf' : 'text/html',
      now: new Date(now.getTime() - 14 * 86_400_000),
    });
    const talk = JSON.parse(await readFile(join(sources, 'talks', `${name}.json`), 'utf8')) as Said[];
    const staff = await speakerOf(talking, official);
    await house.database.write(async (tx) => {
      const reader = await readReader(tx, imported.reader, undefined);
      const text = reader!.blocks.map((block) => block.text).join('\n');
      await converse(tx, talking, { name, talk, text, version: imported.version, staff });
    });
  }
};

const speakerOf = async ({ house, organisationId, now }: Talking, official: string): Promise<Staff> => {
  const { name, email } = speakers[official]!;
  const addressHash = house.identity.mailHashes.address(organisationId, email);
  await house.database.write((tx) =>
    addStaff(tx, { organisationId, addressHash, role: 'editor', name, official }, now),
  );
  return { id: randomUUID(), organisationId, person: addressHash, roles: ['editor'], name, official };
};

interface Conversation {
  name: string;
  talk: readonly Said[];
  text: string;
  version: string;
  staff: Staff;
}

const inputOf = (
  said: Said,
  ids: Map<string, string>,
  { name, text, version }: Conversation,
): CommentInput => {
  const start = said.on === undefined ? -1 : text.indexOf(said.on);
  if (said.on !== undefined && start < 0) throw new Error(`"${said.on}" is not in ${name}.`);
  return {
    text: said.text,
    ...(said.to !== undefined && { parent: ids.get(said.to)! }),
    ...(start >= 0 && { quote: { ...describeQuote(text, start, start + said.on!.length), version } }),
    ...(said.instead !== undefined && { suggestion: said.instead }),
    ...(said.name !== undefined && { name: said.name }),
  };
};

const converse = async (tx: WriteTx, talking: Talking, conversation: Conversation): Promise<void> => {
  const { house, organisationId, raad, now } = talking;
  const { name, talk, staff } = conversation;
  const url = urlOf(raad, name);
  const place = (await house.channels.ofDocumentIn(organisationId, url))!;
  const began = new Date(now.getTime() - 14 * 86_400_000);
  const ref = await threadOfDocument(tx, place, { url, title: undefined }, began);
  const thread = await freshThread(tx, ref);
  const clerk = { organisationId, name: 'Griffie' };
  const ids = new Map<string, string>();
  const people = new Map<string, string>();
  const written: { said: Said; id: string; participantId: string; at: Date }[] = [];
  for (const said of [...talk].sort((a, b) => b.days - a.days)) {
    const participantId = people.get(said.by) ?? randomUUID();
    people.set(said.by, participantId);
    const at = new Date(now.getTime() - said.days * 86_400_000);
    const input = inputOf(said, ids, conversation);
    const speaker = said.official && staff;
    const draw = (below: number) => randomInt(below);
    const id = await postComment(tx, { thread, participantId, input, speaker, now: at, draw });
    if (said.id !== undefined) ids.set(said.id, id);
    written.push({ said, id, participantId, at });
  }
  for (const { said, id, participantId, at } of written) {
    const votes = [
      ...Array<'agree'>(said.agree ?? 0).fill('agree'),
      ...Array<'disagree'>(said.disagree ?? 0).fill('disagree'),
    ];
    for (const reaction of votes)
      await reactTo(
        tx,
        { thread, comment: await commentIn(tx, id), participantId: randomUUID(), now: at },
        reaction,
      );
    if (said.hidden !== undefined)
      await decideSubject(tx, clerk, { kind: 'comment', id }, { decision: 'hide', reason: said.hidden }, at);
    if (said.theme !== undefined)
      await setThemes(tx, clerk, ref, { comments: [{ id, theme: said.theme }] }, now);
    if (said.withdrawn)
      await withdrawComment(tx, { thread, comment: await commentIn(tx, id), participantId, now: at });
  }
  await nameDocument(tx, organisationId, thread.documentId!, [`demo:${name}`]);
};

/** The name of the page on which the report is read. */
export const reportReader = async ({ house, organisationId }: Talking): Promise<string> => {
  const [row] = await house.database.read((tx) =>
    tx.query<{ ref: string }>(
      `SELECT d.ref FROM document_alias x JOIN document d ON d.id = x.document_id
       WHERE x.organisation_id = ? AND x.alias = 'demo:meetrapport-warmtepompen'`,
      [organisationId],
    ),
  );
  return row?.ref ?? '';
};
