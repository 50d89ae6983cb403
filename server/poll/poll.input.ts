import type { FieldError } from '../../contract/errors.js';
import { limits } from '../../contract/limits.js';
import type { PollInput, PollOptionInput } from '../../contract/poll.input.schema.js';
import type { PollKind, PollMethod, PollOption, PollRule } from '../../contract/poll.schema.js';
import { ruleFaults } from '../../counting/poll/rule.js';
import { freeSlug } from '../core/slug.js';

/** A checked poll, ready to be kept; the seed of the draw is added then. */
export interface PollDraft {
  organisation: string;
  ref: string;
  language: string;
  title: string;
  lead: string | undefined;
  opensAt: Date;
  closesAt: Date;
  options: PollOption[];
  rule: Omit<PollRule, 'seedHash'>;
}

const usual: Record<PollKind, PollMethod> = {
  single: 'plurality',
  several: 'approval',
  ranked: 'irv',
  score: 'score',
  scenario: 'plurality',
  statements: 'statements',
};

const withIds = (options: readonly PollOptionInput[]): PollOption[] => {
  const taken = new Set(options.flatMap(({ id }) => id ?? []));
  return options.map((option, index) => {
    if (option.id !== undefined) return { ...option, id: option.id };
    return { ...option, id: freeSlug(option.label, `option-${index + 1}`, taken) };
  });
};

/** What is wrong with options together: ids or labels that are alike, pictures from nowhere. */
export const optionFaults = (options: readonly PollOption[]): FieldError[] => {
  const faults: FieldError[] = [];
  const ids = new Map<string, number>();
  const labels = new Map<string, number>();
  options.forEach(({ id, label, picture }, index) => {
    const at = `/options/${index}`;
    const before = ids.get(id);
    if (before !== undefined)
      faults.push({ at, rule: 'doubled', detail: `has the same id "${id}" as option ${before + 1}` });
    const same = labels.get(label.trim().toLowerCase());
    if (same !== undefined)
      faults.push({ at, rule: 'doubled', detail: `has the same label "${label}" as option ${same + 1}` });
    if (picture && !/^(https:\/\/|\/)[^\s\\]*$/.test(picture.url))
      faults.push({
        at: `${at}/picture/url`,
        rule: 'address',
        detail: 'must begin with "https://" or "/"',
      });
    ids.set(id, ids.get(id) ?? index);
    labels.set(label.trim().toLowerCase(), same ?? index);
  });
  return faults;
};

const ruleOf = (input: PollInput, options: number): PollDraft['rule'] => {
  const { kind, ...given } = input.rule;
  const one = kind === 'single' || kind === 'scenario';
  return {
    kind,
    method: given.method ?? usual[kind],
    access: given.access ?? 'guest',
    results: given.results ?? 'after-closing',
    min: given.min ?? 1,
    max: given.max ?? (one ? 1 : options),
    blank: given.blank ?? false,
    seats: given.seats ?? 1,
    quorum: given.quorum ?? 0,
    ...(given.scale && { scale: given.scale }),
    ...(given.strength && { strength: given.strength }),
    ...(given.unranked && { unranked: given.unranked }),
  };
};

/** Fills in what an editor left out and checks what a schema can not; `fromFile` are the options of `optionsFrom`. */
export const draftOf = (
  input: PollInput,
  fromFile?: readonly PollOptionInput[],
): { draft: PollDraft; faults: FieldError[] } => {
  const faults: FieldError[] = [];
  const fault = (at: string, rule: string, detail: string) => faults.push({ at, rule, detail });
  if (input.options && input.optionsFrom !== undefined)
    fault('/optionsFrom', 'either', 'stands beside "options"; give one of the two');
  if (!input.options && input.optionsFrom === undefined)
    fault('/options', 'required', 'is missing: give the options, or "optionsFrom" with an election file');
  const options = withIds(input.options ?? fromFile ?? []);
  if (options.length > limits.options)
    fault('/optionsFrom', 'maxItems', `gives ${options.length} options; the most is ${limits.options}`);
  const long = fromFile?.find(({ label }) => label.trim() === '' || label.length > limits.option);
  if (long)
    fault('/optionsFrom', 'maxLength', `names a candidate without a name, or longer than ${limits.option}`);
  faults.push(...optionFaults(options));
  const rule = ruleOf(input, options.length);
  if (options.length > 0)
    for (const found of ruleFaults(rule, options.length))
      faults.push({ ...found, at: found.at === '/options' ? found.at : `/rule${found.at}` });
  const steps = rule.scale && rule.scale.max - rule.scale.min + 1;
  if (rule.scale?.labels && rule.scale.labels.length !== steps)
    fault('/rule/scale/labels', 'count', `has ${rule.scale.labels.length} names for ${steps} steps`);
  const opensAt = new Date(input.opensAt);
  const closesAt = new Date(input.closesAt);
  if (!(opensAt < closesAt)) fault('/closesAt', 'order', 'is not after "opensAt"');
  const { organisation, ref, title, lead } = input;
  const draft = {
    organisation,
    ref,
    title,
    lead,
    opensAt,
    closesAt,
    options,
    rule,
    language: input.language ?? 'nl',
  };
  return { draft, faults };
};
