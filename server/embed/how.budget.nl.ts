import { html } from './render.js';

/** How a budget is counted, in Dutch, with an example that anyone can follow. */
export const budgetNl = html`<h2>Een wijkbudget: zo verdelen we het geld</h2>
  <p>
    Bij een wijkbudget kiest u projecten die geld kosten. Bij elk wijkbudget staat vooraf hoe er geteld wordt.
    Er zijn twee manieren die vaak gebruikt worden.
  </p>
  <h3>Gewoon tellen</h3>
  <p>
    Het project met de meeste stemmen wint. Daarna het volgende dat nog past, tot het geld op is. Dat is
    makkelijk uit te leggen. Maar een kleine groep kan dan alles krijgen: als de helft van de mensen op
    dezelfde dure projecten stemt, blijft er voor de andere helft niets over.
  </p>
  <h3>Gelijke delen</h3>
  <p>
    We verdelen het geld in gedachten over alle stemmers: iedereen evenveel. Een project wint als de mensen
    die ervoor stemden het samen kunnen betalen uit hun deel. Zij betalen ieder evenveel. Wie minder over
    heeft, legt alles in wat hij nog heeft. We beginnen steeds met het project waar elke euro het meeste steun
    voor heeft. Deze manier heet in het Engels <span lang="en">Method of Equal Shares</span>.
  </p>
  <h3>Een voorbeeld</h3>
  <p>Er is €&nbsp;600 en er zijn zes stemmers. Iedereen krijgt in gedachten €&nbsp;100.</p>
  <div class="scroll" role="region" tabindex="0" aria-label="Voorbeeld van gelijke delen">
    <table>
      <thead>
        <tr>
          <th scope="col">Project</th>
          <th scope="col">Kosten</th>
          <th scope="col">Wie stemde erop</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">Speeltoestel</th>
          <td>€&nbsp;320</td>
          <td>Anna, Bram, Chaima en Daan</td>
        </tr>
        <tr>
          <th scope="row">Voetbaldoel</th>
          <td>€&nbsp;240</td>
          <td>Anna, Bram en Chaima</td>
        </tr>
        <tr>
          <th scope="row">Moestuin</th>
          <td>€&nbsp;180</td>
          <td>Els en Fatih</td>
        </tr>
      </tbody>
    </table>
  </div>
  <ol>
    <li>
      Het speeltoestel is eerst aan de beurt: vier mensen stemden erop. Zij betalen ieder €&nbsp;80. Ze houden
      ieder €&nbsp;20 over.
    </li>
    <li>
      Het voetbaldoel kost €&nbsp;240. Anna, Bram en Chaima hebben samen nog €&nbsp;60. Dat is €&nbsp;180 te
      weinig. Het voetbaldoel valt af.
    </li>
    <li>De moestuin kost €&nbsp;180. Els en Fatih betalen ieder €&nbsp;90. De moestuin wint.</li>
  </ol>
  <p>
    Bij gewoon tellen hadden het speeltoestel en het voetbaldoel gewonnen. Dan hadden Els en Fatih niets
    gekregen.
  </p>
  <h3>Er blijft geld over</h3>
  <p>
    In het voorbeeld blijft €&nbsp;100 over. Daarom tellen we vaak nog eens, alsof iedereen iets meer had:
    eerst één bedrag meer, dan twee, en zo verder. Dat gaat door zolang de gekozen projecten samen binnen het
    budget passen. De laatste telling die past, geldt. Dit heet <span lang="en">add1</span>. Soms vullen we
    daarna nog aan met wat past, op volgorde van stemmen. De regel van het wijkbudget zegt welke manier het
    is.
  </p>
  <h3>Gelijke stand</h3>
  <p>
    Zijn projecten even goed? Dan gaat het goedkoopste voor. Kosten ze evenveel, dan gaat het project met de
    meeste stemmen voor. Is ook dat gelijk, dan loten we. Bij de uitslag staat waar een gelijke stand
    besliste.
  </p>
  <h3>Op papier of met hulp</h3>
  <p>
    Stemmen op papier en stemmen met hulp tellen net zo zwaar als stemmen online. Elk papieren stembiljet
    heeft een nummer dat één keer telt. Een tweede medewerker controleert wat de eerste invoert. Bij de
    uitslag staat hoeveel mensen online, met hulp en op papier stemden.
  </p>
  <h3>Zelf natellen</h3>
  <p>
    Op <a href="/recount">de natelpagina</a> telt u een wijkbudget zelf na, stap voor stap. U ziet dan ook wat
    groepen stemmers overhielden. We rekenen met hele centen en breuken, zonder af te ronden. Daarom komt
    iedereen op precies dezelfde uitslag.
  </p>`;
