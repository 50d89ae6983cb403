import { randomBytes, randomUUID } from 'node:crypto';
import { cp, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addChannel, addOrigin } from '../server/channel/channel.service.js';
import {
  addOrganisation,
  channelBySlug,
  organisationBySlug,
} from '../server/channel/organisation.service.js';
import type { House } from '../server/house.js';
import { makeLetterCodes } from '../server/identity/letter-code.service.js';
import { castBallot, finishVote } from '../server/ballot/ballot.service.js';
import { pollKind } from '../server/poll/poll.service.js';
import { readPollFile } from '../server/poll/poll.import.js';
import { keepPoll } from '../server/poll/poll.keep.js';
import type { Origins, SiteName } from './hosts.js';
import { seedBoards } from './boards.js';
import { seedBudgets } from './budgets.js';
import { dayAt } from './days.js';
import { placeDocuments, reportReader, seedTalks } from './talks.js';
import { ballotFor, mediumOf, plans, seeded, type Plan } from './votes.js';

const organisation = { slug: 'lindewaard', name: 'Gemeente Lindewaard' };
const contact = {
  name: 'Griffie Lindewaard',
  email: 'griffie@lindewaard.example',
  url: 'https://lindewaard.example',
};
const kinds: Record<SiteName, 'municipal' | 'council' | 'neighbourhood'> = {
  gemeente: 'municipal',
  raad: 'council',
  wijk: 'neighbourhood',
};

/** File in the demo's folder with the codes of the letters; it is written last, so it says that all is there. */
export const LETTERS = 'letters.json';

/** What the seeding leans on. */
export interface Seeding {
  house: House;
  origins: Origins;
  /** Folder of the demo's sources: `content` and `pictures`. */
  sources: string;
  now: Date;
  /** Hears what is being made. */
  tell(what: string): void;
}

/**
 * Fills an empty server with the organisation, its sites, its polls and budgets and their votes, its documents and
 * what was said about them, and its idea boards; a filled one keeps what it has. Answers the name of the reader page of
 * the report.
 */
export async function seed({ house, origins, sources, now, tell }: Seeding): Promise<string> {
  const { database, config } = house;
  const known = await database.read((tx) => organisationBySlug(tx, organisation.slug));
  const channels = await registerSites(house, known, origins);
  await cp(join(sources, 'pictures'), join(config.dataDir, 'media'), { recursive: true });
  const organisationId = await database.read((tx) => organisationBySlug(tx, organisation.slug));
  const talking = { house, organisationId: organisationId!, raad: origins.raad, sources, now };
  await placeDocuments(talking);
  if (known !== undefined) return reportReader(talking);
  tell('polls and their votes');
  const folder = join(sources, 'content');
  for (const file of (await readdir(folder)).sort()) {
    const text = await readFile(join(folder, file), 'utf8');
    const draft = await readPollFile(text, () => Promise.resolve([]));
    const plan = plans[draft.ref];
    if (!plan) throw new Error(`demo/votes.ts has no plan for ${draft.ref}.`);
    draft.opensAt = dayAt(now, plan.opens, '08:00');
    // The server closes by itself what is due, so a poll that is to be closed is so after its votes.
    draft.closesAt = dayAt(now, Math.max(1, plan.closes), '22:59');
    await keepPoll(database, house.polls.keys, draft);
    await vote({ house, plan, ref: draft.ref, channels, now });
    if (plan.closes > 0) continue;
    draft.closesAt = dayAt(now, plan.closes, '22:59');
    await keepPoll(database, house.polls.keys, draft);
    await finishVote(house.ballots, draft.ref, draft.closesAt);
  }
  tell('neighbourhood budgets');
  await seedBudgets({ house, channels, sources, now });
  tell('conversations');
  await seedTalks(talking);
  tell('idea boards and their pictures');
  await seedBoards(talking);
  await writeLetters(house, now);
  return reportReader(talking);
}

/** The codes of the letters, as the postbox shows them. */
export async function lettersIn(house: House): Promise<string[]> {
  const text = await readFile(join(house.config.dataDir, LETTERS), 'utf8').catch(() => '[]');
  return JSON.parse(text) as string[];
}

async function registerSites(house: House, known: string | undefined, origins: Origins): Promise<string[]> {
  return house.database.write(async (tx) => {
    const organisationId = known ?? (await addOrganisation(tx, { ...organisation, contact }));
    const channels: string[] = [];
    for (const site of Object.keys(kinds) as SiteName[]) {
      const before = await channelBySlug(tx, organisationId, site);
      const about = { organisationId, slug: site, name: `${site} (demo)`, kind: kinds[site] };
      if (before === undefined) channels.push(await addChannel(tx, { ...about, origins: [origins[site]] }));
      // Another run may have found other ports free.
      else await addOrigin(tx, organisationId, before, origins[site]);
    }
    return channels;
  });
}

interface Voting {
  house: House;
  plan: Plan;
  ref: string;
  channels: readonly string[];
  now: Date;
}

async function vote({ house, plan, ref, channels, now }: Voting): Promise<void> {
  const poll = await house.polls.votables.byRef(ref);
  const key = await house.polls.keys.of(poll.id);
  if (!key) throw new Error(`The keys of ${ref} are not in the demo's folder.`);
  const random = seeded(plan.votes * 31 + ref.length);
  const { opensAt } = poll.activity;
  const last = Math.min(now.getTime(), dayAt(now, plan.closes, '22:58').getTime());
  await Promise.all(
    Array.from({ length: plan.votes }, () => {
      const ballot = ballotFor(poll.rule, poll.options, plan.liking, random);
      const at = new Date(opensAt.getTime() + random() * (last - opensAt.getTime()));
      return house.database.write((tx) =>
        castBallot(tx, pollKind, {
          votable: poll,
          key,
          voter: randomUUID(),
          input: { ballot, nonce: randomBytes(16).toString('hex') },
          medium: mediumOf(random),
          channelId: channels[Math.floor(random() * channels.length)],
          now: at,
          random,
        }),
      );
    }),
  );
}

async function writeLetters({ database, keys, activities, config }: House, now: Date): Promise<void> {
  const { id } = await activities.byRef('speelplek-lindehof');
  const codes = await database.write((tx) => makeLetterCodes(tx, id, 8, keys.purpose('letter-code'), now));
  await mkdir(config.dataDir, { recursive: true });
  await writeFile(join(config.dataDir, LETTERS), JSON.stringify(codes), { mode: 0o600 });
}
