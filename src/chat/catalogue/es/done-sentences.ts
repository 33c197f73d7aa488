import {
  eventWords,
  FLAG_NAME,
  flagWord,
  type OwnPattern,
  RULE_WORDS,
  RUNG_NAME,
  requestWord,
  rungWord,
  STANCE_NAME,
  stanceWord,
} from './done-words.ts'
import { words } from './words.ts'

/** What was done, and facts of it, for Spanish readers: see `OWN_SENTENCES`. */
export const DONE_SENTENCES: readonly OwnPattern[] = [
  [/^step (\d+) of (\S+), made by the rules, is taken back$/, 'el paso $1 de $2, hecho por las reglas, se deshizo'],
  [/^step (\d+) of (\S+), made by (.+), is taken back$/, 'el paso $1 de $2, hecho por $3, se deshizo'],
  [/^proposal (\d+) is nobody's$/, 'la propuesta $1 no es de nadie'],
  [/^proposal (\d+) is (.+)'s$/, 'la propuesta $1 es de $2'],
  [/^claim (\S+) renamed to (\S+)$/, 'la afirmación $1 se llama ahora $2'],
  [/^statement (\d+) dismissed$/, 'la declaración $1 se descartó'],
  [/^statement (\d+) restored$/, 'la declaración $1 vuelve a contar'],
  [/^statement (\d+) has an affiliation$/, 'la declaración $1 tiene cargo'],
  [/^statement (\d+) is put down to (.+)$/, 'la declaración $1 se atribuye a $2'],
  [
    /^statement (\d+) is confirmed as (\w+)$/,
    (_all, id, stance) => `la declaración ${id} se confirma así: ${stanceWord(stance)}`,
  ],
  [
    /^statement (\d+) is read as (\w+)$/,
    (_all, id, stance) => `la declaración ${id} se lee así: ${stanceWord(stance)}`,
  ],
  [/^statement (\d+) is moved to (\S+)$/, 'la declaración $1 pasa a $2'],
  [/^statement (\d+) has a translation$/, 'la declaración $1 tiene traducción'],
  [/^the words of statement (\d+) removed$/, 'las palabras de la declaración $1 se quitaron'],
  [/^the words of (.+) removed$/, 'las palabras de $1 se quitaron'],
  [
    /^texts of items without a statement, older than (\d+) days, removed$/,
    'se quitaron los textos de entradas sin declaración de más de $1 días',
  ],
]

const LANGUAGE = { English: 'inglés', Spanish: 'español' }

/** "disputed by Ana, disputed by Mexico": whose names stand behind each. */
const FLAGS_BY: readonly OwnPattern[] = [
  [new RegExp(`(^|, )(${FLAG_NAME}) by `, 'g'), (_all, before, flag) => `${before}${flagWord(flag)}, por `],
]

/** Facts that are sentences or words of ours; the others are names, words of others, numbers. By label. */
export const DONE_VALUES: Readonly<Record<string, readonly OwnPattern[]>> = {
  posts: [
    [/^none: it was there before its source or its claim$/, 'ninguna: estaba antes que su fuente o su afirmación'],
    [/^held with the bulk it came in$/, 'a la espera, con lo que llegó de golpe'],
    [/^(\d+), marked late$/, '$1, con la nota de que llega tarde'],
  ],
  statements: [
    [/^none that is new$/, 'ninguna nueva'],
    [/^none: the rules read no position in it$/, 'ninguna: las reglas no leyeron ninguna postura'],
    [/\(nobody named, /g, '(sin nombre, '],
    [new RegExp(`, (${STANCE_NAME})\\)(?=, \\d+ \\(|$)`, 'g'), (_all, stance) => `, ${stanceWord(stance)})`],
  ],
  'statements dismissed': [[/^none$/, 'ninguna']],
  'statements restored': [[/^none$/, 'ninguna']],
  noted: [
    [/^the words do not occur in the page as it was served$/, 'las palabras no están en la página tal como se sirvió'],
  ],
  'not made up for': [
    [
      /^posts that were held back meanwhile, and copies that came meanwhile$/,
      'mensajes que entretanto no salieron, y copias que llegaron entretanto',
    ],
  ],
  'to look at': [
    [
      /^the status "(\w+)" was set by a person on these words alone, and stays$/,
      (_all, rung) => `el estado «${rungWord(rung)}» lo fijó una persona solo por estas palabras, y se queda`,
    ],
  ],
  'stays on record': [
    [
      /^([\d, ]+), first read elsewhere in other words; "onrecord dismiss (\d+)" dismisses it too$/,
      '$1, leída antes en otro sitio con otras palabras; "onrecord dismiss $2" también la descarta',
    ],
  ],
  'looked back': [
    [
      /^(\d+) of (\d+) stored items match, (\d+) statements taken in silently$/,
      'coinciden $1 de $2 entradas guardadas; constan $3 declaraciones sin publicarse',
    ],
  ],
  posted: [
    [/^at once$/, 'al momento'],
    [
      /^in one digest a day at (\S+) \((.+)\); corrections at once$/,
      'en un resumen al día, a las $1 ($2); las correcciones, al momento',
    ],
    [
      /^in one digest a week, on Mondays at (\S+) \((.+)\); corrections at once$/,
      'en un resumen a la semana, los lunes a las $1 ($2); las correcciones, al momento',
    ],
    [
      /^at once, but not from (\S+) to (\S+) \((.+)\); corrections at any hour$/,
      'al momento, pero no de $1 a $2 ($3); las correcciones, a cualquier hora',
    ],
  ],
  resumed: [[/^it was paused: /, 'estaba en pausa: ']],
  confirms: [[/^proposal (\d+)$/, 'la propuesta $1']],
  'to do': [
    [
      /^free pages of the file may hold words still, for somebody was writing: stop the worker, VACUUM it$/,
      'las páginas libres del archivo pueden tener palabras todavía, pues alguien escribía: para el proceso y haz VACUUM',
    ],
  ],
  stays: [
    [
      /^hashes, times, places and decisions; what was posted to a channel is there still$/,
      'huellas, horas, lugares y decisiones; lo publicado en un canal sigue allí',
    ],
  ],
  step: [[/^the rules, /, 'las reglas, '], ...RULE_WORDS],
  stance: [
    [
      new RegExp(`^(?:(${STANCE_NAME}) → )?(${STANCE_NAME})$`),
      (_all, before, after) =>
        before === undefined ? stanceWord(after) : `${stanceWord(before)} → ${stanceWord(after)}`,
    ],
  ],
  'evidence status': [
    [
      new RegExp(`^(${RUNG_NAME}|none) → (${RUNG_NAME}|none)$`),
      (_all, before, after) => `${rungWord(before)} → ${rungWord(after)}`,
    ],
  ],
  'flags set': FLAGS_BY,
  'flags cleared': FLAGS_BY,
  change: [
    [/^evidence status: (\w+)$/, (_all, rung) => `estado de las pruebas: ${rungWord(rung)}`],
    [/^request (\d+): ([\w ]+)$/, (_all, id, state) => `petición ${id}: ${requestWord(state)}`],
    [new RegExp(`^flag cleared: (${FLAG_NAME})$`), (_all, flag) => `se quita la marca: ${flagWord(flag)}`],
    [
      new RegExp(`^flag set: (${FLAG_NAME})(?:, by (?=(.+)))?`),
      (_all, flag, by) => `marca: ${flagWord(flag)}${by === undefined ? '' : ', por '}`,
    ],
  ],
  status: RULE_WORDS,
  proposed: RULE_WORDS,
  before: [[/^nobody$/, 'nadie']],
  'old slug': [[/^(\S+) still leads here$/, '$1 sigue llevando aquí']],
  review: [
    [/^the new wording is marked reviewed/, 'la nueva redacción consta como revisada'],
    [/^the wording changed and is not reviewed again yet/, 'la redacción cambió y todavía no se ha revisado otra vez'],
    [/; proposed anew: ([\d, ]+)$/, '; se propone de nuevo: $1'],
  ],
  warning: [
    [
      /^no alias in (English|Spanish), which one of its sources uses: texts in it will be missed$/,
      (_all, language) =>
        `sin alias en ${LANGUAGE[language as 'English']}, que usa una de sus fuentes: se escaparán los textos en él`,
    ],
    [
      /^no alias in (English|Spanish), which (\d+) of its sources use: texts in it will be missed$/,
      (_all, language, many) =>
        `sin alias en ${LANGUAGE[language as 'English']}, que usan ${many} de sus fuentes: se escaparán los textos en él`,
    ],
    [
      /^no alias in (English|Spanish), in which it is looked for: texts in it will be missed$/,
      (_all, language) =>
        `sin alias en ${LANGUAGE[language as 'English']}, en el que se busca: se escaparán los textos en él`,
    ],
    [
      /^no name, place, body or number in its text, title or aliases: what is about it is told only by common words$/,
      'ni un nombre, ni un lugar, ni un organismo, ni una cifra en su texto, título o alias: lo que trata de ella se reconoce solo por palabras corrientes',
    ],
  ],
  events: [[/^[a-z]+(?:, [a-z]+)*$/, (list) => eventWords(list)]],
  language: [[/^(en|es)$/, (_all, language) => words.language[language as 'en' | 'es']]],
  channel: [[/^(.+) on (console|slack|discord)$/, '$1 ($2)']],
  what: [
    [/^the card of (\S+)$/, 'la ficha de $1'],
    [/^a notice that cannot be put in words \((\S+)\)$/, 'un aviso que no se puede poner en palabras ($1)'],
  ],
  request: [[/^(.+) to (.+), (\d{4}-\d\d-\d\d)$/, '$1 a $2, $3']],
}

export const DONE_LABELS: Readonly<Record<string, string>> = {
  noted: 'se anota',
  'not made up for': 'no se recupera',
  'to look at': 'por mirar',
  'stays on record': 'sigue constando',
  'requests that rested on the old reading': 'peticiones que se apoyaban en la lectura anterior',
  'versions of items': 'versiones de entradas',
  'posts and requests': 'mensajes y peticiones',
  'reasons and flags': 'motivos y marcas',
  'former texts of files': 'textos anteriores de los archivos',
  'to do': 'por hacer',
  stays: 'se queda',
  'told meanwhile, from elsewhere': 'contado entretanto, de otra fuente',
  'left out (claim archived, item taken down or dismissed)':
    'fuera (afirmación archivada, entrada retirada o descartada)',
  confirms: 'confirma',
  step: 'paso',
  'looked back': 'mirada atrás',
  resumed: 'reanudado',
  'flags set': 'marcas puestas',
  'flags cleared': 'marcas quitadas',
  'translation (en)': 'traducción (en)',
  'translation (es)': 'traducción (es)',
  'translation (und)': 'traducción (und)',
}
