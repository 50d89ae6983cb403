import type { Project } from '../../../contract/budget.schema.js';
import type { Look } from '../budget.state.js';

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The projects that someone looks at, in the order asked for; `own` is the order in which they are given. */
export function looked(projects: readonly Project[], look: Look, language: string): Project[] {
  const words = plain(look.words).split(/\s+/);
  const found = projects.filter(
    ({ title, text, proposer, area, category }) =>
      (!look.area || look.area === area) &&
      (!look.category || look.category === category) &&
      words.every((word) => plain(`${title} ${text} ${proposer}`).includes(word)),
  );
  const { compare } = new Intl.Collator(language);
  const order = {
    own: () => 0,
    cheapest: (a: Project, b: Project) => a.cost - b.cost,
    dearest: (a: Project, b: Project) => b.cost - a.cost,
    name: (a: Project, b: Project) => compare(a.title, b.title),
  }[look.order];
  return found.sort(order);
}
