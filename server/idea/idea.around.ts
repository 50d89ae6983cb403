import type { Became, IdeaAnswerEntry, IdeaStatus } from '../../contract/idea.schema.js';
import type { ReadTx, Row } from '../database/door.js';
import { presentPicture, type Around } from './idea.presenter.js';

interface KeptStatus extends Row {
  status: IdeaStatus;
  at: string;
  response: string | null;
  who: string | null;
  cost: number | null;
  picture_id: string | null;
  alt: string | null;
  widths: string | null;
  width: number;
  height: number;
}

const presentStatus = (kept: KeptStatus): IdeaAnswerEntry => ({
  status: kept.status,
  at: kept.at,
  ...(kept.response !== null && { response: kept.response }),
  ...(kept.who !== null && { who: kept.who }),
  ...(kept.cost !== null && { cost: kept.cost }),
  ...(kept.picture_id !== null &&
    kept.widths !== null && {
      picture: presentPicture({
        id: kept.picture_id,
        alt: kept.alt ?? '',
        widths: kept.widths,
        width: kept.width,
        height: kept.height,
      }),
    }),
});

/** Reads what belongs to an idea beside its row: its answers, what was merged into it, and what it became. */
export const readAround = async (tx: ReadTx, id: string): Promise<Around> => {
  const statuses = await tx.query<KeptStatus>(
    `SELECT s.status, s.at, s.response, s.who, s.cost, s.picture_id, s.alt, p.widths, p.width, p.height
     FROM idea_status s LEFT JOIN picture p ON p.id = s.picture_id WHERE s.idea_id = ? ORDER BY s.number`,
    [id],
  );
  const merged = await tx.query<Row & { id: string; title: string }>(
    "SELECT id, title FROM idea WHERE merged_into = ? AND state = 'published' ORDER BY number",
    [id],
  );
  const became = await tx.query<Row & Became>(
    `SELECT a.kind, a.ref, a.title, b.item_id AS id FROM idea_became b JOIN activity a ON a.id = b.activity_id
     WHERE b.idea_id = ? ORDER BY b.at, a.ref`,
    [id],
  );
  return {
    statuses: statuses.map(presentStatus),
    merged: merged.map(({ id: one, title }) => ({ id: one, title })),
    became: became.map(({ kind, ref, title, id: item }) => ({ kind, ref, title, id: item })),
  };
};
