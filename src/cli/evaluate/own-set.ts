import type { GoldClaim } from './gold-set.ts'

/**
 * A small set of our own, so that `evaluate` and the tests say something where the shared corpora are absent. Every
 * sentence was written for it. Public claims keep their public facts; the mining company, its river and its villages
 * are invented. Same form as the gold set; `narrower` claims name their parent.
 */
export const OWN_CLAIMS: (GoldClaim & { parent?: string })[] = [
  {
    slug: 'havana-energy-weapon',
    statement: 'A foreign adversary attacked US diplomats in Havana with directed-energy weapons (Havana syndrome).',
    claimant: 'US lawmakers; former CIA officers',
    respondents: ['Government of Cuba (Bruno Rodríguez)', 'US intelligence community'],
    first_date: '2017-08',
    languages: ['en', 'es'],
    aliases: {
      en: ['Havana syndrome', 'anomalous health incidents'],
      es: ['síndrome de La Habana', 'ataques sónicos en Cuba'],
    },
  },
  {
    slug: 'salt-typhoon',
    statement: 'Hackers of the Chinese state broke into at least eight US telecommunications networks (Salt Typhoon).',
    claimant: 'US government (FBI, CISA, Anne Neuberger)',
    respondents: ['Government of China (foreign ministry)'],
    first_date: '2024-10',
    languages: ['en', 'es'],
    aliases: { en: ['Salt Typhoon', 'telecom hack'], es: ['Salt Typhoon', 'hackeo de las telecomunicaciones'] },
  },
  {
    slug: 'estlink-anchor',
    statement: 'The tanker Eagle S cut the Estlink 2 power cable on purpose by dragging its anchor in December 2024.',
    claimant: 'Finnish police (National Bureau of Investigation)',
    respondents: ['Caravella LLC (owner)', 'Government of Russia (Kremlin)'],
    first_date: '2024-12-26',
    languages: ['en', 'es'],
    aliases: { en: ['Eagle S', 'Estlink 2 cable'], es: ['Eagle S', 'cable Estlink 2'] },
  },
  {
    slug: 'aldaba-vertido',
    statement: 'La minera Aldaba vertió 40 mil metros cúbicos de agua con cianuro en el río Tesquillo.',
    claimant: 'Procuraduría Ambiental (Rocío Lamadrid)',
    respondents: ['Minera Aldaba (Esteban Quirarte)'],
    first_date: '2025-03-11',
    languages: ['es', 'en'],
    aliases: {
      es: ['derrame de cianuro', 'vertido en el Tesquillo'],
      en: ['cyanide spill', 'Tesquillo spill', 'Aldaba mine spill'],
    },
  },
  {
    slug: 'aldaba-muertes',
    statement: 'El vertido de la minera Aldaba mató a 12 vecinos de San Melchor.',
    claimant: 'Comité de San Melchor',
    respondents: ['Minera Aldaba (Esteban Quirarte)', 'Secretaría de Salud'],
    first_date: '2025-04',
    languages: ['es', 'en'],
    aliases: { es: ['muertes en San Melchor'], en: ['San Melchor deaths'] },
    parent: 'aldaba-vertido',
  },
]

export type OwnItem = { id: string; lang: 'en' | 'es'; title: string; text: string; claim: string | null }

const of = (claim: string | null, rows: [id: string, lang: 'en' | 'es', title: string, text: string][]): OwnItem[] =>
  rows.map(([id, lang, title, text]) => ({ id, lang, title, text, claim }))

