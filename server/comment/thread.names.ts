import type { ReadTx, Row, WriteTx } from '../database/door.js';

/** Names of birds and trees; nothing about anyone, and nothing to be ashamed of. */
const names: Record<'nl' | 'en', readonly string[]> = {
  nl: [
    'Merel Roodborst Winterkoning Koolmees Pimpelmees Staartmees Kuifmees Boomklever Boomkruiper Heggenmus Huismus',
    'Ringmus Vink Groenling Putter Sijs Kneu Goudvink Appelvink Spreeuw Zanglijster Kramsvogel Koperwiek Nachtegaal',
    'Zwartkop Tuinfluiter Tjiftjaf Fitis Goudhaan Ekster Gaai Kauw Roek Kievit Grutto Tureluur Scholekster Kluut',
    'Wulp Watersnip Oeverloper Stern Meerkoet Waterhoen Fuut Dodaars Kuifeend Smient Wintertaling Krakeend Bergeend',
    'Lepelaar Ooievaar Aalscholver IJsvogel Specht Draaihals Koekoek Gierzwaluw Boerenzwaluw Huiszwaluw Oeverzwaluw',
    'Torenvalk Boomvalk Buizerd Havik Sperwer Kerkuil Bosuil Ransuil Steenuil Kwikstaart Graspieper Leeuwerik Rietgors',
    'Rietzanger Karekiet Blauwborst Tapuit Roodstaart Eik Beuk Berk Es Els Esdoorn Haagbeuk Hazelaar Iep Kastanje',
    'Kers Lijsterbes Linde Meidoorn Mispel Peer Plataan Populier Spar Taxus Vlier Walnoot Wilg Lariks Den Jeneverbes',
    'Sleedoorn Kornoelje Hulst Acacia Moerbei',
  ]
    .join(' ')
    .split(' '),
  en: [
    'Blackbird Robin Wren Chaffinch Greenfinch Goldfinch Siskin Linnet Bullfinch Starling Fieldfare Redwing Nightingale',
    'Blackcap Chiffchaff Goldcrest Magpie Jay Jackdaw Rook Lapwing Redshank Oystercatcher Avocet Curlew Snipe Tern Coot',
    'Moorhen Grebe Wigeon Teal Gadwall Shelduck Spoonbill Stork Cormorant Kingfisher Woodpecker Cuckoo Swift Swallow',
    'Kestrel Hobby Buzzard Goshawk Sparrowhawk Owl Wagtail Pipit Lark Bunting Warbler Bluethroat Wheatear Redstart',
    'Oak Beech Birch Ash Alder Maple Hornbeam Hazel Elm Chestnut Cherry Rowan Linden Hawthorn Medlar Pear Plane Poplar',
    'Spruce Yew Elder Walnut Willow Larch Pine Juniper Blackthorn Dogwood Holly Acacia Mulberry',
  ]
    .join(' ')
    .split(' '),
};

/** A number from 0 up to but not including `below`. */
export type Draw = (below: number) => number;

const TRIES = 40;

/** Where names are given: a thread, or a board. */
type Naming = 'thread' | 'board';

/** The pseudonym of a participant in a thread or on a board; undefined while there is none. */
export const findName = async (
  tx: ReadTx,
  id: string,
  participantId: string,
  on: Naming = 'thread',
): Promise<string | undefined> => {
  const [row] = await tx.query<Row & { name: string }>(
    `SELECT name FROM ${on}_name WHERE ${on}_id = ? AND participant_id = ?`,
    [id, participantId],
  );
  return row?.name;
};

/**
 * The pseudonym of a participant in a thread or on a board, by chance and not by anything about the person; another thread gives
 * another one. A name that is taken gets a number.
 */
export const nameIn = async (
  tx: WriteTx,
  thread: { id: string; language: string; on?: Naming },
  participantId: string,
  draw: Draw,
): Promise<string> => {
  const { on = 'thread' } = thread;
  const known = await findName(tx, thread.id, participantId, on);
  if (known !== undefined) return known;
  const list = names[/^en\b/i.test(thread.language) ? 'en' : 'nl'];
  for (let turn = 0; turn < TRIES; turn++) {
    const base = list[draw(list.length)]!;
    // The more names are taken, the larger the number, so that also in a thread of a million one is soon found.
    const size = turn === 0 ? 0 : 10 ** Math.min(9, Math.ceil(turn / 2));
    const name = size === 0 ? base : `${base} ${2 + draw(size)}`;
    const rows = await tx.query(
      `INSERT INTO ${on}_name (${on}_id, participant_id, name) VALUES (?, ?, ?) ON CONFLICT DO NOTHING RETURNING name`,
      [thread.id, participantId, name],
    );
    if (rows.length > 0) return name;
  }
  throw new Error('No name is left in this thread.');
};
