import type { Ballot, PollOption, PollRule } from '../contract/poll.schema.js';

/** A number from 0 up to but not including 1. */
export type Random = () => number;

/** When a poll of the demo is open, in days from its start, and how its votes fall. */
export interface Plan {
  opens: number;
  closes: number;
  votes: number;
  /**
   * Per option, in the order of the ballot: for choices and rankings how liked it is (only proportions count);
   * for scores the usual score; for statements the share that agrees.
   */
  liking: number[];
}

/** The polls of the demo; the times in their files are examples and give way to these. */
export const plans: Record<string, Plan> = {
  'fietsenstalling-oosterpark': { opens: -14, closes: 21, votes: 231, liking: [46, 38, 16] },
  'naam-nieuw-plein': { opens: -7, closes: 14, votes: 164, liking: [22, 30, 26, 8, 14] },
  'havenstraat-drie-scenarios': { opens: -11, closes: 28, votes: 187, liking: [28, 41, 31] },
  'park-wat-telt': { opens: -21, closes: 25, votes: 302, liking: [20, 17, 31, 9, 14, 15, 11] },
  'veilig-in-de-buurt': { opens: -18, closes: 46, votes: 143, liking: [4.3, 3.6, 2.2, 1.8, 3.1] },
  'stellingen-energie-en-rust': {
    opens: -6,
    closes: 22,
    votes: 128,
    liking: [0.84, 0.48, 0.71, 0.57, 0.39, 0.66, 0.52],
  },
  'kunstwerk-rotonde': { opens: -53, closes: -23, votes: 213, liking: [27, 24, 17, 12, 20] },
  'bank-langs-de-singel': { opens: 12, closes: 53, votes: 0, liking: [1, 1, 1] },
  'oud-papier-dag': { opens: -13, closes: 18, votes: 96, liking: [30, 21, 49] },
  'speelplek-lindehof': { opens: -10, closes: 20, votes: 43, liking: [40, 44, 16] },
};

/** Chance that can be repeated: the same seed gives the same numbers (mulberry32). */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One ballot as somebody might cast it. */
export function ballotFor(
  rule: Pick<PollRule, 'kind' | 'blank' | 'min' | 'max' | 'scale'>,
  options: readonly Pick<PollOption, 'id'>[],
  liking: readonly number[],
  random: Random,
): Ballot {
  if (rule.blank && random() < 0.03) return { blank: true };
  const ids = options.map(({ id }) => id);
  const order = drawn(ids, liking, random);
  switch (rule.kind) {
    case 'single':
    case 'scenario':
      return { options: order.slice(0, 1) };
    case 'several':
      return { options: order.slice(0, between(rule.min, rule.max, random)) };
    case 'ranked':
      return { ranking: order.slice(0, between(Math.max(rule.min, 2), rule.max, random)) };
    case 'score':
      return { scores: scoresOf(ids, liking, rule.scale ?? { min: 1, max: 5 }, random) };
    case 'statements':
      return {
        answers: Object.fromEntries(ids.map((id, i) => [id, answerOf(liking[i] ?? 0.5, random)] as const)),
      };
  }
}

/** How a vote came in: most online, some on paper, some at a help point. */
export function mediumOf(random: Random, paper = 0.06, assisted = 0.04): 'online' | 'assisted' | 'paper' {
  const point = random();
  return point < paper ? 'paper' : point < paper + assisted ? 'assisted' : 'online';
}

/** The ids in an order drawn one by one, the more liked the sooner (Plackett–Luce). */
export function drawn(ids: readonly string[], liking: readonly number[], random: Random): string[] {
  const left = ids.map((id, i) => ({ id, liking: liking[i] ?? 1 }));
  const order: string[] = [];
  while (left.length > 0) {
    let point = random() * left.reduce((sum, one) => sum + one.liking, 0);
    const at = left.findIndex((one) => (point -= one.liking) < 0);
    order.push(left.splice(Math.max(0, at), 1)[0]!.id);
  }
  return order;
}

/** A whole number from `least` to `most`. */
export const between = (least: number, most: number, random: Random): number =>
  least + Math.floor(random() * (most - least + 1));

function scoresOf(
  ids: readonly string[],
  usual: readonly number[],
  scale: { min: number; max: number },
  random: Random,
): Record<string, number> {
  const scores: Record<string, number> = {};
  ids.forEach((id, i) => {
    // Some never come somewhere and skip it, but nobody skips the first.
    if (i > 0 && random() < 0.15) return;
    const around = (usual[i] ?? 3) + (random() + random() + random() - 1.5) * 1.6;
    scores[id] = Math.min(scale.max, Math.max(scale.min, Math.round(around)));
  });
  return scores;
}

function answerOf(agree: number, random: Random): -1 | 0 | 1 {
  if (random() < 0.12) return 0;
  return random() < agree ? 1 : -1;
}
