/** Texts of a project that does not fit. */
export interface TightTexts {
  money(short: string): string;
  never(cost: string, most: string): string;
  many(most: number): string;
  group(name: string, most: number | undefined, money: string | undefined): string;
  points(left: number): string;
  room(one: boolean): string;
  roomMore: string;
  swap(title: string, cost: string): string;
  leaveIt: string;
}

/** Dutch texts of a project that does not fit. */
export const tightNl: TightTexts = {
  money: (short) => `Dit past niet meer: er is ${short} te weinig.`,
  never: (cost, most) => `Dit past niet: het kost ${cost} en u mag hoogstens ${most} verdelen.`,
  many: (most) => `U mag hoogstens ${most === 1 ? '1 project' : `${most} projecten`} kiezen.`,
  group: (name, most, money) =>
    `Voor ${name} mag u hoogstens ${[
      most === undefined ? '' : most === 1 ? '1 project kiezen' : `${most} projecten kiezen`,
      money ? `${money} gebruiken` : '',
    ]
      .filter(Boolean)
      .join(' en hoogstens ')}.`,
  points: (left) =>
    left ? `Zoveel punten hebt u niet. U hebt er nog ${left}.` : 'U hebt geen punten meer over.',
  room: (one) => `Haal ${one ? 'dit project' : 'een van deze projecten'} eruit, dan past het wel:`,
  roomMore: 'Haal eerst een paar projecten eruit:',
  swap: (title, cost) => `Haal ‘${title}’ eruit (${cost})`,
  leaveIt: 'Laat maar',
};
