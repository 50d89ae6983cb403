import { FileFault, parseElection, recount, type Recount } from '../../counting/recount.js';
import { explainPoll } from '../../counting/explain/explain.js';

/** The script of the recount page: reads a file on this device, counts it here, and shows how it came out. */
const english = document.documentElement.lang.startsWith('en');

const words = english
  ? {
      counting: 'Counting…',
      winners: 'Outcome',
      hash: 'Hash of the result',
      hashHint: 'The same hash as beside the published result means: the same count.',
      ballots: (n: number) => `${n} ballots counted`,
      faults: 'This file cannot be counted',
      agrees: { true: 'agrees', false: 'does NOT agree' },
      what: {
        seed: 'The seed of the draw',
        sums: 'The sums',
        counter: 'The version of the counter',
        result: 'The published hash',
      },
    }
  : {
      counting: 'Bezig met tellen…',
      winners: 'Uitkomst',
      hash: 'Vingerafdruk van de uitslag',
      hashHint: 'Is deze gelijk aan die bij de gepubliceerde uitslag? Dan is er hetzelfde geteld.',
      ballots: (n: number) => `${n} stembiljetten geteld`,
      faults: 'Dit bestand is niet te tellen',
      agrees: { true: 'klopt', false: 'klopt NIET' },
      what: {
        seed: 'Het lotingsgetal',
        sums: 'De totalen',
        counter: 'De versie van de telling',
        result: 'De gepubliceerde vingerafdruk',
      },
    };

const outcome = document.getElementById('outcome')!;

const element = (name: string, text = '', ...children: Node[]): HTMLElement => {
  const made = document.createElement(name);
  made.textContent = text;
  made.append(...children);
  return made;
};

const list = (items: readonly string[]): HTMLElement =>
  element('ul', '', ...items.map((item) => element('li', item)));

function show({ result, hash, options, checks, comparison }: Recount): void {
  const labels = new Map(options.map(({ id, label }) => [id, label]));
  const parts = [
    element('h2', words.winners),
    element('p', words.ballots(result.voters)),
    list(result.winners.map((id) => labels.get(id) ?? id)),
    element('h2', words.hash),
    element('p', '', element('output', hash)),
    element('p', words.hashHint),
    list(checks.map(({ what, agrees }) => `${words.what[what]} ${words.agrees[`${agrees}`]}.`)),
  ];
  for (const { heading, lines } of explainPoll(result, options, english ? 'en' : 'nl', comparison)) {
    if (heading) parts.push(element('h3', heading));
    parts.push(...lines.map((line) => element('p', line)));
  }
  outcome.replaceChildren(...parts);
}

function showFaults(error: unknown): void {
  const faults =
    error instanceof FileFault
      ? error.problems.map(({ line, field, what }) =>
          [line && `${line}:`, field && `${field}:`, what].filter(Boolean).join(' '),
        )
      : [String(error)];
  outcome.replaceChildren(element('h2', words.faults), list(faults));
}

async function count(file: File): Promise<void> {
  outcome.replaceChildren(element('p', words.counting));
  try {
    show(await recount(parseElection(file.name, await file.text())));
  } catch (error) {
    showFaults(error);
  }
}

document.getElementById('file')?.addEventListener('change', (event) => {
  const file = (event.target as HTMLInputElement).files?.[0];
  if (file) void count(file);
});
