import type { IdeaSort, IdeaStatus } from '../../contract/idea.schema.js';
import type { ErrorCode } from '../../contract/errors.js';

/** Every sentence of the pages of a board without script; a language that misses one does not compile. */
export interface BoardTexts {
  ideas: (count: number) => string;
  over: (count: number) => string;
  none: string;
  nothing: string;
  look: string;
  search: string;
  category: string;
  area: string;
  status: string;
  all: string;
  sort: string;
  sorts: Record<Exclude<IdeaSort, 'nearby'>, string>;
  show: string;
  next: string;
  first: string;
  statuses: Record<IdeaStatus, string>;
  supports: (count: number) => string;
  comments: (count: number) => string;
  support: (title: string) => string;
  unsupport: (title: string) => string;
  doSupport: string;
  doUnsupport: string;
  yours: string;
  by: (name: string) => string;
  paper: string;
  readOn: (title: string) => string;
  back: string;
  announced: string;
  supportOnly: string;
  closed: string;
  gone: Record<'pending' | 'hidden' | 'withdrawn', string>;
  mergedInto: string;
  merged: string;
  answerBy: (who: string, day: string) => string;
  overdue: string;
  answers: string;
  cost: string;
  became: string;
  links: string;
  poster: string;
  needs: (threshold: number, until: string | undefined) => string;
  gathered: (supports: number, threshold: number) => string;
  reached: (day: string) => string;
  missed: string;
  meeting: (day: string) => string;
  place: string;
  add: string;
  title: string;
  text: string;
  choose: string;
  optional: string;
  point: string;
  pointHint: string;
  picture: string;
  pictureHint: string;
  alt: string;
  altHint: string;
  pictureKept: string;
  name: string;
  nameHint: string;
  empty: string;
  send: string;
  alike: string;
  alikeLead: string;
  check: string;
  checkLead: string;
  added: string;
  waits: string;
  supported: string;
  unsupported: string;
  moveAsk: string;
  moveLead: (from: string, into: string) => string;
  why: string;
  move: string;
  stay: string;
  moved: string;
  stayed: string;
  follow: string;
  followLead: string;
  followCode: string;
  followed: string;
  followedLead: string;
  following: string;
  email: string;
  code: string;
  sendCode: string;
  confirmCode: string;
  flag: string;
  flagLead: string;
  flagged: string;
  notDone: string;
  notAdded: string;
  notKept: Partial<Record<ErrorCode, string>>;
  faults: Record<string, string>;
}

