interface PrivacyTexts {
  ballotsKept: string;
  ballotsErased: string;
  /** The name of whoever is not known any more. */
  nobody: string;
}

const nl: PrivacyTexts = {
  ballotsKept:
    'Uw stemmen staan hier niet in. Een stem is geheim, ook voor de server: die kan niet opzoeken wat u stemde. Met uw stembewijs kunt u zelf nagaan dat uw stem meetelt.',
  ballotsErased:
    'Uw stemmen tellen mee en blijven geheim. De server kan niet opzoeken wat u stemde, en kan uw stem daarom ook niet weghalen.',
  nobody: 'Anoniem',
};

const en: PrivacyTexts = {
  ballotsKept:
    'Your votes are not in here. A vote is secret, also to the server: it can not look up what you voted. With your receipt you can check that your vote is counted.',
  ballotsErased:
    'Your votes are counted and stay secret. The server can not look up what you voted, so it can not take your vote away either.',
  nobody: 'Anonymous',
};

/** What export and erasure say in a language; Dutch, unless it is English. */
export const privacyTexts = (language: string): PrivacyTexts => (/^en\b/i.test(language) ? en : nl);
