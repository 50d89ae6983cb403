import type { BoardAgenda } from '../../contract/board.schema.js';
import type { ReadTx, Row } from '../database/door.js';
import type { Mail } from '../identity/identity.service.js';
import { MOST, type TellableComment } from './digest.read.js';
import { SHOWN, stopLink, type WriterParts } from './digest.writer.js';
import { ideaMail, type ToldIdea, type ToldNew } from './idea.text.js';
import { newIdeasFor, tidingsFor, type IdeaNotice, type IdeaTidings } from './idea.tidings.js';
import type { Subscriber } from './subscription.keys.js';
import { ofBoard, subscriptionColumns, type Subscription } from './subscription.store.js';

/** New ideas that one mail names. */
const SHOWN_NEW = 20;

interface OfBoard extends Row {
  ref: string;
  title: string;
  organisation: string;
  agenda: string | null;
}

const findBoard = async (tx: ReadTx, id: string): Promise<OfBoard | undefined> => {
  const [row] = await tx.query<OfBoard>(
    `SELECT a.ref, a.title, o.name AS organisation, b.agenda FROM activity a
     JOIN organisation o ON o.id = a.organisation_id JOIN board b ON b.activity_id = a.id WHERE a.id = ?`,
    [id],
  );
  return row;
};

/** Where an idea stands, for years; or a comment under it. */
const ideaLink = (publicUrl: string, ref: string, id: string, comment?: string): string =>
  comment === undefined
    ? `${publicUrl}/a/${ref}?idee=${id}#idee-${id}`
    : `${publicUrl}/a/${ref}?idee=${id}&reactie=${comment}#comment-${comment}`;

const toldComment = (comment: TellableComment, link: string): ToldIdea['comments'][number] => ({
  name: comment.name ?? comment.pseudonym,
  official: comment.official ?? undefined,
  body: comment.body,
  link,
});

const toldIdea = (
  { id, title, tidings, comments }: IdeaTidings,
  ref: string,
  token: string,
  publicUrl: string,
): ToldIdea => ({
  title,
  link: ideaLink(publicUrl, ref, id),
  tidings: tidings.map((tiding) =>
    tiding.kind === 'merged'
      ? { ...tiding, link: ideaLink(publicUrl, ref, tiding.id) }
      : tiding.kind === 'became'
        ? { ...tiding, link: `${publicUrl}/a/${tiding.ref}` }
        : tiding,
  ),
  comments: comments
    .slice(0, SHOWN)
    .map((comment) => toldComment(comment, ideaLink(publicUrl, ref, id, comment.id))),
  left: comments.length > MOST ? 'many' : Math.max(0, comments.length - SHOWN),
  stop: stopLink(publicUrl, token),
});

const toldNew = (
  found: readonly { id: string; title: string }[],
  ref: string,
  token: string,
  publicUrl: string,
): ToldNew => ({
  ideas: found.slice(0, SHOWN_NEW).map(({ id, title }) => ({ title, link: ideaLink(publicUrl, ref, id) })),
  left: Math.max(0, found.length - SHOWN_NEW),
  link: `${publicUrl}/a/${ref}`,
  stop: stopLink(publicUrl, token),
});

/** Makes the words of a mail about ideas that is sent now; nothing when there is nothing left to tell. */
export const writeIdeaNotice = (
  { database, keys, publicUrl }: WriterParts,
  notice: IdeaNotice,
): Promise<Mail | undefined> =>
  database.read(async (tx) => {
    const board = await findBoard(tx, notice.board);
    if (board === undefined) return undefined;
    const ideas: ToldIdea[] = [];
    let fresh: ToldNew | undefined;
    let to: Subscriber | undefined;
    let language = '';
    for (const part of notice.parts) {
      const [subscription] = await tx.query<Subscription>(
        `SELECT ${subscriptionColumns} FROM subscription WHERE id = ? AND confirmed_at IS NOT NULL`,
        [part.subscription],
      );
      if (subscription && ofBoard(subscription)) {
        const found = await newIdeasFor(tx, part, subscription, keys);
        if (found.length === 0) continue;
        const subscriber = keys.open(subscription.id, subscription.address_sealed);
        fresh = toldNew(found, board.ref, subscriber.token, publicUrl);
        to ??= subscriber;
        language ||= subscription.language;
        continue;
      }
      const found = subscription && (await tidingsFor(tx, notice.kind, part, subscription, keys));
      if (!found) continue;
      const subscriber = keys.open(subscription.id, subscription.address_sealed);
      ideas.push(toldIdea(found, board.ref, subscriber.token, publicUrl));
      to ??= subscriber;
      language ||= subscription.language;
    }
    if (to === undefined) return undefined;
    const { organisation, title, agenda } = board;
    const then = agenda === null ? undefined : (JSON.parse(agenda) as BoardAgenda).then;
    return ideaMail({
      to: to.email,
      kind: notice.kind,
      organisation,
      board: title,
      then,
      ideas,
      fresh,
      language,
    });
  });