const nl: BoardTexts = {
  ideas: (count) => (count === 1 ? '1 idee' : `${count} ideeën`),
  over: (count) => `Meer dan ${count} ideeën`,
  none: 'Er zijn nog geen ideeën.',
  nothing: 'Geen idee past bij wat u zoekt.',
  look: 'Zoek, filter of sorteer',
  search: 'Zoek op woorden',
  category: 'Thema',
  area: 'Gebied',
  status: 'Wat ermee gebeurt',
  all: 'Alles',
  sort: 'Volgorde',
  sorts: {
    random: 'Willekeurig',
    newest: 'Nieuwste eerst',
    'most-supported': 'Meeste steun eerst',
    answered: 'Pas beantwoord eerst',
    best: 'Past het best',
  },
  show: 'Toon',
  next: 'Volgende ideeën',
  first: 'Naar het begin van de lijst',
  statuses: {
    new: 'Nieuw',
    considering: 'Wordt bekeken',
    yes: 'Ja, gaat door',
    partly: 'Gaat voor een deel door',
    no: 'Nee, gaat niet door',
    done: 'Klaar',
  },
  supports: (count) => (count === 1 ? '1 persoon steunt dit' : `${count} mensen steunen dit`),
  comments: (count) => (count === 1 ? '1 reactie' : `${count} reacties`),
  support: (title) => `Steun: ${title}`,
  unsupport: (title) => `Neem uw steun terug: ${title}`,
  doSupport: 'Steun dit idee',
  doUnsupport: 'Neem uw steun terug',
  yours: 'U steunt dit idee.',
  by: (name) => `Van ${name}`,
  paper: 'op papier ingeleverd',
  readOn: (title) => `Lees verder: ${title}`,
  back: 'Terug naar alle ideeën',
  announced: 'Dit bord is nog niet open. U kunt meedoen vanaf',
  supportOnly: 'U kunt de ideeën steunen. Nieuwe ideeën kunnen niet meer.',
  closed: 'U kunt de ideeën lezen. Steunen en toevoegen kan nu niet.',
  gone: {
    pending: 'Dit idee wacht op goedkeuring.',
    hidden: 'Dit idee is verborgen',
    withdrawn: 'Dit idee is ingetrokken.',
  },
  mergedInto: 'Dit idee gaat verder in:',
  merged: 'Samengevoegd met dit idee:',
  answerBy: (who, day) => `${who} antwoordt uiterlijk op ${day}.`,
  overdue: 'Die dag is voorbij. Het antwoord is te laat.',
  answers: 'Wat ermee gebeurt',
  cost: 'Kosten:',
  became: 'Dit idee werd:',
  links: 'Hoort erbij',
  poster: 'Affiche om op te hangen',
  needs: (threshold, until) =>
    `Een idee komt op de agenda met ${threshold} steunbetuigingen${until ? ` voor ${until}` : ''}.`,
  gathered: (supports, threshold) => `${supports} van de ${threshold} steunbetuigingen`,
  reached: (day) => `Genoeg steun sinds ${day}. Dit idee komt op de agenda.`,
  missed: 'Dit idee kreeg op tijd niet genoeg steun.',
  meeting: (day) => `Vergadering: ${day}.`,
  place: 'Plaats:',
  add: 'Voeg een idee toe',
  title: 'Uw idee in één zin',
  text: 'Uw verhaal',
  choose: 'Kies',
  optional: 'mag leeg blijven',
  point: 'Plek op de kaart, als breedte en lengte in graden',
  pointHint: 'Bijvoorbeeld 53.2194, 6.5665. In kaarten op internet vindt u dit als u een plek aanwijst.',
  picture: 'Foto',
  pictureHint: 'JPEG, PNG, WebP of AVIF, hoogstens 10 MB. We halen weg waar en wanneer de foto is gemaakt.',
  alt: 'Wat staat er op de foto?',
  altHint: 'Nodig bij een foto, voor wie haar niet kan zien.',
  pictureKept: 'Uw foto is binnen. U hoeft haar niet nog eens te kiezen.',
  name: 'Naam bij dit idee',
  nameHint: 'Laat u dit leeg, dan krijgt u een schuilnaam, zoals Merel of Linde 4.',
  empty: 'Laat dit veld leeg',
  send: 'Zet mijn idee op het bord',
  alike: 'Lijkt dit erop?',
  alikeLead: 'Steun dan een van deze ideeën. Is uw idee anders, druk dan nog eens op de knop.',
  check: 'Kijk nog eens na wat u doet',
  checkLead: 'Alles staat klaar. Klopt het, druk dan op de knop.',
  added: 'Uw idee staat op het bord.',
  waits: 'Uw idee is binnen. Een moderator leest het voordat iedereen het ziet.',
  supported: 'U steunt dit idee.',
  unsupported: 'U steunt dit idee niet meer.',
  moveAsk: 'Mag uw steun meeverhuizen?',
  moveLead: (from, into) => `“${from}” gaat verder in “${into}”. Uw steun verhuist alleen als u ja zegt.`,
  why: 'Waarom:',
  move: 'Ja, verhuis mijn steun',
  stay: 'Nee, laat mijn steun staan',
  moved: 'Uw steun is meeverhuisd.',
  stayed: 'Uw steun blijft waar zij is.',
  follow: 'Krijg mail over dit idee',
  followLead:
    'U krijgt direct een mail als er antwoord is, en hooguit één mail per dag over nieuwe reacties. In elke mail staat hoe u stopt.',
  followCode: 'Er is een code van zes cijfers naar uw mailadres onderweg. Vul hem binnen 10 minuten in.',
  followed: 'U krijgt mail over dit idee.',
  followedLead: 'In elke mail staat hoe u stopt.',
  following: 'U krijgt mail over dit idee. In elke mail staat hoe u stopt.',
  email: 'Mailadres',
  code: 'Code van zes cijfers',
  sendCode: 'Stuur mij de code',
  confirmCode: 'Bevestig',
  flag: 'Meld dit idee',
  flagLead: 'Wat is er mis met dit idee? Een moderator kijkt ernaar.',
  flagged: 'Dank u wel. Een moderator kijkt naar het idee.',
  notDone: 'Dat is niet gelukt',
  notAdded: 'Uw idee staat nog niet op het bord',
  notKept: {
    board_closed: 'Dat kan nu niet op dit bord. Kijk bovenaan wat wel kan.',
    participant_blocked: 'U kunt hier nu even niet schrijven.',
    idea_fixed: 'Dit idee is ingetrokken of verborgen.',
    idea_merged: 'Dit idee gaat verder in een ander idee. Steun dat idee.',
    already_done: 'Dat had u al gedaan.',
    not_found: 'Dit idee is er niet meer.',
    forbidden: 'Dat mag hier niet.',
    picture_unusable:
      'Deze foto kunnen we niet lezen. Kies een JPEG, PNG, WebP of AVIF. Een foto van een iPhone (HEIC) kunt u als JPEG bewaren.',
    too_large: 'Deze foto is te groot. Kies er een van hoogstens 10 MB.',
    code_wrong: 'Deze code klopt niet of is verlopen. Kijk hem nog eens na.',
    proof_of_work_needed: 'Het is hier nu erg druk. Probeer het over een paar minuten nog eens.',
    too_many_requests: 'Dat ging te snel achter elkaar. Wacht even en probeer het dan nog eens.',
    unavailable: 'We kunnen dit nu niet opslaan. Probeer het over een paar minuten nog eens.',
    invalid_input: 'Niet alles is goed ingevuld. Kijk het nog eens na.',
  },
  faults: {
    '/title': 'Zeg uw idee in één zin van hoogstens 200 tekens.',
    '/text': 'Vertel iets over uw idee, hoogstens 5.000 tekens.',
    '/category': 'Kies een thema.',
    '/area': 'Kies een gebied uit de lijst.',
    '/place required': 'Zeg waar het is: kies een gebied of schrijf de plek op.',
    '/place outside': 'Deze plek ligt buiten het gebied van dit bord. Kies een andere.',
    '/place': 'Vul een plek in die binnen het gebied ligt, zoals 53.2194, 6.5665.',
    '/placeName': 'Houd de plaats kort, op één regel.',
    '/name': 'Houd uw naam kort, op één regel.',
    '/picture/alt': 'Vertel wat er op de foto staat.',
    '/picture/id': 'Kies uw foto nog eens.',
    '/reason': 'Kies wat er mis is.',
    '/note': 'Schrijf op waarom uw idee er hoort te staan, in hoogstens 1.000 tekens.',
    '/email': 'Vul een mailadres in, zoals naam@voorbeeld.nl.',
  },
};

