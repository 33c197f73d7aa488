import { sayFailure } from '../../compose/say-failure.ts'
import { CONFIGURATION_SENTENCES } from './configuration-sentences.ts'
import { DONE_LABELS, DONE_SENTENCES } from './done-sentences.ts'
import { eventWords, type OwnPattern, requestWord, scopesWords, scopeWords } from './done-words.ts'

/**
 * What the use cases say in English, for Spanish readers: whole sentences by their pattern, labels by their word. What
 * is in no pattern is shown as it is; names, slugs and numbers are carried over.
 */
export const OWN_SENTENCES: readonly OwnPattern[] = [
  [
    /^claims\.yaml declares it too: this stands until its entry there changes; "claims export" writes it back$/,
    'también está en claims.yaml: esto vale hasta que cambie allí su entrada; «claims export» la escribe de nuevo',
  ],
  [/^claim (\S+) added$/, 'la afirmación $1 se sigue'],
  [/^claim (\S+) edited(.*)$/, 'la afirmación $1 se cambió$2'],
  [/^claim (\S+) archived$/, 'la afirmación $1 se archivó'],
  [/^claim (\S+) restored$/, 'la afirmación $1 se vuelve a seguir'],
  [/^statement (\d+) added$/, 'la declaración $1 consta'],
  [
    /^statement (\d+) about (\S+) is on record on an editor's word$/,
    'la declaración $1 sobre $2 consta por palabra de la redacción',
  ],
  [/^proposal (\d+) confirmed with an edit$/, 'la propuesta $1 se confirmó con un cambio'],
  [/^proposal (\d+) confirmed$/, 'la propuesta $1 se confirmó'],
  [/^proposal (\d+) dismissed$/, 'la propuesta $1 se descartó'],
  [/^the status of (\S+) is set$/, 'el estado de $1 queda fijado'],
  [/^step (\d+) of (\S+) is taken back$/, 'el paso $1 de $2 se deshizo'],
  [/^request (\d+) opened$/, 'la petición $1 queda anotada'],
  [/^request (\d+) set to (.+)$/, (_all, id, state) => `la petición ${id} pasa a: ${requestWord(state)}`],
  [/^item (\d+) is accepted as being about (\S+)$/, 'la entrada $1 se acepta como relativa a $2'],
  [
    /^the item is dismissed as not about (\S+); so are its copies, now and later$/,
    'la entrada queda descartada: no trata de $1; tampoco sus copias, ahora y después',
  ],
  [/^the item counts as being about (\S+) again$/, 'la entrada vuelve a contar como relativa a $1'],
  [/^the held items of (\S+) are not posted$/, 'lo retenido de $1 no se publica'],
  [/^the held items of (\S+) are released$/, 'lo retenido de $1 se publica'],
  [
    /^(\S+) on (\w+) no longer follows (.+)$/,
    (_all, channel, platform, scope) => `${channel} (${platform}) ya no sigue ${scopeWords(scope)}`,
  ],
  [
    /^(\S+) on (\w+) (?:now )?follows (.+)$/,
    (_all, channel, platform, scope) => `${channel} (${platform}) sigue ${scopeWords(scope)}`,
  ],
  [
    /^it follows (.+) already, in a digest: what this watch names now comes at once, and once$/,
    (_all, known) =>
      `ya sigue ${scopesWords(known)}, en un resumen: lo que nombra este seguimiento llega ahora al momento, y una sola vez`,
  ],
  [
    /^it follows (.+) already: this watch adds nothing, and nothing is posted twice$/,
    (_all, known) => `ya sigue ${scopesWords(known)}: este seguimiento no añade nada, y nada se publica dos veces`,
  ],
  [
    /^it follows (.+) already: this watch adds (.+), and nothing is posted twice$/,
    (_all, known, events = '') =>
      `ya sigue ${scopesWords(known)}: este seguimiento añade ${eventWords(events)}, y nada se publica dos veces`,
  ],
  [
    /^declared in onrecord\.yaml; this holds until that entry is changed$/,
    'declarado en onrecord.yaml; esto vale hasta que cambie esa entrada',
  ],
  [
    /^declared in onrecord\.yaml: it comes back when that entry is changed$/,
    'declarado en onrecord.yaml: vuelve cuando cambie esa entrada',
  ],
  [
    /^(.+) took an item down \((.+)\): (.+)$/,
    (_all, name, why = '', link) =>
      `${name} retiró una entrada (${sayFailure(why, 'es')}): ${link === 'no link' ? 'sin enlace' : link}`,
  ],
  [/^added$/, 'se empezó a seguir'],
  [/^archived$/, 'se archivó'],
  [/^delivery (\d+) is marked as sent$/, 'el envío $1 consta como recibido'],
  [/^delivery (\d+) is sent again$/, 'el envío $1 se repite'],
  [/^delivery (\d+) is dropped$/, 'el envío $1 se descarta'],
  [
    /^(\d+), in its thread or, where it is not found, under a new card$/,
    '$1, en su hilo o, si no aparece, bajo otra ficha',
  ],
  [/^(\d+), in its thread once it is sent$/, '$1, en su hilo cuando se haya enviado'],
  [/^(\d+), under a new card$/, '$1, bajo otra ficha'],
  ...DONE_SENTENCES,
  ...CONFIGURATION_SENTENCES,
]

export const OWN_LABELS: Readonly<Record<string, string>> = {
  claim: 'afirmación',
  posts: 'publicaciones',
  'posts that waited for it follow': 'lo que la esperaba sigue',
  reason: 'motivo',
  note: 'nota',
  item: 'entrada',
  items: 'entradas',
  corrections: 'correcciones',
  stance: 'postura',
  speaker: 'quién habló',
  proposed: 'propuesta',
  'posts edited': 'publicaciones corregidas',
  'dismissed by': 'descartada por',
  words: 'palabras',
  what: 'qué',
  warning: 'aviso',
  to: 'a',
  from: 'de',
  status: 'estado',
  statements: 'declaraciones',
  'statements restored': 'declaraciones recuperadas',
  'statements dismissed': 'declaraciones descartadas',
  'saved copy': 'copia guardada',
  review: 'revisión',
  'rests on': 'se apoya en',
  request: 'petición',
  'request opened': 'petición anotada',
  repeats: 'repeticiones',
  posted: 'publicadas',
  'old slug': 'nombre corto anterior',
  'match a claim': 'tratan de una afirmación',
  language: 'idioma',
  'evidence status': 'estado de las pruebas',
  events: 'sucesos',
  'events held': 'sucesos retenidos',
  channel: 'canal',
  change: 'cambio',
  changed: 'cambia',
  before: 'antes',
  'asked on': 'pedida el',
  ...DONE_LABELS,
}
