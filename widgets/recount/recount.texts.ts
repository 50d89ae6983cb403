import type { Checked } from './recount.types.js';

/** Every sentence that the script of the recount page shows; a language that misses one does not compile. */
export interface RecountTexts {
  reading: (name: string) => string;
  fetching: string;
  counting: string;
  runs: (count: string) => string;
  purses: Record<'heading' | 'lead' | 'voters' | 'projects' | 'left', string>;
  leftOut: Record<'heading' | 'lead' | 'named' | 'voters' | 'helped' | 'all', string>;
  stopped: string;
  done: (title: string, agrees: boolean | undefined) => string;
  outcome: Record<'poll' | 'budget', string>;
  nobody: string;
  ballots: (count: string, one: boolean) => string;
  checks: string;
  agrees: Record<Checked['what'], string>;
  differs: Record<Checked['what'], string>;
  unpublished: string;
  hash: string;
  hashHint: string;
  compare: string;
  site: { agrees: string; differs: string; none: string };
  remarks: string;
  faults: string;
  faultsLead: string;
  line: (line: number) => string;
  more: (count: number) => string;
  noFile: string;
  broken: string;
}

const nl: RecountTexts = {
  reading: (name) => `We lezen ${name} op uw apparaat.`,
  fetching: 'We halen het gepubliceerde bestand op.',
  counting: 'We tellen. Dit kan even duren.',
  runs: (count) => `Telling ${count}`,
  purses: {
    heading: 'Wat groepen stemmers overhielden',
    lead: 'Stemmers met hetzelfde stembiljet staan bij elkaar. Groepen van minder dan 10 laten we niet zien.',
    voters: 'Stemmers',
    projects: 'Hun projecten',
    left: 'Over per stemmer',
  },
  leftOut: {
    heading: 'Wie bij gewoon tellen niets zou krijgen',
    lead: 'Wat de stemmers kozen van wie bij gewoon tellen geen enkel project wint. Eén stemmer kan in meer rijen staan. Groepen van minder dan 10 laten we niet zien.',
    named: 'Zij kozen',
    voters: 'Stemmers',
    helped: 'Van hen nu wel een project',
    all: 'Samen',
  },
  stopped: 'U hebt het tellen gestopt. U kunt opnieuw een bestand kiezen.',
  done: (title, agrees) =>
    `Klaar: ${title} is geteld.${
      agrees === undefined
        ? ''
        : agrees
          ? ' De uitslag is gelijk aan de gepubliceerde uitslag.'
          : ' Let op: de uitslag is anders dan de gepubliceerde uitslag.'
    }`,
  outcome: { poll: 'Uitkomst', budget: 'Gekozen projecten' },
  nobody: 'Niets is gekozen.',
  ballots: (count, one) => `${count} ${one ? 'stembiljet' : 'stembiljetten'} geteld`,
  checks: 'Klopt het met wat is gepubliceerd?',
  agrees: {
    result: 'De uitslag is gelijk aan de gepubliceerde uitslag.',
    sums: 'De totalen kloppen.',
    seed: 'Het lotingsgetal past bij de verzegelde vorm van vooraf.',
    counter: 'Er is geteld met dezelfde versie van de telling.',
  },
  differs: {
    result:
      'De uitslag klopt NIET met de gepubliceerde uitslag. Dit bestand is veranderd, of er is anders geteld.',
    sums: 'De totalen kloppen NIET met de stembiljetten in dit bestand.',
    seed: 'Het lotingsgetal past NIET bij de verzegelde vorm van vooraf.',
    counter: 'Er is geteld met een andere versie van de telling.',
  },
  unpublished: 'In dit bestand staat geen uitslag om mee te vergelijken.',
  hash: 'Vingerafdruk van de uitslag',
  hashHint: 'Staat bij de gepubliceerde uitslag dezelfde vingerafdruk? Dan is er hetzelfde geteld.',
  compare: 'Vergelijk met de uitslag op deze site',
  site: {
    agrees: 'Op deze site staat dezelfde uitslag.',
    differs: 'Op deze site staat een ANDERE uitslag.',
    none: 'Op deze site staat geen uitslag van deze stemming.',
  },
  remarks: 'Opgevallen bij het lezen',
  faults: 'Dit bestand is niet te tellen',
  faultsLead: 'Dit is er mis met het bestand:',
  line: (line) => `Regel ${line}`,
  more: (count) => `En nog ${count} fouten.`,
  noFile: 'Het gepubliceerde bestand is er niet. Misschien zijn de stembiljetten nog niet gepubliceerd.',
  broken: 'Het tellen is mislukt. Probeer het opnieuw, of gebruik een andere browser.',
};

const en: RecountTexts = {
  reading: (name) => `Reading ${name} on your device.`,
  fetching: 'Getting the published file.',
  counting: 'Counting. This can take a moment.',
  runs: (count) => `Count ${count}`,
  purses: {
    heading: 'What groups of voters had left',
    lead: 'Voters with the same ballot stand together. Groups of fewer than 10 are not shown.',
    voters: 'Voters',
    projects: 'Their projects',
    left: 'Left for each',
  },
  leftOut: {
    heading: 'Who would get nothing by simple counting',
    lead: 'What the voters chose of whom no project wins by simple counting. One voter can be in several rows. Groups of fewer than 10 are not shown.',
    named: 'They chose',
    voters: 'Voters',
    helped: 'Of them with a project now',
    all: 'Together',
  },
  stopped: 'You stopped the count. You can choose a file again.',
  done: (title, agrees) =>
    `Done: ${title} is counted.${
      agrees === undefined
        ? ''
        : agrees
          ? ' The result is the same as the published result.'
          : ' Beware: the result differs from the published result.'
    }`,
  outcome: { poll: 'Outcome', budget: 'Chosen projects' },
  nobody: 'Nothing is chosen.',
  ballots: (count, one) => `${count} ${one ? 'ballot' : 'ballots'} counted`,
  checks: 'Does it agree with what was published?',
  agrees: {
    result: 'The result is the same as the published result.',
    sums: 'The sums are right.',
    seed: 'The number of the draw fits its sealed form from before.',
    counter: 'It was counted with the same version of the counter.',
  },
  differs: {
    result:
      'The result does NOT agree with the published result. This file was changed, or it was counted otherwise.',
    sums: 'The sums do NOT fit the ballots in this file.',
    seed: 'The number of the draw does NOT fit its sealed form from before.',
    counter: 'It was counted with another version of the counter.',
  },
  unpublished: 'This file holds no result to compare with.',
  hash: 'Hash of the result',
  hashHint: 'The same hash beside the published result means: the same count.',
  compare: 'Compare with the result on this site',
  site: {
    agrees: 'This site shows the same result.',
    differs: 'This site shows ANOTHER result.',
    none: 'This site shows no result of this vote.',
  },
  remarks: 'Noticed while reading',
  faults: 'This file cannot be counted',
  faultsLead: 'This is wrong with the file:',
  line: (line) => `Line ${line}`,
  more: (count) => `And ${count} more.`,
  noFile: 'The published file is not there. Perhaps the ballots are not published yet.',
  broken: 'The count failed. Try again, or use another browser.',
};

/** The texts of the page's language. */
export const recountTexts = { nl, en };