const en: BoardTexts = {
  ideas: (count) => (count === 1 ? '1 idea' : `${count} ideas`),
  over: (count) => `More than ${count} ideas`,
  none: 'There are no ideas yet.',
  nothing: 'No idea fits what you look for.',
  look: 'Search, filter or sort',
  search: 'Search for words',
  category: 'Theme',
  area: 'Area',
  status: 'What becomes of it',
  all: 'All',
  sort: 'Order',
  sorts: {
    random: 'Random',
    newest: 'Newest first',
    'most-supported': 'Most support first',
    answered: 'Latest answers first',
    best: 'Best match',
  },
  show: 'Show',
  next: 'Next ideas',
  first: 'To the beginning of the list',
  statuses: {
    new: 'New',
    considering: 'Being looked at',
    yes: 'Yes, it goes ahead',
    partly: 'Part of it goes ahead',
    no: 'No, it does not go ahead',
    done: 'Done',
  },
  supports: (count) => (count === 1 ? '1 person supports this' : `${count} people support this`),
  comments: (count) => (count === 1 ? '1 comment' : `${count} comments`),
  support: (title) => `Support: ${title}`,
  unsupport: (title) => `Take your support back: ${title}`,
  doSupport: 'Support this idea',
  doUnsupport: 'Take your support back',
  yours: 'You support this idea.',
  by: (name) => `By ${name}`,
  paper: 'handed in on paper',
  readOn: (title) => `Read on: ${title}`,
  back: 'Back to all ideas',
  announced: 'This board is not open yet. You can take part from',
  supportOnly: 'You can support the ideas. New ideas are no longer taken.',
  closed: 'You can read the ideas. Supporting and adding is not possible now.',
  gone: {
    pending: 'This idea waits for approval.',
    hidden: 'This idea is hidden',
    withdrawn: 'This idea was withdrawn.',
  },
  mergedInto: 'This idea goes on in:',
  merged: 'Merged with this idea:',
  answerBy: (who, day) => `${who} answers by ${day}.`,
  overdue: 'That day has passed. The answer is late.',
  answers: 'What becomes of it',
  cost: 'Cost:',
  became: 'This idea became:',
  links: 'Goes with it',
  poster: 'A poster to put up',
  needs: (threshold, until) =>
    `An idea reaches the agenda with ${threshold} supporters${until ? ` before ${until}` : ''}.`,
  gathered: (supports, threshold) => `${supports} of ${threshold} supporters`,
  reached: (day) => `Enough support since ${day}. This idea goes on the agenda.`,
  missed: 'This idea did not get enough support in time.',
  meeting: (day) => `Meeting: ${day}.`,
  place: 'Place:',
  add: 'Add an idea',
  title: 'Your idea in one sentence',
  text: 'Your story',
  choose: 'Choose',
  optional: 'may stay empty',
  point: 'Place on the map, as latitude and longitude in degrees',
  pointHint: 'For example 53.2194, 6.5665. Maps on the internet show this when you point at a place.',
  picture: 'Photo',
  pictureHint: 'JPEG, PNG, WebP or AVIF, at most 10 MB. We take out where and when the photo was made.',
  alt: 'What is in the photo?',
  altHint: 'Needed with a photo, for those who can not see it.',
  pictureKept: 'Your photo has come in. There is no need to choose it again.',
  name: 'Name with this idea',
  nameHint: 'Leave it empty and you get a pseudonym, such as Blackbird or Linden 4.',
  empty: 'Leave this field empty',
  send: 'Put my idea on the board',
  alike: 'Is it like one of these?',
  alikeLead: 'Then support one of these ideas. If yours is different, press the button once more.',
  check: 'Look once more at what you are doing',
  checkLead: 'Everything is ready. If it is right, press the button.',
  added: 'Your idea is on the board.',
  waits: 'Your idea has come in. A moderator reads it before everyone sees it.',
  supported: 'You support this idea.',
  unsupported: 'You no longer support this idea.',
  moveAsk: 'May your support move along?',
  moveLead: (from, into) => `“${from}” goes on in “${into}”. Your support moves only if you say yes.`,
  why: 'Why:',
  move: 'Yes, move my support',
  stay: 'No, leave my support where it is',
  moved: 'Your support has moved along.',
  stayed: 'Your support stays where it is.',
  follow: 'Get mail about this idea',
  followLead:
    'You get a mail at once when there is an answer, and at most one mail a day about new comments. Every mail tells how to stop.',
  followCode: 'A code of six digits is on its way to your mail address. Type it within 10 minutes.',
  followed: 'You get mail about this idea.',
  followedLead: 'Every mail tells how to stop.',
  following: 'You get mail about this idea. Every mail tells how to stop.',
  email: 'Mail address',
  code: 'Code of six digits',
  sendCode: 'Send me the code',
  confirmCode: 'Confirm',
  flag: 'Report this idea',
  flagLead: 'What is wrong with this idea? A moderator will look at it.',
  flagged: 'Thank you. A moderator will look at the idea.',
  notDone: 'That did not work',
  notAdded: 'Your idea is not on the board yet',
  notKept: {
    board_closed: 'That is not possible on this board now. The top of the page says what is.',
    participant_blocked: 'You can not write here for a while.',
    idea_fixed: 'This idea was withdrawn or hidden.',
    idea_merged: 'This idea goes on in another one. Support that one.',
    already_done: 'You had done that before.',
    not_found: 'This idea is no longer there.',
    forbidden: 'That is not allowed here.',
    picture_unusable:
      'We can not read this photo. Choose a JPEG, PNG, WebP or AVIF. A photo of an iPhone (HEIC) can be saved as JPEG.',
    too_large: 'This photo is too large. Choose one of at most 10 MB.',
    code_wrong: 'This code is wrong or has expired. Please check it.',
    proof_of_work_needed: 'It is very busy here now. Try again in a few minutes.',
    too_many_requests: 'That was too fast. Wait a moment, then try again.',
    unavailable: 'We can not keep this now. Try again in a few minutes.',
    invalid_input: 'Not everything is filled in well. Please check it.',
  },
  faults: {
    '/title': 'Say your idea in one sentence of at most 200 characters.',
    '/text': 'Tell something about your idea, at most 5,000 characters.',
    '/category': 'Choose a theme.',
    '/area': 'Choose an area from the list.',
    '/place required': 'Say where it is: choose an area or write the place down.',
    '/place outside': 'This place lies outside the area of this board. Choose another.',
    '/place': 'Fill in a place that lies within the area, such as 53.2194, 6.5665.',
    '/placeName': 'Keep the place short, on one line.',
    '/name': 'Keep your name short, on one line.',
    '/picture/alt': 'Tell what is in the photo.',
    '/picture/id': 'Choose your photo again.',
    '/reason': 'Choose what is wrong.',
    '/note': 'Write down why your idea should be shown, in at most 1,000 characters.',
    '/email': 'Fill in a mail address, such as name@example.org.',
  },
};

/** The texts in a language (BCP 47); Dutch where there is no better one. */
export const boardTextsIn = (language: string): BoardTexts => (/^en\b/i.test(language) ? en : nl);
