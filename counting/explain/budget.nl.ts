import { amountText, currencySign, type BudgetTexts } from './budget.texts.js';
import { enumerate, grouped } from './texts.js';

const n = (value: number) => grouped(value, '.', ',');
const count = (value: number, one: string, many: string) => `${n(value)} ${value === 1 ? one : many}`;
const projects = (value: number) => count(value, 'project', 'projecten');
const points = (value: number) => count(value, 'punt', 'punten');
const ballots = (value: number) => count(value, 'stembiljet', 'stembiljetten');
const stemden = (value: number) => (value === 1 ? 'Er stemde 1 mens' : `Er stemden ${n(value)} mensen`);
const again = (increment: string) =>
  `Blijft er geld over? Dan tellen we opnieuw, alsof iedereen ${increment} meer had. Dat herhalen we zolang de gekozen projecten samen binnen het budget passen`;
const rest = 'Wat daarna nog past, wint op volgorde van het aantal stemmen.';

/** The explanation of budgets in Dutch, in plain words (B1). */
export const budgetNl: BudgetTexts = {
  money: (cents, currency) => `${currencySign(currency)}\u00A0${amountText(cents, '.', ',')}`,
  list: (names) => enumerate(names, 'en'),
  headings: {
    vote: 'Zo stemt u',
    count: 'Zo tellen we',
    outcome: 'De uitslag',
    steps: 'Stap voor stap',
    lost: 'Niet gekozen',
    ties: 'Gelijke stand',
    greedy: 'Als alleen de meeste stemmen telden',
  },
  form: {
    knapsack: (most) => `U kiest projecten die samen niet meer kosten dan ${most}.`,
    approval: () => 'U kiest de projecten die u goed vindt.',
    points: () => 'U verdeelt punten over de projecten.',
    ranking: () =>
      'U zet projecten op volgorde, het beste bovenaan. Het laatste project op uw lijst krijgt 1 punt, dat daarboven 2 punten, en zo verder.',
    'one-per-area': () => 'U kiest in elk gebied hoogstens 1 project.',
    'one-per-category': () => 'U kiest van elk thema hoogstens 1 project.',
  },
  points: (all) => `U heeft ${points(all)}.`,
  pointsForOne: (most) => `Aan één project geeft u hoogstens ${points(most)}.`,
  least: (least) => `Kies minstens ${projects(least)}.`,
  most: (most) => `Kies hoogstens ${projects(most)}.`,
  leastSpend: (money) => `Samen kosten uw projecten minstens ${money}.`,
  mostSpend: (money) => `Samen kosten uw projecten hoogstens ${money}.`,
  groupLimit: (name, { min, max, spend }) =>
    `${name}: ${enumerate(
      [
        ...(min ? [`minstens ${projects(min)}`] : []),
        ...(max === undefined ? [] : [`hoogstens ${projects(max)}`]),
        ...(spend === undefined ? [] : [`samen hoogstens ${spend}`]),
      ],
      'en',
    )}.`,
  blankPossible: 'U kunt ook blanco stemmen.',
  greedy: (byPoints) =>
    `Het project met de meeste ${byPoints ? 'punten' : 'stemmen'} is het eerst aan de beurt, dan het volgende. Zolang er genoeg geld is, is een project gekozen.`,
  mode: {
    skip: 'Past een project niet meer binnen het geld? Dan slaan we het over en gaan we door.',
    'no-skip': 'Past een project niet meer binnen het geld? Dan stopt het tellen.',
  },
  threshold: (votes, byPoints) =>
    `Een project heeft minstens ${byPoints ? points(votes) : count(votes, 'stem', 'stemmen')} nodig.`,
  shares:
    'Iedereen die stemt, krijgt een even groot deel van het geld. Een project is gekozen als de mensen die ervoor stemden het samen kunnen betalen. Zij betalen ieder evenveel, of alles wat zij nog hebben (methode van gelijke delen).',
  turn: {
    cost: (byPoints) =>
      `Steeds is het project aan de beurt met de meeste ${byPoints ? 'punten' : 'stemmen'} van mensen die nog geld hebben.`,
    cardinality: (byPoints) =>
      `Steeds is het project aan de beurt dat ${byPoints ? 'per punt' : 'per persoon'} het minst kost.`,
  },
  completion: {
    none: () => 'Geld dat overblijft, geven we niet uit.',
    add1: (increment) => `${again(increment)}.`,
    'add1-exhaustive-stop': (increment) => `${again(increment)}, en er nog een project bij past.`,
    add1u: (increment) => `${again(increment)}. ${rest}`,
    utilitarian: () => rest,
  },
  compares: {
    cost: 'Daarna vergelijken we met tellen op de meeste stemmen. Zijn daar meer mensen beter mee af? Dan geldt die uitslag. U bent beter af als er meer geld naar uw projecten gaat.',
    cardinality:
      'Daarna vergelijken we met tellen op de meeste stemmen. Zijn daar meer mensen beter mee af? Dan geldt die uitslag. U bent beter af als er meer van uw projecten winnen.',
  },
  phragmen:
    'In gedachten sparen alle mensen die stemmen even snel. Hebben de mensen die voor een project stemden er samen genoeg voor gespaard? Dan is het gekozen en beginnen zij opnieuw met sparen (methode van Phragmén).',
  quota: (name, money) => `${name} krijgt hoogstens ${money}.`,
  overQuota: 'Een project dat daar niet meer in past, slaan we over.',
  tieRule:
    'Staan projecten gelijk? Dan gaat het goedkoopste voor. Kosten ze evenveel, dan gaat het project met de meeste stemmen voor. Is ook dat gelijk, dan beslist de loting.',
  quorum: (voters) => `Er moeten minstens ${count(voters, 'mens', 'mensen')} stemmen.`,
  won: (won, cost, left) =>
    `Er ${won === 1 ? 'is 1 project' : `zijn ${n(won)} projecten`} gekozen. Dat kost ${cost}. Er blijft ${left} over.`,
  wonNone: 'Er is geen project gekozen.',
  quorumMissed: (voters, needed) =>
    `${stemden(voters)}. Er waren er ${n(needed)} nodig. Daarom is er geen geldige uitslag.`,
  voters: (voters) => `${stemden(voters)}.`,
  media: (online, assisted, paper) => `Online ${n(online)}, met hulp ${n(assisted)}, op papier ${n(paper)}.`,
  blank: (blank) => `${ballots(blank)} ${blank === 1 ? 'is' : 'zijn'} blanco.`,
  doubles: (doubled) => `Op ${ballots(doubled)} staat een project dubbel. Dat telt één keer.`,
  endowment: (each) => `Iedereen kreeg ${each}.`,
  increments: (times, increment, each) =>
    `Daarna kreeg iedereen ${count(times, 'keer', 'keer')} ${increment} erbij, tot ${each}. Met nog meer paste de uitslag niet meer binnen het budget, of kwam er niets bij.`,
  step: (nth, name, cost, how, left) => `${nth}. ${name} (${cost}): ${how} Er is nog ${left} over.`,
  paid: (votes, price) =>
    votes === 1 ? `1 mens betaalde ${price}.` : `${n(votes)} mensen betaalden ieder ${price}.`,
  paidInPart: (full, price, emptied) =>
    `${full === 1 ? `1 mens betaalde ${price}` : `${n(full)} mensen betaalden ieder ${price}`}. ${emptied === 1 ? '1 ander gaf alles wat nog over was' : `${n(emptied)} anderen gaven alles wat zij nog hadden`}.`,
  paidByPoint: (votes, price) =>
    `${count(votes, 'mens betaalde', 'mensen betaalden')} ${price} voor elk punt, of alles wat zij nog hadden.`,
  lessThanCent: 'minder dan een cent',
  support: (votes, sum) =>
    `${count(votes, 'mens stemde', 'mensen stemden')} hiervoor${sum === undefined ? '' : `, met ${points(sum)}`}.`,
  bought: (support, cost, paid) => `Gekozen. ${support} Het kost ${cost}: ${paid}`,
  addedByVotes: 'dit paste in het geld dat over was.',
  notChosen: (why) => `Niet gekozen. ${why}`,
  why: {
    short: (support, missing) => `${support} Samen kwamen zij ${missing} tekort toen het aan de beurt was.`,
    added: (support, left) => `Gekozen met het geld dat over was (${left}). ${support}`,
    chosen: (support, turn, left) =>
      `Gekozen, als nummer ${turn} aan de beurt. ${support} Er was nog ${left}.`,
    doesNotFit: (support, cost, left, missing) =>
      `${support} Het kost ${cost} en er was nog ${left}: ${missing} te weinig.`,
    quota: (support, name, left, missing) =>
      `${support} Voor ${name} was nog ${left} over: ${missing} te weinig.`,
    earned: (support, load) =>
      `Gekozen. ${support} Het was bij elkaar toen wie nog niets had betaald ${load} had gespaard.`,
    belowThreshold: (support, threshold) =>
      `${support} Dat is minder dan de ${n(threshold)} die nodig waren.`,
    afterStop: (support) => `${support} Het tellen was al gestopt.`,
    noVotes: 'Niemand stemde hiervoor.',
    withdrawn: 'Dit project doet niet meer mee.',
    costsNothing: 'Dit project kost niets. Er is dus geen geld voor te verdelen.',
    noQuorum: 'Er stemden te weinig mensen.',
  },
  byGreedy: {
    wonToo: 'Het was ook gekozen als alleen de meeste stemmen telden.',
    only: 'Het was wel gekozen als alleen de meeste stemmen telden.',
    never: 'Het was niet gekozen als alleen de meeste stemmen telden.',
  },
  tie: {
    cost: (names) => `${names} stonden gelijk. Het goedkoopste ging voor.`,
    votes: (names) => `${names} stonden gelijk. Het project met de meeste stemmen ging voor.`,
    draw: (names) => `${names} stonden gelijk. De loting besliste: dit is de volgorde.`,
    order: (names) => `${names} stonden gelijk. Zonder loting geldt de volgorde van de lijst.`,
  },
  noTie: 'Een gelijke stand hoefde nergens te beslissen.',
  greedyIs: {
    same: 'Dan waren dezelfde projecten gekozen.',
    other: (names) => `Dan waren gekozen: ${names}.`,
    none: 'Dan was er geen project gekozen.',
  },
  withNothing: (used, greedy, voters) =>
    `Dan won bij ${n(greedy)} van de ${count(voters, 'mens', 'mensen')} geen enkel project waarvoor zij stemden. Nu is dat bij ${count(used, 'mens', 'mensen')} zo.`,
  leftOut: (names) => `Zij stemden het meest op: ${names}.`,
  compared: {
    sums: (better, worse, same) =>
      `Beter af met gelijke delen: ${n(better)}. Beter af met de meeste stemmen: ${n(worse)}. Geen verschil: ${n(same)}.`,
    counted: {
      'equal-shares': 'Daarom geldt de uitslag met gelijke delen.',
      greedy: 'Daarom geldt de uitslag met de meeste stemmen.',
    },
  },
};
