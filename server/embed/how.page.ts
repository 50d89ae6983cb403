import { budgetEn } from './how.budget.en.js';
import { budgetNl } from './how.budget.nl.js';
import { html } from './render.js';
import { layout } from './layout.js';

const nl = html`<h1>Zo tellen we</h1>
  <p>
    Een stemming op deze site is een advies aan de gemeente. Hier leest u hoe we uw stem geheim houden, hoe we
    tellen, en wat we niet kunnen beloven.
  </p>
  <h2>Eén stem per persoon: wat is dat waard?</h2>
  <p>Bij elke stemming staat wie mee kan doen. Dit is wat dat betekent:</p>
  <ul>
    <li><strong>Iedereen:</strong> één stem per browser. Wie twee apparaten heeft, kan twee keer stemmen.</li>
    <li>
      <strong>Met een mailadres:</strong> één stem per mailadres. Wie twee adressen heeft, kan twee keer
      stemmen.
    </li>
    <li><strong>Met een code uit een brief:</strong> één stem per brief.</li>
    <li><strong>Ingelogd als inwoner:</strong> één stem per persoon.</li>
  </ul>
  <h2>Uw stem is geheim</h2>
  <p>
    We bewaren in twee aparte lijsten wíe er gestemd heeft (zonder naam, met een code) en wát er gestemd is.
    De sleutels waarmee die lijsten bij elkaar te brengen zijn, liggen ergens anders. Na de bezwaartermijn
    worden ze vernietigd. Daarna kan niemand meer zien wat u koos.
  </p>
  <p>
    Medewerkers krijgen uw keuze nooit te zien. U kunt uw stem wijzigen tot de stemming sluit; de laatste
    telt.
  </p>
  <h2>Uw ontvangstbewijs</h2>
  <p>
    Na het stemmen krijgt u een code. Die code staat in een openbaar logboek waar niets ongemerkt uit kan
    verdwijnen. Zo kunt u nagaan dat uw stem erin zit. Op het bewijs staat niet wat u koos.
  </p>
  <h2>Iedereen kan natellen</h2>
  <p>
    Na de sluiting zetten we alle stembiljetten online, door elkaar geschud en zonder namen. Met
    <a href="/recount">de natelpagina</a> telt u ze zelf na, op uw eigen apparaat. Bij minder dan 30 stemmers
    zetten we alleen de totalen online, zodat niemand te herkennen is.
  </p>
  <h2>Gelijke stand</h2>
  <p>
    Is er een gelijke stand, dan loten we. Het getal waarmee we loten ligt vast vóór de stemming begint: we
    zetten er van tevoren een verzegelde vorm van online, en na afloop het getal zelf. Bij de uitslag staat
    altijd of er geloot is.
  </p>
  ${budgetNl}
  <h2>Wat we niet kunnen beloven</h2>
  <p>
    Iemand die naast u zit, kan meekijken. En u moet erop kunnen vertrouwen dat onze computer eerlijk werkt
    terwijl u stemt. Daarom is dit geschikt voor advies, niet voor een verkiezing.
  </p>`;

const en = html`<h1>How we count</h1>
  <p>
    A vote on this site is advice to the municipality. Here you read how we keep your vote secret, how we
    count, and what we cannot promise.
  </p>
  <h2>One vote a person: what is that worth?</h2>
  <p>Each poll says who can take part. This is what it means:</p>
  <ul>
    <li><strong>Everyone:</strong> one vote a browser. Who has two devices can vote twice.</li>
    <li><strong>With a mail address:</strong> one vote an address. Who has two addresses can vote twice.</li>
    <li><strong>With a code from a letter:</strong> one vote a letter.</li>
    <li><strong>Signed in as a resident:</strong> one vote a person.</li>
  </ul>
  <h2>Your vote is secret</h2>
  <p>
    We keep in two separate lists who voted (without names, as a code) and what was voted. The keys that could
    bring the two together lie elsewhere. After the period for objections they are destroyed. From then on
    nobody can see what you chose.
  </p>
  <p>Staff never see your choice. You can change your vote until voting closes; the last one counts.</p>
  <h2>Your receipt</h2>
  <p>
    After voting you get a code. It stands in a public log from which nothing can disappear unseen. So you can
    check that your vote is in it. The receipt does not say what you chose.
  </p>
  <h2>Anyone can recount</h2>
  <p>
    After closing we publish all ballots, shuffled and without names. On
    <a href="/recount">the recount page</a> you count them yourself, on your own device. With fewer than 30
    voters we publish totals only, so that nobody can be recognised.
  </p>
  <h2>Ties</h2>
  <p>
    A tie is decided by a draw. The number that decides is fixed before voting starts: we publish a sealed
    form of it beforehand, and the number itself afterwards. A result always says whether there was a draw.
  </p>
  ${budgetEn}
  <h2>What we cannot promise</h2>
  <p>
    Somebody next to you can look over your shoulder. And you have to trust that our computer works honestly
    while you vote. So this is fit for advice, not for an election.
  </p>`;

/** "How we count", in plain words (BALLOTS: what is promised per access level and what is not). */
export function howPage(language: string): unknown {
  const english = language.startsWith('en');
  return layout({
    language: english ? 'en' : 'nl',
    title: english ? 'How we count' : 'Zo tellen we',
    look: 'page',
    scripts: [],
    main: english ? en : nl,
  });
}
