import { writePdf } from './pdf.js';

/** The council's measuring report, the document of the demo that is a PDF. */
export const measuringReport = (): Buffer =>
  writePdf({
    title: 'Geluid van warmtepompen: meetrapport',
    language: 'nl',
    pages: [
      [
        { heading: 'Geluid van warmtepompen' },
        { text: 'Meetrapport bij de nota Energie en rust. Gemeente Lindewaard, afdeling Leefomgeving.' },
        { heading: 'In het kort' },
        {
          text: 'Vorig jaar maten wij op 42 plaatsen in Lindewaard hoe hard warmtepompen klinken. Wij deden dat overdag en ’s nachts, in de winter en in de zomer. Op de meeste plaatsen bleef het geluid onder de grens van de wet. Op 11 plaatsen was het in de nacht luider dan 40 decibel. Daar zochten wij verder naar de oorzaak.',
        },
        { text: 'De drie belangrijkste uitkomsten zijn:' },
        { item: 'Een pomp die te zwaar is voor het huis slaat vaker aan en is dan luider.' },
        { item: 'Waar een pomp staat maakt meer uit dan het merk.' },
        { item: 'Pompen in een hoek van twee muren klinken luider, omdat de muren het geluid terugkaatsen.' },
        { heading: 'Waarom wij maten' },
        {
          text: 'In 2024 kreeg de gemeente 61 klachten over gebrom. Vier jaar eerder waren dat er 9. In dezelfde tijd steeg het aantal warmtepompen van 700 naar 4.300. De raad vroeg daarom om een onderzoek. Wij wilden weten of mensen terecht klagen, waar het geluid vandaan komt en wat ertegen helpt.',
        },
      ],
      [
        { heading: 'Hoe wij maten' },
        {
          text: 'Wij maten op anderhalve meter hoogte en op twee meter van de gevel van de buren. Op elke plaats stond het kastje zeven dagen en nachten. Het kastje schrijft elke seconde op hoe luid het is, en ook hoe laag de toon is. Een lage toon hoort u minder goed, maar hij gaat door muren heen en houdt mensen wakker.',
        },
        {
          text: 'Wij kozen de plaatsen zo: 21 plaatsen waar mensen klaagden en 21 plaatsen door loting. Zo konden wij zien of plaatsen met klachten echt luider zijn. Bewoners gaven toestemming. In dit rapport staan geen adressen.',
        },
        { heading: 'Wat wij vonden' },
        {
          text: 'Overdag was het geluid van de pompen gemiddeld 37 decibel. In de nacht was het 34 decibel, omdat pompen dan rustiger draaien. Op koude nachten, onder nul, was het 39 decibel. Op plaatsen met klachten was het gemiddeld 3 decibel luider dan op plaatsen zonder. Dat verschil is klein maar goed te horen.',
        },
      ],
      [
        { heading: 'De 11 luide plaatsen' },
        {
          text: 'Op 4 van de 11 plaatsen was de warmtepomp zelf te luid. Twee daarvan waren kapot: een lager van de ventilator was versleten. De andere twee waren te zwaar voor het huis. Op de 7 overige plaatsen kwam het geluid van iets anders: de koeling van een winkel, de afzuiging van een restaurant, een transformator en een vijverpomp.',
        },
        { heading: 'Wat helpt' },
        {
          text: 'Een pomp op rubber voeten was gemiddeld 4 decibel stiller dan een pomp op beton. Een kap om de pomp scheelde 6 decibel, maar maakte de pomp minder zuinig. De pomp een meter verplaatsen, weg uit een hoek, scheelde 3 tot 5 decibel. De nachtstand scheelde 5 decibel. Op 19 van de 42 plaatsen stond de nachtstand uit, zonder dat de bewoner dat wist.',
        },
      ],
      [
        { heading: 'Wat wij aanraden' },
        { item: 'Zet de nachtstand aan. De installateur laat zien hoe dat moet.' },
        { item: 'Plaats nieuwe pompen op rubber voeten en niet in een hoek.' },
        { item: 'Laat elke pomp om de twee jaar nakijken.' },
        { item: 'Kies een pomp die past bij het huis. Isoleren gaat voor.' },
        {
          text: 'Wij meten volgend jaar opnieuw, op dezelfde 42 plaatsen. Wie een kastje wil lenen, kan terecht bij de bibliotheek aan het Marktplein.',
        },
      ],
    ],
  });
