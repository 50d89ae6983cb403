import { countedView, element, faultsView } from '../recount/recount.view.js';
import { recountTexts } from '../recount/recount.texts.js';
import type { Counted, Task, Told } from '../recount/recount.types.js';

/** The script of the recount page: a file is counted in a worker on this device, and nothing of it is sent. */
const language: Task['language'] = document.documentElement.lang.startsWith('en') ? 'en' : 'nl';
const t = recountTexts[language];

const at = <E extends HTMLElement>(id: string): E => document.getElementById(id) as E;
const outcome = at('outcome');
const course = at('course');
const stop = at<HTMLButtonElement>('stop');
const input = at<HTMLInputElement>('file');

let worker: Worker | undefined;

const say = (text: string): void => void (at('status').textContent = text);

function rest(): void {
  worker?.terminate();
  worker = undefined;
  course.hidden = true;
}

/** Ends the count with what it gave; focus goes along where the button that had it disappears. */
function show(parts: HTMLElement[], said: string): void {
  const onStop = document.activeElement === stop;
  rest();
  outcome.replaceChildren(...parts);
  if (onStop) parts[0]?.focus();
  say(said);
}

const endpoints = { poll: 'polls', budget: 'budgets' } as const;

/** The hash of the result that this site shows, or undefined. */
async function siteHash(kind: Counted['kind'], ref: string): Promise<string | undefined> {
  const answer = await fetch(`/v1/${endpoints[kind]}/${encodeURIComponent(ref)}`);
  if (!answer.ok) return undefined;
  return ((await answer.json()) as { result?: { hash?: string } }).result?.hash;
}

/** A button that asks this site for its result; only the name of the vote is sent, and only then. */
function compareView({ kind, ref, hash }: Counted, at: 'once' | 'asked'): HTMLElement {
  if (ref === undefined) return element('p');
  const said = element('p');
  said.setAttribute('role', 'status');
  const compare = async () => {
    const there = await siteHash(kind, ref).catch(() => undefined);
    said.textContent =
      there === undefined ? t.site.none : there === hash ? `✓ ${t.site.agrees}` : `✗ ${t.site.differs}`;
  };
  if (at === 'once') {
    void compare();
    return said;
  }
  const button = element('button', t.compare) as HTMLButtonElement;
  button.type = 'button';
  button.className = 'quiet';
  button.addEventListener('click', () => void compare());
  return element('div', '', button, said);
}

function hear(told: Told, from: 'once' | 'asked'): void {
  if (told.at === 'counting')
    at('runs').textContent = t.runs(new Intl.NumberFormat(language).format(told.runs));
  else if (told.at === 'faults') show(faultsView(told.problems, language), t.faults);
  else {
    const { counted } = told;
    const result = counted.checks.find(({ what }) => what === 'result');
    show(countedView(counted, language, compareView(counted, from)), t.done(counted.title, result?.agrees));
  }
}

function count(name: string, text: string, from: 'once' | 'asked'): void {
  rest();
  outcome.replaceChildren();
  course.hidden = false;
  at('runs').textContent = '';
  say(t.counting);
  worker = new Worker(document.body.querySelector<HTMLElement>('[data-worker]')!.dataset.worker!, {
    type: 'module',
  });
  worker.addEventListener('message', ({ data }: MessageEvent<Told>) => hear(data, from));
  worker.addEventListener('error', () => show([element('p', t.broken)], t.broken));
  worker.postMessage({ name, text, language } satisfies Task);
}

stop.addEventListener('click', () => {
  rest();
  say(t.stopped);
  input.value = '';
  input.focus();
});

input.addEventListener('change', () => {
  const [file] = input.files ?? [];
  if (!file) return;
  say(t.reading(file.name));
  void file.text().then((text) => count(file.name, text, 'asked'));
});

/** The published file of a vote on this site, named in the address. */
async function preload(): Promise<void> {
  const query = new URLSearchParams(location.search);
  const kind = query.has('budget') ? 'budget' : 'poll';
  const ref = query.get(kind);
  if (!ref) return;
  say(t.fetching);
  const answer = await fetch(`/v1/${endpoints[kind]}/${encodeURIComponent(ref)}/ballots`);
  if (answer.ok) count(`${ref}.json`, await answer.text(), 'once');
  else say(t.noFile);
}

preload().catch(() => say(t.noFile));
