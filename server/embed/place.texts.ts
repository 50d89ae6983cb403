/** Every sentence about the place of an idea on the pages of a board without script. */
export interface PlaceTexts {
  where: string;
  everywhere: string;
  words: string;
  wordsHint: string;
  address: string;
  addressHint: string;
  find: string;
  found: (count: number) => string;
  none: string;
  noneOfThese: string;
  /** Where no address can be looked up for now. */
  away: string;
  onMap: string;
  /** Of an idea whose place has a point and no words. */
  pointed: string;
  dropPoint: string;
  degrees: string;
  /** What is asked where something has to be said. */
  needed: string;
}

const nl: PlaceTexts = {
  where: 'Waar is het?',
  everywhere: 'Overal',
  words: 'De plek in woorden',
  wordsHint: 'Bijvoorbeeld: hoek Dorpsstraat en Kerkplein, bij de vijver, of de hele wijk.',
  address: 'Adres, straat of postcode',
  addressHint: 'We zoeken de plek erbij voor op de kaart. Vul geen adres in van iemand die dat niet wil.',
  find: 'Zoek op adres',
  found: (count) => (count === 1 ? 'Is het hier?' : 'Waar is het? Kies er een.'),
  none: 'We vonden geen adres in het gebied van dit bord. Schrijf de plek op in woorden.',
  noneOfThese: 'Geen van deze',
  away: 'We kunnen nu geen adres opzoeken. Schrijf de plek op in woorden, of probeer het straks nog eens.',
  onMap: 'De plek staat op de kaart.',
  pointed: 'op de kaart aangewezen',
  dropPoint: 'Haal de plek van de kaart',
  degrees: 'Ik heb de plek in graden',
  needed: 'Kies een gebied of schrijf de plek op.',
};

const en: PlaceTexts = {
  where: 'Where is it?',
  everywhere: 'Everywhere',
  words: 'The place in words',
  wordsHint: 'For example: corner of High Street and Church Square, near the pond, or the whole quarter.',
  address: 'Address, street or postcode',
  addressHint:
    'We look up the place for the map. Do not fill in the address of someone who would not want that.',
  find: 'Look up the address',
  found: (count) => (count === 1 ? 'Is it here?' : 'Where is it? Choose one.'),
  none: 'We found no address in the area of this board. Write the place down in words.',
  noneOfThese: 'None of these',
  away: 'We can not look up an address now. Write the place down in words, or try again later.',
  onMap: 'The place is on the map.',
  pointed: 'pointed out on the map',
  dropPoint: 'Take the place off the map',
  degrees: 'I have the place in degrees',
  needed: 'Choose an area or write the place down.',
};

/** The texts in a language (BCP 47); Dutch where there is no better one. */
export const placeTextsIn = (language: string): PlaceTexts => (/^en\b/i.test(language) ? en : nl);
