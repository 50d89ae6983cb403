import { textsOf, type Wide } from '../../core/localise.js';

/** Dutch texts of the form in which one adds or changes an idea. */
export const addNl = {
  heading: 'Uw idee',
  title: 'Uw idee in één zin',
  titleHint: 'Bijvoorbeeld: een bankje bij de vijver.',
  similar: (count: number) =>
    count === 1 ? 'Lijkt dit erop? Steun het dan.' : 'Lijkt een van deze erop? Steun het dan.',
  text: 'Uw verhaal',
  textHint: 'Wat wilt u, en waarom? Iedereen leest dit. Schrijf dus geen telefoonnummer of adres op.',
  category: 'Thema',
  pick: 'Kies een thema',
  area: 'Gebied',
  everywhere: 'Overal',
  placeName: 'Waar is het?',
  placeNameHint: 'Bijvoorbeeld: hoek Dorpsstraat en Kerkplein, of de hele wijk.',
  address: 'Adres, straat of postcode',
  addressHint: 'We zoeken de plek erbij voor op de kaart.',
  find: 'Zoek op adres',
  found: (count: number) =>
    count === 0
      ? 'We vonden geen adres in dit gebied. Schrijf de plek op in woorden.'
      : count === 1
        ? 'Is het hier?'
        : `${count} adressen gevonden. Kies er een.`,
  addressAway: 'We kunnen nu geen adres opzoeken. Schrijf de plek op in woorden.',
  place: 'De plek op de kaart',
  placeOptional: 'Dit hoeft niet.',
  openMap: 'Wijs de plek aan op de kaart',
  aim: 'Zet het kruis op de plek: klik op de kaart, of verschuif haar met de pijltjestoetsen.',
  chosen: (name: string) => `Gekozen plek op de kaart: ${name}.`,
  unnamed: 'De plek staat op de kaart. Schrijf bij ‘Waar is het?’ hoe die heet.',
  noPlace: 'Geen plek op de kaart',
  photo: 'Foto',
  photoHint: 'Dit hoeft niet. JPEG, PNG of WebP, hoogstens 10 MB. Zet geen mensen herkenbaar op de foto.',
  uploading: (percent: string) => `De foto wordt verstuurd: ${percent}`,
  uploaded: 'De foto is er.',
  dropPhoto: 'Haal de foto weg',
  alt: 'Wat is er op de foto te zien?',
  altHint: 'Voor wie de foto niet kan zien.',
  name: 'Naam bij uw idee',
  nameHint: 'Iedereen ziet deze naam. Laat leeg voor een schuilnaam.',
  as: (name: string) => `Laat leeg, dan staat er ${name}.`,
  send: 'Plaats idee',
  save: 'Bewaar',
  sending: 'We versturen uw idee',
  cancel: 'Annuleer',
  later: 'Uw idee staat er zodra een medewerker het heeft gelezen.',
  kept: 'Wat u schreef, is bewaard.',
  notSent: 'Uw idee is nog niet geplaatst.',
  whenOnline: 'We versturen uw idee zodra er weer verbinding is.',
  posted: 'Uw idee staat erbij.',
  waits: 'Uw idee is ontvangen en wacht op goedkeuring.',
  saved: 'Uw idee is aangepast.',
  photoBusy: 'Wacht tot de foto is verstuurd.',
  lacks: {
    title: 'Schrijf eerst uw idee in één zin.',
    text: 'Schrijf eerst uw verhaal.',
    category: 'Kies eerst een thema.',
    place: 'Zeg eerst waar het is: kies een gebied, schrijf de plek op, of wijs haar aan op de kaart.',
    alt: 'Schrijf eerst wat er op de foto te zien is.',
  },
  outside: 'Deze plek ligt buiten het gebied van deze vraag. Kies een plek binnen de lijn.',
  heic: 'Deze foto is een HEIC-bestand. Dat kunnen we niet lezen. Bewaar de foto als JPEG, of maak een schermafdruk, en kies die.',
  noPicture: 'Dit bestand is geen foto die we kunnen lezen. Kies een JPEG, PNG of WebP.',
  tooLarge: 'Deze foto is groter dan 10 MB. Kies een kleinere.',
};

/** Texts of the form in a language. */
export const addTexts = (language: string): AddTexts => textsOf('add', addNl, language);

/** Texts of the form in which one adds or changes an idea. */
export type AddTexts = Wide<typeof addNl>;
