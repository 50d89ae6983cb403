/** The forms of a poll's ballot. */
export type PollKind = 'single' | 'several' | 'ranked' | 'score' | 'scenario' | 'statements';

/** The counting methods of a poll. */
export type PollMethod =
  'plurality' | 'approval' | 'borda' | 'irv' | 'schulze' | 'stv' | 'score' | 'statements';

/** What a count needs of a poll's rule; the `PollRule` of the contract fits it. */
export interface CountingRule {
  kind: PollKind;
  method: PollMethod;
  /** Least number of options on a ballot that is not blank. */
  min: number;
  /** Greatest number of options on a ballot. */
  max: number;
  /** Whether a blank vote is possible. */
  blank: boolean;
  /** How many options win. */
  seats: number;
  /** The scale of a score poll, both ends included. */
  scale?: { min: number; max: number };
  /** Strength of a Schulze path; `winning-votes` when absent. */
  strength?: 'winning-votes' | 'margins';
  /** Borda points of options that a ballot leaves out; `zero` when absent. */
  unranked?: 'zero' | 'average';
  /** Voters needed for a valid outcome, blank votes included; 0 for none. */
  quorum: number;
}

/** One fault: where (JSON Pointer, RFC 6901), a stable word, and an English sentence. */
export interface Fault {
  at: string;
  rule: string;
  detail: string;
}

/** The member of a ballot that belongs to each kind of poll. */
export const memberOf = {
  single: 'options',
  scenario: 'options',
  several: 'options',
  ranked: 'ranking',
  score: 'scores',
  statements: 'answers',
} as const;

const methodsOf: Record<PollKind, readonly PollMethod[]> = {
  single: ['plurality'],
  scenario: ['plurality'],
  several: ['approval', 'plurality'],
  ranked: ['irv', 'stv', 'schulze', 'borda', 'plurality'],
  score: ['score'],
  statements: ['statements'],
};

/** All faults of a rule for a poll with this many options; an empty list when it can be counted. */
export function ruleFaults(rule: CountingRule, options: number): Fault[] {
  const faults: Fault[] = [];
  const fault = (at: string, word: string, detail: string) => faults.push({ at, rule: word, detail });
  if (!methodsOf[rule.kind].includes(rule.method))
    fault(
      '/method',
      'method_of_another_kind',
      `A poll of kind ${rule.kind} is not counted by ${rule.method}.`,
    );
  if (options < 1) fault('/options', 'too_few', 'A poll needs at least one option.');
  if (rule.min > rule.max) fault('/min', 'too_many', 'The least number is above the greatest.');
  if (rule.max > options)
    fault('/max', 'too_many', `A ballot cannot hold ${rule.max} of ${options} options.`);
  if ((rule.kind === 'single' || rule.kind === 'scenario') && (rule.min !== 1 || rule.max !== 1))
    fault('/max', 'one_only', `A ballot of kind ${rule.kind} holds exactly one option.`);
  if (rule.seats > options)
    fault('/seats', 'too_many', `There are ${options} options for ${rule.seats} places.`);
  if (rule.method === 'irv' && rule.seats > 1)
    fault('/seats', 'one_only', 'Instant-runoff voting has one winner; use stv for more.');
  if (rule.kind === 'score' && !rule.scale) fault('/scale', 'required', 'A score poll needs a scale.');
  if (rule.scale && rule.scale.min >= rule.scale.max)
    fault('/scale', 'empty_scale', 'The lowest score must be below the highest.');
  return faults;
}
