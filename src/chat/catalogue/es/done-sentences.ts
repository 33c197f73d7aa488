/** What was done, and facts of it, for Spanish readers: see `OWN_SENTENCES`. */
export const DONE_SENTENCES: readonly [RegExp, string][] = [
  [/^step (\d+) of (\S+), made by the rules, is taken back$/, 'el paso $1 de $2, hecho por las reglas, se deshizo'],
  [/^step (\d+) of (\S+), made by (.+), is taken back$/, 'el paso $1 de $2, hecho por $3, se deshizo'],
  [/^proposal (\d+) is nobody's$/, 'la propuesta $1 no es de nadie'],
  [/^proposal (\d+) is (.+)'s$/, 'la propuesta $1 es de $2'],
  [/^claim (\S+) renamed to (\S+)$/, 'la afirmación $1 se llama ahora $2'],
  [/^statement (\d+) dismissed$/, 'la declaración $1 se descartó'],
  [/^statement (\d+) restored$/, 'la declaración $1 vuelve a contar'],
  [/^statement (\d+) has an affiliation$/, 'la declaración $1 tiene cargo'],
  [/^statement (\d+) is put down to (.+)$/, 'la declaración $1 se atribuye a $2'],
  [/^statement (\d+) is confirmed as (.+)$/, 'la declaración $1 se confirma como $2'],
  [/^statement (\d+) is read as (.+)$/, 'la declaración $1 se lee como $2'],
  [/^statement (\d+) is moved to (\S+)$/, 'la declaración $1 pasa a $2'],
  [/^statement (\d+) has a translation$/, 'la declaración $1 tiene traducción'],
  [/^the words of statement (\d+) removed$/, 'las palabras de la declaración $1 se quitaron'],
  [/^the words of (.+) removed$/, 'las palabras de $1 se quitaron'],
  [
    /^texts of items without a statement, older than (\d+) days, removed$/,
    'se quitaron los textos de entradas sin declaración de más de $1 días',
  ],
]

/** Facts that are sentences or words of ours; the others are names, words of others, numbers. By label. */
export const DONE_VALUES: Readonly<Record<string, readonly [RegExp, string][]>> = {
  posts: [
    [/^none: it was there before its source or its claim$/, 'ninguna: estaba antes que su fuente o su afirmación'],
    [/^held with the bulk it came in$/, 'a la espera, con lo que llegó de golpe'],
    [/^(\d+), marked late$/, '$1, con la nota de que llega tarde'],
  ],
  statements: [
    [/^none that is new$/, 'ninguna nueva'],
    [/^none: the rules read no position in it$/, 'ninguna: las reglas no leyeron ninguna postura'],
    [/\(nobody named, /g, '(sin nombre, '],
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
      'el estado «$1» lo fijó una persona solo por estas palabras, y se queda',
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
  step: [[/^the rules, /, 'las reglas, ']],
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
