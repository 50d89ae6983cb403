import type { PollMethod } from '../poll/rule.js';
import { enumerate, grouped, type ExplainTexts } from './texts.js';

const number = (value: number | string) => grouped(value, '.', ',');
const list = (names: readonly string[]) => enumerate(names, 'en');
const votes = (value: number | string) => `${number(value)} ${Number(value) === 1 ? 'stem' : 'stemmen'}`;
const ballots = (count: number, shown: string) => (count === 1 ? '1 stembiljet' : `${shown} stembiljetten`);
const places = (seats: number) => (seats === 1 ? 'Er is 1 winnaar.' : `Er zijn ${seats} winnaars.`);

const methods: Record<PollMethod, string> = {
  plurality: 'Alleen de eerste keuze telt',
  approval: 'Alle keuzes tellen even zwaar',
  irv: 'In rondes, steeds valt de laatste af',
  schulze: 'Twee aan twee vergelijken (Schulze)',
  borda: 'Punten voor elke plaats (Borda)',
  stv: 'In rondes, met meer winnaars',
  score: 'Gemiddeld cijfer',
  statements: 'Eens of oneens',
};

/** The explanation in Dutch, in plain words (B1). */
export const nl: ExplainTexts = {
  number,
  list,
  votes,
  voteFor: (value, name) => `${number(value)} naar ${name}`,
  headings: {
    outcome: 'De uitslag',
    count: 'Zo is geteld',
    duels: 'Twee aan twee',
    ties: 'Gelijke stand',
    comparison: 'Andere manieren van tellen',
    round: (round) => `Ronde ${round}`,
  },
  method: {
    plurality: (seats) => `Elke stem telt één keer. Wie de meeste stemmen heeft, wint. ${places(seats)}`,
    approval: (seats) =>
      `Elke keuze op een stembiljet telt als één stem. Wie de meeste stemmen heeft, wint. ${places(seats)}`,
    score: (seats) =>
      `Van elke keuze is het gemiddelde berekend van alle cijfers die mensen gaven. Het hoogste gemiddelde wint. ${places(seats)}`,
    statements: () =>
      'Bij elke stelling is geteld wie het eens is, wie het oneens is en wie geen mening geeft.',
    borda: (seats) =>
      `Elke plaats op een stembiljet geeft punten: hoe hoger de plaats, hoe meer punten. De meeste punten winnen. ${places(seats)}`,
    irv: () =>
      'Eerst telt ieders eerste keuze. Heeft niemand meer dan de helft? Dan valt de laatste af. Die stemmen gaan naar de volgende keuze op het stembiljet. Dat gaat door tot iemand meer dan de helft heeft.',
    schulze: (seats) =>
      `Steeds zijn twee keuzes met elkaar vergeleken: welke van de twee zetten meer mensen hoger? Wie van alle andere wint, is de winnaar. Is er zo iemand niet? Dan telt wie langs de sterkste reeks van overwinningen wint (methode van Schulze). ${places(seats)}`,
    stv: (seats) =>
      `Er zijn ${seats} plaatsen. Wie genoeg stemmen heeft, is gekozen. Stemmen die iemand te veel heeft, gaan voor een deel van hun waarde naar de volgende keuze. Is niemand te veel? Dan valt de laatste af en gaan die stemmen naar de volgende keuze.`,
  },
  noVotes: 'Er zijn geen geldige stemmen. Er is dus geen uitslag.',
  quorumMissed: (voters, needed) =>
    `Er deden ${voters} mensen mee. Er waren er ${needed} nodig. Daarom is er geen geldige uitslag.`,
  quorumReached: (voters, needed) => `Er waren ${needed} mensen nodig. Er deden er ${voters} mee.`,
  ahead: (names, several) => `${several ? 'Bovenaan staan' : 'Bovenaan staat'} ${names}.`,
  together: (names) => `${names} staan samen bovenaan.`,
  won: {
    votes: (name, count, voters) => `${name} wint met ${count} van de ${voters} mensen.`,
    points: (name, points) => `${name} wint met ${points} punten.`,
    mean: (name, mean) => `${name} wint met een gemiddelde van ${mean}.`,
    majority: (name, round) => `${name} wint in ${round}.`,
    allDuels: (name) => `${name} wint van elke andere keuze, als u ze twee aan twee vergelijkt.`,
    paths: (name) =>
      `Geen enkele keuze wint van alle andere. ${name} wint langs de sterkste reeks van overwinningen.`,
    several: (names) => `De winnaars zijn ${names}.`,
    one: (name) => `${name} wint.`,
  },
  statement: {
    agreed: (name, count, voters) =>
      `De meeste mensen zijn het eens met “${name}” (${count} van de ${voters}).`,
    disagreed: (name, count, voters) =>
      `De meeste mensen zijn het oneens met “${name}” (${count} van de ${voters}).`,
  },
  counted: (voters, valid) =>
    `Er deden ${voters} mensen mee. Er zijn ${valid} stembiljetten met een geldige keuze.`,
  blank: (count, shown) => `${ballots(count, shown)} ${count === 1 ? 'is' : 'zijn'} blanco.`,
  invalid: (count, shown) => `${ballots(count, shown)} ${count === 1 ? 'is' : 'zijn'} ongeldig.`,
  doubled: (count, shown) => `Op ${ballots(count, shown)} staat een keuze dubbel. Die telt één keer.`,
  equalFirst: (count, shown) =>
    `Op ${ballots(count, shown)} staan meer keuzes samen bovenaan. Daar is geen eerste keuze te tellen.`,
  duel: (name, other, count, against) => `${name} tegen ${other}: ${count} tegen ${against}.`,
  round: {
    quota: (count) => `Wie ${count} heeft, is gekozen.`,
    first: 'De eerste keuzes zijn geteld.',
    leads: (names, several, count, majority) =>
      `Bovenaan ${several ? 'staan' : 'staat'} ${names} met ${count}. Voor meer dan de helft zijn ${majority} nodig.`,
    surplus: (name, count) => `${name} heeft ${count} meer dan nodig. Dat deel gaat naar de volgende keuze.`,
    exclusion: (name, count) => `${name} viel af. De ${count} gaan naar de volgende keuze.`,
    nobodyMoves: (name) => `${name} viel af. Er zijn geen stemmen om door te geven.`,
    goTo: (transfers) => `Er gaan ${transfers}.`,
    exhausted: (count) => `Zonder volgende keuze: ${count}.`,
    majority: (name, count) =>
      `${name} heeft ${count}. Dat is meer dan de helft van de stemmen die nog meetellen.`,
    reached: (name, count) => `${name} heeft ${count} en is gekozen.`,
    remaining: (names, several) =>
      `Er zijn niet meer keuzes over dan plaatsen. ${names} ${several ? 'zijn' : 'is'} gekozen.`,
    excluded: (name, count) => `${name} heeft de minste stemmen (${count}) en valt af.`,
  },
  tie: {
    none: 'Een gelijke stand hoefde nergens te beslissen.',
    inRound: (round) => `Ronde ${round}: `,
    equal: {
      'last-seat': (names) => `${names} staan gelijk om de laatste plaats.`,
      order: (names) => `${names} staan gelijk. Dat maakt alleen uit voor de volgorde van de winnaars.`,
      exclusion: (names) => `${names} hebben even weinig stemmen.`,
      surplus: (names) => `${names} hebben even veel stemmen te veel.`,
    },
    draw: 'De loting heeft beslist.',
    earlierStage: 'De stand in een eerdere ronde heeft beslist.',
    open: 'De loting is nog niet bekend.',
    result: {
      'last-seat': (order) => `De volgorde is: ${order.join(', ')}.`,
      order: (order) => `De volgorde is: ${order.join(', ')}.`,
      exclusion: (order) => `${order.at(-1)} valt af.`,
      surplus: (order) => `${order[0]} gaat eerst.`,
    },
  },
  comparison: {
    same: (name) => `Ook met andere manieren van tellen staat ${name} bovenaan.`,
    different: 'Met dezelfde stembiljetten geeft niet elke manier van tellen dezelfde winnaar.',
    by: (method, names) => `${methods[method]}: ${names}.`,
    condorcet: (name) => `${name} wint van elke andere keuze, als u ze twee aan twee vergelijkt.`,
    noCondorcet: 'Geen enkele keuze wint twee aan twee van alle andere.',
    rule: 'De manier van tellen is vooraf gekozen. Daarom geldt alleen de uitslag hierboven.',
  },
};
