import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aliasesOf, canonicalAddress } from '../../../server/document/document.service.js';

const guid = 'e23597f6-57b4-4904-8ebd-75554a6d0645';
const known: [supplier: string, name: string, addresses: string[]][] = [
  [
    'GemeenteOplossingen',
    'go:gemeenteraad.groningen.nl:33692',
    [
      'https://gemeenteraad.groningen.nl/api/v1/meetings/1126/documents/33692',
      'https://gemeenteraad.groningen.nl/api/v1/meetings/1131/documents/33692',
      'http://gemeenteraad.groningen.nl/api/v2/documents/33692/',
    ],
  ],
  [
    'NotuBiz',
    'notubiz:7330194',
    [
      'https://zeist.raadsinformatie.nl/document/7330194/1/01-19RV006_Omgekeerd_inzamelen',
      'https://zeist.raadsinformatie.nl/document/7330194/2#search=x',
      'https://zeist.notubiz.nl/document/7330194',
      'https://api.notubiz.nl/document/7330194/1',
    ],
  ],
  [
    'iBabs',
    `ibabs:${guid}`,
    [
      `https://nijmegen.bestuurlijkeinformatie.nl/Document/View/${guid}`,
      `https://nijmegen.bestuurlijkeinformatie.nl/Document/View/${guid.toUpperCase()}`,
      `https://nijmegen.bestuurlijkeinformatie.nl/Document/LoadAgendaItemDocument/${guid}?agendaItemId=94a299db-4d50-46a0-b571-8e25b4b47176`,
      `https://nijmegen.bestuurlijkeinformatie.nl/agenda/document/df32a5b8-1b14-4a96-b325-bd3af644cc9f?documentId=${guid}&agendaItemId=77e257f7-68bb-42a3-92ae-8a2628d2a666`,
      `https://api1.ibabs.eu/publicdownload.aspx?site=Nijmegen&id=${guid}`,
    ],
  ],
  [
    'Parlaeus',
    'parlaeus:eindhoven:motie:357',
    [
      'https://eindhoven.parlaeus.nl/user/motie/action=view/id=357',
      'https://eindhoven.parlaeus.nl/vji/public/motie/action=showdoc/gd=12/id=357',
    ],
  ],
  ['Open Raadsinformatie', 'ori:440906', ['https://id.openraadsinformatie.nl/440906']],
];

for (const [supplier, name, addresses] of known)
  test(`addresses of ${supplier} give the document its name`, () => {
    for (const address of addresses) {
      const url = canonicalAddress(address)!;
      assert.deepEqual(aliasesOf(url), [`url:${url}`, name]);
    }
  });

test('addresses of meetings, of lists and of others give no name', () => {
  const others = [
    'https://gemeenteraad.groningen.nl/api/v1/meetings/1126',
    'https://gemeenteraad.groningen.nl/Documenten/Collegebrieven/Tarieven-2024',
    'https://raadsinformatie.nl.evil.example/document/7330194/1',
    'https://evilnotubiz.nl/document/7330194/1',
    'https://nijmegen.bestuurlijkeinformatie.nl/Agenda/Index/df32a5b8-1b14-4a96-b325-bd3af644cc9f',
    'https://nijmegen.bestuurlijkeinformatie.nl/Document/View/onzin',
    'https://leiden.parlaeus.nl/user/agenda/action=view/ag=aaaabbbbccccddddeeeeffff00001111',
    'https://id.openraadsinformatie.nl/440906/x',
    'https://raad.example.nl/document/12',
  ];
  for (const address of others) assert.equal(aliasesOf(canonicalAddress(address)!).length, 1, address);
});
