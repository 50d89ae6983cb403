import { randomUUID } from 'node:crypto';
import type { ReadTx, Row, WriteTx } from '../database/door.js';
import { CHANNELS } from './channel.service.js';

/** An organisation to register. */
export interface OrganisationInput {
  slug: string;
  name: string;
  /** BCP 47. */
  language?: string;
  contact: { name: string; email: string; url: string };
}

/** Registers an organisation and answers its id. */
export const addOrganisation = async (tx: WriteTx, input: OrganisationInput): Promise<string> => {
  const id = randomUUID();
  const { name, email, url } = input.contact;
  await tx.query(
    `INSERT INTO organisation (id, slug, name, language, contact_name, contact_email, contact_url)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [id, input.slug, input.name, input.language ?? 'nl', name, email, url],
  );
  tx.changed(CHANNELS);
  return id;
};

/** The id of the organisation with this slug. */
export const organisationBySlug = async (tx: ReadTx, slug: string): Promise<string | undefined> => {
  const [row] = await tx.query<Row & { id: string }>('SELECT id FROM organisation WHERE slug = ?', [slug]);
  return row?.id;
};

/** The id of the channel with this slug in an organisation. */
export const channelBySlug = async (
  tx: ReadTx,
  organisationId: string,
  slug: string,
): Promise<string | undefined> => {
  const [row] = await tx.query<Row & { id: string }>(
    'SELECT id FROM channel WHERE organisation_id = ? AND slug = ?',
    [organisationId, slug],
  );
  return row?.id;
};
