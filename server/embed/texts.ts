/** What a page is refused for, as far as words differ. */
export type RefusedFor =
  'not_found' | 'too_many_requests' | 'unavailable' | 'internal' | 'too_large' | 'other';

/** Every sentence of the server's own pages; a language that misses one does not compile. */
export interface PageTexts {
  askedBy: string;
  embed: string;
  embedLead: string;
  ways: Record<'link' | 'element' | 'frame' | 'pinned' | 'fragment', { name: string; when: string }>;
  qr: string;
  qrAlt: (title: string) => string;
  copy: string;
  howWeCount: string;
  recount: string;
  openInOwnPage: string;
  voted: string;
  votedLead: string;
  receipt: string;
  receiptLead: string;
  receiptPlace: (place: number) => string;
  notCounted: string;
  check: string;
  checkLead: string;
  backToPoll: string;
  email: string;
  emailLead: string;
  emailLabel: string;
  sendCode: string;
  codeSent: (minutes: number) => string;
  codeLabel: string;
  letterLead: string;
  letterLabel: string;
  residentLead: string;
  signIn: string;
  confirm: string;
  kept: string;
  /** Where an address or a request is refused; `wait` in seconds. */
  refused: Record<RefusedFor, { title: string; lead: (wait: number) => string }>;
  home: { title: string; lead: string; keeper: string; keeperLead: string };
}

const nl: PageTexts = {
  askedBy: 'Een vraag van',
  embed: 'Zet deze vraag op uw eigen site',
  embedLead: 'Kies wat uw website toestaat. Een gewone link werkt overal.',
  ways: {
    link: { name: 'Link', when: 'Werkt in elke website, in een mail en op papier.' },
    element: {
      name: 'Code voor in de pagina',
      when: 'Als u HTML mag plakken. Het formulier staat dan in uw pagina.',
    },
    frame: { name: 'Kader (iframe)', when: 'Als uw website geen scripts toelaat, maar wel een kader.' },
    pinned: {
      name: 'Code met vaste versie',
      when: 'Als uw beheerder wil dat de code niet vanzelf verandert.',
    },
    fragment: {
      name: 'Stuk HTML van de server',
      when: 'Voor beheerders die pagina’s op de server samenstellen.',
    },
  },
  qr: 'QR-code',
  qrAlt: (title) => `QR-code naar: ${title}`,
  copy: 'Kopieer',
  howWeCount: 'Zo tellen we',
  recount: 'Tel zelf na',
  openInOwnPage: 'Open deze vraag op een eigen pagina',
  voted: 'Uw stem is geteld',
  votedLead: 'U kunt uw stem hieronder wijzigen tot de stemming sluit.',
  receipt: 'Uw ontvangstbewijs',
  receiptLead:
    'Bewaar deze code. U kunt er na de sluiting mee nagaan dat uw stem in de telling zit. Wat u koos staat er niet op.',
  receiptPlace: (place) => `Plaats in het logboek: ${place}`,
  notCounted: 'Uw stem is nog niet geteld',
  check: 'Bevestig uw keuze',
  checkLead: 'Uw keuze staat hieronder klaar. Kijk of hij klopt en druk dan op de knop.',
  backToPoll: 'Terug naar de vraag',
  email: 'Eerst uw mailadres',
  emailLead:
    'Elk mailadres telt hier één keer mee. U krijgt een code van zes cijfers. We bewaren uw adres niet.',
  emailLabel: 'Mailadres',
  sendCode: 'Stuur mij de code',
  codeSent: (minutes) => `Er is een code onderweg. Vul hem binnen ${minutes} minuten in.`,
  codeLabel: 'Code van zes cijfers',
  letterLead: 'Hierbij hoort een brief met een code. Elke code telt één keer.',
  letterLabel: 'Code uit de brief',
  residentLead: 'U logt hiervoor in als inwoner. Wat u invulde, blijft bewaard.',
  signIn: 'Inloggen',
  confirm: 'Bevestig en ga verder',
  kept: 'Wat u invulde, is bewaard.',
  refused: {
    not_found: {
      title: 'Deze pagina is er niet',
      lead: () => 'De link klopt niet, of de vraag is weggehaald. Kijk of het adres goed is overgenomen.',
    },
    too_many_requests: {
      title: 'Even wachten',
      lead: (wait) =>
        `Er kwam in korte tijd te veel van dit adres. Ga terug en probeer het over ${wait} seconden opnieuw.`,
    },
    unavailable: {
      title: 'Het lukt nu even niet',
      lead: () =>
        'We kunnen niet bij de gegevens. Wat al bewaard was, is er nog. Probeer het over een minuut opnieuw.',
    },
    internal: {
      title: 'Er ging iets mis bij ons',
      lead: () =>
        'We hebben het genoteerd. Ga terug, kijk of het gelukt is, en probeer het zo nodig opnieuw.',
    },
    too_large: {
      title: 'Dit is te groot',
      lead: () => 'Er is niets bewaard. Ga terug, maak uw tekst of foto kleiner, en probeer het opnieuw.',
    },
    other: {
      title: 'Dit kan niet',
      lead: () =>
        'Deze pagina kan niets met dit adres of met wat er is gestuurd. Ga terug en probeer het opnieuw.',
    },
  },
  home: {
    title: 'Hier doet u mee',
    lead: 'Op deze server staan vragen van gemeenten, raden en wijken. U vindt ze op de website waar u ze zag, of met de link uit uw brief of mail.',
    keeper: 'Beheert u deze server?',
    keeperLead:
      'Hij werkt. Met “npx stem” op de server maakt u vragen en ziet u wat er kan. Voor programma’s:',
  },
};