export const OWN_ITEMS: OwnItem[] = [
  ...of('havana-energy-weapon', [
    [
      'hv-1',
      'en',
      'Spy agencies: "very unlikely" that a foreign foe is behind Havana syndrome',
      'Most US intelligence services hold that no hostile power caused the headaches and dizziness that American diplomats first reported in Cuba. Two of them are less sure.',
    ],
    [
      'hv-2',
      'es',
      'Cuba insiste en que nunca hubo ataques contra diplomáticos en La Habana',
      'El canciller Bruno Rodríguez dijo que ninguna prueba sostiene la historia de un arma secreta usada contra el personal de Estados Unidos en la isla.',
    ],
    [
      'hv-3',
      'en',
      'Lawmakers press the CIA over anomalous health incidents',
      'A House panel says that officers hurt in Havana and elsewhere were let down, and that a directed-energy weapon held by an adversary cannot be ruled out.',
    ],
    [
      'hv-4',
      'es',
      'El síndrome de La Habana vuelve al Congreso de EE. UU.',
      'Antiguos agentes contaron a los legisladores los zumbidos y mareos que sufrieron y pidieron que se publique lo que se sabe.',
    ],
    [
      'hv-5',
      'en',
      'Study finds no brain injury in Havana embassy staff',
      'Scans of diplomats who reported the strange sounds in the Cuban capital showed nothing unusual, doctors at a federal institute wrote.',
    ],
  ]),
  ...of('salt-typhoon', [
    [
      'st-1',
      'en',
      'White House: eight telecom firms were broken into by Chinese hackers',
      'Anne Neuberger told reporters that the intruders known as Salt Typhoon were still inside some of the networks and had read messages of senior officials.',
    ],
    [
      'st-2',
      'en',
      'Beijing calls the Salt Typhoon accusation a smear',
      'A spokesman of the foreign ministry said that China opposes hacking in every form and that Washington had shown nobody any proof.',
    ],
    [
      'st-3',
      'es',
      'Pekín rechaza haber entrado en las redes de telefonía de Estados Unidos',
      'El portavoz chino afirmó que la campaña llamada Salt Typhoon es un invento y que su país también sufre ciberataques.',
    ],
    [
      'st-4',
      'es',
      'El FBI pide ayuda para identificar a los piratas de Salt Typhoon',
      'La oficina ofrece hasta 10 millones de dólares por datos sobre quienes espiaron a compañías de telecomunicaciones estadounidenses por encargo de China.',
    ],
    [
      'st-5',
      'en',
      'Senator says telecom hack by China is the worst in US history',
      'He said that carriers would have to replace thousands of devices before the state-backed intruders were out.',
    ],
  ]),
  ...of('estlink-anchor', [
    [
      'el-1',
      'en',
      'Finland boards tanker suspected of cutting power cable',
      'Police and border guards climbed onto the Eagle S on Thursday; investigators think that its anchor was dragged over the Estlink 2 link between Finland and Estonia.',
    ],
    [
      'el-2',
      'en',
      'Court throws out case against officers of the Eagle S',
      'Judges in Helsinki said that the cable was damaged outside territorial waters and that intent had not been shown.',
    ],
    [
      'el-3',
      'es',
      'Finlandia investiga si un petrolero cortó a propósito el cable Estlink 2',
      'La policía cree que el Eagle S arrastró el ancla varios kilómetros por el fondo del Báltico.',
    ],
    [
      'el-4',
      'en',
      'Kremlin: the tanker off Finland is none of our business',
      'Asked about the Eagle S and the severed Estlink cable, the spokesman said he knew nothing of it.',
    ],
    [
      'el-5',
      'es',
      'El dueño del Eagle S niega que el buque dañara el cable adrede',
      'Caravella sostiene que la tripulación no notó nada y que la detención fue ilegal.',
    ],
  ]),
  ...of('aldaba-vertido', [
    [
      'al-1',
      'es',
      'La Procuraduría Ambiental acusa a Aldaba de un vertido con cianuro',
      'Rocío Lamadrid informó que unos 40,000 metros cúbicos de agua contaminada llegaron al Tesquillo desde la presa de jales de la minera.',
    ],
    [
      'al-2',
      'es',
      'Aldaba: "no hubo derrame, fue una maniobra de rutina"',
      'Esteban Quirarte, director de la empresa, negó que saliera cianuro hacia el río y pidió ver los análisis.',
    ],
    [
      'al-3',
      'en',
      'Mexican mine denies cyanide spill into the Tesquillo',
      'Aldaba said that samples taken downstream were clean. The environmental prosecutor has asked for the records of the plant.',
    ],
    [
      'al-4',
      'en',
      'Laboratory finds cyanide below the Aldaba mine',
      'University chemists measured four times the legal limit in water of the Tesquillo river.',
    ],
    [
      'al-5',
      'es',
      'Análisis hallan cianuro en el Tesquiyo, aguas abajo de la mina',
      'Los químicos de la universidad midieron cuatro veces el límite junto a las instalaciones de Aldaba.',
    ],
    [
      'al-6',
      'es',
      'Piden a la minera Aldaba las bitácoras de su planta',
      'La procuradora Lamadrid dio diez días a la compañía para entregar los registros de lo que vertió al río.',
    ],
  ]),
  ...of('aldaba-muertes', [
    [
      'am-1',
      'es',
      'El comité de San Melchor culpa a Aldaba de doce muertes',
      'Vecinos aseguran que 12 personas fallecieron tras beber agua del río después del vertido de la minera.',
    ],
    [
      'am-2',
      'es',
      'Salud: ninguna de las muertes de San Melchor se debió al cianuro',
      'La secretaría revisó los doce expedientes y no encontró relación con el derrame de Aldaba.',
    ],
    [
      'am-3',
      'en',
      'Villagers in San Melchor say 12 died after mine spill',
      'A local committee blames Aldaba for the deaths; the company says nobody was harmed.',
    ],
  ]),
  ...of(null, [
    [
      'no-1',
      'en',
      'Havana rations power again',
      'Cuba switched off the grid in the capital for ten hours as fuel ran short; diplomats were told to stay home.',
    ],
    [
      'no-2',
      'en',
      'US reopens visa desk at its Havana embassy',
      'Cubans will again be able to apply for migrant visas in person, the State Department said.',
    ],
    [
      'no-3',
      'es',
      'Cuba y Estados Unidos hablan de migración en La Habana',
      'Diplomáticos de los dos países revisaron los vuelos de deportados y los visados.',
    ],
    [
      'no-4',
      'en',
      'Navy shows off laser weapon in the Pacific',
      'The directed-energy system burnt through a target drone at sea, the service said.',
    ],
    [
      'no-5',
      'en',
      'Typhoon leaves salt flats under water in southern China',
      'Thousands left their homes in Guangdong as the storm came ashore.',
    ],
    [
      'no-6',
      'en',
      'FBI warns of hackers posing as telecom support staff',
      'Criminals ring subscribers and ask for passwords, the bureau said; no state is suspected.',
    ],
    [
      'no-7',
      'es',
      'China y Estados Unidos negocian aranceles sobre equipos de telecomunicaciones',
      'Los ministros de Comercio hablaron por videoconferencia durante dos horas.',
    ],
    [
      'no-8',
      'en',
      'Finland orders two new icebreakers',
      'The state shipping company will base them in the Gulf; an anchor contract went to a yard in Rauma.',
    ],
    [
      'no-9',
      'en',
      'Philadelphia Eagles fans fill tanker trucks with beer',
      'Police counted forty arrests along the parade route in December.',
    ],
    [
      'no-10',
      'es',
      'Estonia conecta otro cable eléctrico con Letonia',
      'El nuevo enlace entrará en servicio en 2028, según la operadora.',
    ],
    [
      'no-11',
      'es',
      'Suben las ganancias de la minera Aldaba',
      'La empresa de Esteban Quirarte vendió más plata y oro en el segundo trimestre.',
    ],
    [
      'no-12',
      'es',
      'Vuelven las garzas al río Tesquillo',
      'Biólogos contaron el doble de nidos que el año pasado en los humedales.',
    ],
    [
      'no-13',
      'es',
      'San Melchor celebra a su patrono con 12 bandas de viento',
      'Miles de visitantes llegaron al pueblo para la feria.',
    ],
    [
      'no-14',
      'en',
      'Romania remembers the Baia Mare cyanide spill',
      'Twenty-five years ago a dam at a gold mine broke and poisoned the Tisza.',
    ],
    [
      'no-15',
      'en',
      'Bill on mine safety stalls in the Senate',
      'Lawmakers could not agree on who pays when a tailings dam breaks.',
    ],
  ]),
]
