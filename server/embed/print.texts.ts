/** Every sentence of the printed ballot and the poster; a language that misses one does not compile. */
export interface PrintTexts {
  ballot: string;
  poster: string;
  print: string;
  back: string;
  fill: string;
  number: string;
  numberOnce: string;
  sheet: string;
  bring: string;
  until: (moment: string) => string;
  untilDay: (day: string) => string;
  numbers: string;
  numbersDone: string;
  numbersNone: string;
  online: string;
  qrAlt: (address: string) => string;
  name: string;
  nr: string;
  project: string;
  option: string;
  cost: string;
  choice: string;
  noArea: string;
  blank: string;
  blankHint: string;
  once: string;
  again: string;
  counting: string;
  more: string;
  form: {
    knapsack: (budget: string) => string;
    approval: (min: string, max: string, same: boolean) => string;
    points: (points: string, most: string | undefined) => string;
    ranking: (max: string) => string;
    'one-per-area': string;
    'one-per-category': string;
    least: (amount: string) => string;
    most: (amount: string) => string;
    number: (min: string, max: string) => string;
    group: (name: string, limits: readonly string[]) => string;
    groupMin: (count: string) => string;
    groupMax: (count: string) => string;
    groupSpend: (amount: string) => string;
  };
  poll: {
    one: string;
    some: (min: string, max: string) => string;
    ranked: (max: string) => string;
    score: (min: string, max: string) => string;
    statements: string;
    agree: string;
    disagree: string;
    pass: string;
    counting: string;
  };
  call: string;
  money: (amount: string) => string;
  from: (moment: string) => string;
  /** In the place of `from` once it has begun. */
  now: string;
  to: (moment: string) => string;
  scan: string;
  paper: string;
  /** Where there is nothing to vote on, but ideas are asked for. */
  ideas: Record<'call' | 'paper' | 'back' | 'now', string> & { from: (moment: string) => string };
}

const nl: PrintTexts = {
  ballot: 'Stembiljet op papier',
  poster: 'Affiche',
  print: 'Druk af',
  back: 'Terug naar de stemming',
  fill: 'Zo vult u het in',
  number: 'Nummer van dit stembiljet',
  numberOnce: 'Elk nummer telt één keer.',
  sheet: 'Nummer:',
  bring: 'Inleveren bij:',
  until: (moment) => `Lever het in voor ${moment}. Wat later komt, telt niet mee.`,
  untilDay: (day) => `Lever het in uiterlijk op ${day}. Wat later komt, telt niet mee.`,
  numbers: 'Bestand met nummers (npx stem numbers)',
  numbersDone: '{n} stembiljetten met een nummer. Het bestand bleef op dit apparaat.',
  numbersNone: 'In dit bestand staan geen nummers.',
  online: 'Liever online stemmen? Scan de code of ga naar',
  qrAlt: (address) => `QR-code naar ${address}`,
  name: 'Zet uw naam niet op dit biljet. Uw stem is geheim.',
  nr: 'Nr.',
  project: 'Project',
  option: 'Keuze',
  cost: 'Kosten',
  choice: 'Uw keuze',
  noArea: 'Overige projecten',
  blank: 'Ik stem blanco',
  blankHint: 'Kruis dan verder niets aan.',
  once: 'Stem één keer: op papier of online.',
  again: 'Verkeerd ingevuld? Vraag een nieuw biljet.',
  counting: 'Zo tellen we',
  more: 'Meer over het tellen staat op',
  form: {
    knapsack: (budget) => `Kruis de projecten aan die u wilt. Samen mogen ze hoogstens ${budget} kosten.`,
    approval: (min, max, same) =>
      same
        ? `Kruis precies ${max} projecten aan.`
        : min === '0'
          ? `Kruis hoogstens ${max} projecten aan.`
          : `Kruis minstens ${min} en hoogstens ${max} projecten aan.`,
    points: (points, most) =>
      `U hebt ${points} punten. Zet achter de projecten hoeveel punten u geeft.${
        most ? ` Geef hoogstens ${most} punten aan één project.` : ''
      }`,
    ranking: (max) =>
      `Zet een 1 achter uw eerste keuze, een 2 achter uw tweede keuze, en zo verder. Kies er hoogstens ${max}.`,
    'one-per-area': 'Kruis in elk gebied hoogstens één project aan.',
    'one-per-category': 'Kruis bij elk thema hoogstens één project aan.',
    least: (amount) => `Samen moeten uw projecten minstens ${amount} kosten.`,
    most: (amount) => `Samen mogen uw projecten hoogstens ${amount} kosten.`,
    number: (min, max) => `Kies er minstens ${min} en hoogstens ${max}.`,
    group: (name, limits) => `${name}: ${limits.join(', ')}.`,
    groupMin: (count) => `minstens ${count}`,
    groupMax: (count) => `hoogstens ${count}`,
    groupSpend: (amount) => `samen hoogstens ${amount}`,
  },
  poll: {
    one: 'Kruis één vakje aan.',
    some: (min, max) => `Kruis minstens ${min} en hoogstens ${max} vakjes aan.`,
    ranked: (max) =>
      `Zet een 1 achter uw eerste keuze, een 2 achter uw tweede keuze, en zo verder. Kies er hoogstens ${max}.`,
    score: (min, max) => `Zet achter elke keuze een cijfer van ${min} tot ${max}.`,
    statements: 'Kruis bij elke stelling één vakje aan.',
    agree: 'Eens',
    disagree: 'Oneens',
    pass: 'Geen mening',
    counting: 'Iedereen kan de stemmen natellen.',
  },
  call: 'Beslis mee',
  money: (amount) => `Er is ${amount} te verdelen.`,
  from: (moment) => `Stemmen kan vanaf ${moment}`,
  now: 'Stemmen kan',
  to: (moment) => `tot ${moment}.`,
  scan: 'Scan de code met uw telefoon, of ga naar',
  paper: 'Op papier stemmen of hulp nodig? Kom langs bij:',
  ideas: {
    call: 'Deel uw idee',
    paper: 'Liever op papier, of hulp nodig? Kom langs bij:',
    back: 'Terug naar de ideeën',
    from: (moment) => `Meedoen kan vanaf ${moment}`,
    now: 'Meedoen kan',
  },
};