const en: PageTexts = {
  askedBy: 'A question by',
  embed: 'Put this question on your own site',
  embedLead: 'Choose what your website allows. A plain link works everywhere.',
  ways: {
    link: { name: 'Link', when: 'Works in every website, in a mail and on paper.' },
    element: { name: 'Code for the page', when: 'If you may paste HTML. The form then stands in your page.' },
    frame: { name: 'Frame (iframe)', when: 'If your website allows no scripts, but does allow a frame.' },
    pinned: {
      name: 'Code with a fixed version',
      when: 'If your administrator wants code that never changes by itself.',
    },
    fragment: {
      name: 'Piece of HTML from the server',
      when: 'For administrators who assemble pages on the server.',
    },
  },
  qr: 'QR code',
  qrAlt: (title) => `QR code to: ${title}`,
  copy: 'Copy',
  howWeCount: 'How we count',
  recount: 'Recount it yourself',
  openInOwnPage: 'Open this question on a page of its own',
  voted: 'Your vote is counted',
  votedLead: 'You can change your vote below until voting closes.',
  receipt: 'Your receipt',
  receiptLead:
    'Keep this code. After closing you can check with it that your vote is in the count. It does not say what you chose.',
  receiptPlace: (place) => `Place in the log: ${place}`,
  notCounted: 'Your vote is not counted yet',
  check: 'Confirm your choice',
  checkLead: 'Your choice is ready below. See whether it is right, then press the button.',
  backToPoll: 'Back to the question',
  email: 'First your mail address',
  emailLead: 'Each mail address counts once here. You get a code of six digits. We do not keep your address.',
  emailLabel: 'Mail address',
  sendCode: 'Send me the code',
  codeSent: (minutes) => `A code is on its way. Type it within ${minutes} minutes.`,
  codeLabel: 'Code of six digits',
  letterLead: 'A letter with a code goes with this. Each code counts once.',
  letterLabel: 'Code from the letter',
  residentLead: 'You sign in for this as a resident. What you filled in is kept.',
  signIn: 'Sign in',
  confirm: 'Confirm and go on',
  kept: 'What you filled in is kept.',
  refused: {
    not_found: {
      title: 'This page does not exist',
      lead: () =>
        'The link is wrong, or the question was taken away. Check whether the address was copied well.',
    },
    too_many_requests: {
      title: 'Please wait a moment',
      lead: (wait) =>
        `Too much came from this address in a short time. Go back and try again in ${wait} seconds.`,
    },
    unavailable: {
      title: 'Not possible right now',
      lead: () => 'We cannot reach the data. What was kept before is still there. Try again in a minute.',
    },
    internal: {
      title: 'Something went wrong on our side',
      lead: () => 'We have noted it. Go back, see whether it worked, and try again if need be.',
    },
    too_large: {
      title: 'This is too large',
      lead: () => 'Nothing was kept. Go back, make your text or photo smaller, and try again.',
    },
    other: {
      title: 'This is not possible',
      lead: () =>
        'This page cannot do anything with this address or with what was sent. Go back and try again.',
    },
  },
  home: {
    title: 'Take part here',
    lead: 'This server holds questions by municipalities, councils and neighbourhoods. You find them on the website where you saw them, or by the link in your letter or mail.',
    keeper: 'Do you run this server?',
    keeperLead:
      'It works. With “npx stem” on the server you make questions and see what else it can do. For programs:',
  },
};

/** The texts in a language (BCP 47); Dutch where there is no better one. */
export const textsIn = (language: string): PageTexts => (language.toLowerCase().startsWith('en') ? en : nl);
