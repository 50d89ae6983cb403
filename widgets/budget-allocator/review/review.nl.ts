/** Texts of looking over a ballot. */
export interface ReviewTexts {
  title: string;
  cast: string;
  sum(money: string): string;
  back: string;
  nothing: string;
  blank: string;
  points(points: number): string;
  few(least: number): string;
  cheap(least: string): string;
  group(name: string, least: number): string;
  withdrawn(title: string): string;
  wrong: string;
}

/** Dutch texts of looking over a ballot. */
export const reviewNl: ReviewTexts = {
  title: 'Uw keuze',
  cast: 'U koos',
  sum: (money) => `Samen ${money}`,
  back: 'Terug naar de projecten',
  nothing: 'U hebt nog niets gekozen.',
  blank: 'U stemde blanco.',
  points: (points) => (points === 1 ? '1 punt' : `${points} punten`),
  few: (least) => `Kies er nog bij: u kiest minstens ${least === 1 ? '1 project' : `${least} projecten`}.`,
  cheap: (least) => `Kies er nog bij: uw projecten kosten samen minstens ${least}.`,
  group: (name, least) => `Kies bij ${name} minstens ${least === 1 ? '1 project' : `${least} projecten`}.`,
  withdrawn: (title) => `‘${title}’ doet niet meer mee. Haal dit project eruit; dan kunt u stemmen.`,
  wrong: 'Deze keuze past niet bij de regels. Haal er iets uit.',
};