const en: PrintTexts = {
  ballot: 'Ballot on paper',
  poster: 'Poster',
  print: 'Print',
  back: 'Back to the vote',
  fill: 'How to fill it in',
  number: 'Number of this ballot',
  numberOnce: 'Each number counts once.',
  sheet: 'Number:',
  bring: 'Hand it in at:',
  until: (moment) => `Hand it in before ${moment}. What comes later does not count.`,
  untilDay: (day) => `Hand it in on ${day} at the latest. What comes later does not count.`,
  numbers: 'File of numbers (npx stem numbers)',
  numbersDone: '{n} ballots with a number. The file stayed on this device.',
  numbersNone: 'There are no numbers in this file.',
  online: 'Rather vote online? Scan the code or go to',
  qrAlt: (address) => `QR code to ${address}`,
  name: 'Do not put your name on this ballot. Your vote is secret.',
  nr: 'No.',
  project: 'Project',
  option: 'Choice',
  cost: 'Cost',
  choice: 'Your choice',
  noArea: 'Other projects',
  blank: 'I vote blank',
  blankHint: 'Then mark nothing else.',
  once: 'Vote once: on paper or online.',
  again: 'A mistake? Ask for a new ballot.',
  counting: 'How we count',
  more: 'More about the counting at',
  form: {
    knapsack: (budget) => `Mark the projects that you want. Together they may cost at most ${budget}.`,
    approval: (min, max, same) =>
      same
        ? `Mark exactly ${max} projects.`
        : min === '0'
          ? `Mark at most ${max} projects.`
          : `Mark at least ${min} and at most ${max} projects.`,
    points: (points, most) =>
      `You have ${points} points. Write behind the projects how many points you give.${
        most ? ` Give at most ${most} points to one project.` : ''
      }`,
    ranking: (max) =>
      `Write 1 behind your first choice, 2 behind your second choice, and so on. Choose at most ${max}.`,
    'one-per-area': 'Mark at most one project in each area.',
    'one-per-category': 'Mark at most one project in each theme.',
    least: (amount) => `Together your projects must cost at least ${amount}.`,
    most: (amount) => `Together your projects may cost at most ${amount}.`,
    number: (min, max) => `Choose at least ${min} and at most ${max}.`,
    group: (name, limits) => `${name}: ${limits.join(', ')}.`,
    groupMin: (count) => `at least ${count}`,
    groupMax: (count) => `at most ${count}`,
    groupSpend: (amount) => `together at most ${amount}`,
  },
  poll: {
    one: 'Mark one box.',
    some: (min, max) => `Mark at least ${min} and at most ${max} boxes.`,
    ranked: (max) =>
      `Write 1 behind your first choice, 2 behind your second choice, and so on. Choose at most ${max}.`,
    score: (min, max) => `Write a score from ${min} to ${max} behind each choice.`,
    statements: 'Mark one box for each statement.',
    agree: 'Agree',
    disagree: 'Disagree',
    pass: 'No opinion',
    counting: 'Anyone can recount the votes.',
  },
  call: 'Have your say',
  money: (amount) => `There is ${amount} to divide.`,
  from: (moment) => `You can vote from ${moment}`,
  now: 'You can vote',
  to: (moment) => `until ${moment}.`,
  scan: 'Scan the code with your phone, or go to',
  paper: 'Vote on paper, or need help? Come to:',
  ideas: {
    call: 'Share your idea',
    paper: 'Rather on paper, or need help? Come to:',
    back: 'Back to the ideas',
    from: (moment) => `You can take part from ${moment}`,
    now: 'You can take part',
  },
};

/** The texts in a language (BCP 47); Dutch where there is no better one. */
export const printTextsIn = (language: string): PrintTexts =>
  language.toLowerCase().startsWith('en') ? en : nl;

const clockIn = (language: string, shown: Intl.DateTimeFormatOptions) => (iso: string) =>
  new Intl.DateTimeFormat(language, { ...shown, timeZone: 'Europe/Amsterdam' }).format(new Date(iso));

/** A moment in the words of a language, as clocks in the Netherlands show it. */
export const momentIn = (language: string) => clockIn(language, { dateStyle: 'full', timeStyle: 'short' });

/** The hour of a moment, as clocks in the Netherlands show it. */
export const hourIn = (language: string) => clockIn(language, { timeStyle: 'short' });
