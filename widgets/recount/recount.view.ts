import type { FileProblem } from '../../counting/files/election.js';
import { inWords } from './recount.faults.js';
import { recountTexts } from './recount.texts.js';
import type { Counted, Listed, Task } from './recount.types.js';

type Language = Task['language'];

const most = 50;

/** An element with text and children. */
export function element(name: string, text = '', ...children: Node[]): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  made.append(...children);
  return made;
}

const list = (items: readonly string[], name = 'ul'): HTMLElement =>
  element(name, '', ...items.map((item) => element('li', item)));

const heading = (text: string): HTMLElement => {
  const made = element('h2', text);
  made.tabIndex = -1;
  return made;
};

function tableOf({ heading, lead, head, rows }: Listed): HTMLElement[] {
  const cells = (name: string, texts: readonly string[]) =>
    texts.map((text, at) => {
      const cell = element(at === 0 ? 'th' : name, text);
      if (at === 0 || name === 'th') cell.setAttribute('scope', name === 'th' ? 'col' : 'row');
      return cell;
    });
  const title = element('h3', heading);
  const table = element(
    'table',
    '',
    element('thead', '', element('tr', '', ...cells('th', head))),
    element('tbody', '', ...rows.map((row) => element('tr', '', ...cells('td', row)))),
  );
  const scroll = element('div', '', table);
  scroll.className = 'scroll';
  scroll.tabIndex = 0;
  scroll.setAttribute('role', 'region');
  scroll.setAttribute('aria-label', heading);
  return [title, ...(lead ? [element('p', lead)] : []), scroll];
}

const problemLine = (language: Language, { line, field, what }: FileProblem): string => {
  const t = recountTexts[language];
  const place = [line === undefined ? '' : t.line(line), field ?? ''].filter(Boolean).join(', ');
  return place ? `${place}: ${inWords(what, language)}` : inWords(what, language);
};

/** What is wrong with a file, by line. */
export function faultsView(problems: readonly FileProblem[], language: Language): HTMLElement[] {
  const t = recountTexts[language];
  return [
    heading(t.faults),
    element('p', t.faultsLead),
    list(problems.slice(0, most).map((problem) => problemLine(language, problem))),
    ...(problems.length > most ? [element('p', t.more(problems.length - most))] : []),
  ];
}

/** The outcome of a count, what agrees with the published numbers, and how it came about. */
export function countedView(counted: Counted, language: Language, compare: HTMLElement): HTMLElement[] {
  const t = recountTexts[language];
  const { kind, title, winners, ballots, hash, checks, remarks, sections, tables } = counted;
  const number = new Intl.NumberFormat(language).format(ballots);
  const checked = list(
    checks.map(({ what, agrees }) => `${agrees ? '✓' : '✗'} ${(agrees ? t.agrees : t.differs)[what]}`),
  );
  checked.className = 'checks';
  return [
    heading(`${t.outcome[kind]}: ${title}`),
    element('p', t.ballots(number, ballots === 1)),
    winners.length > 0 ? list(winners, 'ol') : element('p', t.nobody),
    element('h2', t.checks),
    checks.length > 0 ? checked : element('p', t.unpublished),
    compare,
    element('h3', t.hash),
    element('p', '', element('code', hash)),
    element('p', t.hashHint),
    ...(remarks.length > 0
      ? [element('h3', t.remarks), list(remarks.slice(0, most).map((one) => problemLine(language, one)))]
      : []),
    ...sections.flatMap(({ heading, lines }) => [
      ...(heading ? [element('h3', heading)] : []),
      ...lines.map((line) => element('p', line)),
    ]),
    ...tables.flatMap(tableOf),
  ];
}
