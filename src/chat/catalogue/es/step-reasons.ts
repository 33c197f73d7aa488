import { type OwnPattern, RULE_WORDS, requestWord, STANCE_NAME, stanceWord } from './done-words.ts'

/** Why a step of the status was taken, as the record keeps it: what is ours before an editor's own words, and what rules said. */
export const STEP_REASONS: readonly OwnPattern[] = [
  [/^an editor put statement (\d+) down to /, 'la redacción atribuyó la declaración $1 a '],
  [
    /^an editor corrected the affiliation in statement (\d+): /,
    'la redacción corrigió el cargo en la declaración $1: ',
  ],
  [/^an editor added an affiliation to statement (\d+): /, 'la redacción añadió el cargo a la declaración $1: '],
  [/^an editor dismissed statement (\d+): /, 'la redacción descartó la declaración $1: '],
  [
    new RegExp(`^an editor (confirmed|read) statement (\\d+) as (${STANCE_NAME}): `),
    (_all, did, id, stance) =>
      `la redacción ${did === 'read' ? 'leyó' : 'confirmó'} la declaración ${id} así, ${stanceWord(stance)}: `,
  ],
  [/^an editor moved statement (\d+) from (\S+) to (\S+): /, 'la redacción pasó la declaración $1 de $2 a $3: '],
  [/^what the rules set on (\d{4}-\d\d-\d\d) was taken back: /, 'se deshizo lo que fijaron las reglas el $1: '],
  [/^what (.+?) set on (\d{4}-\d\d-\d\d) was taken back: /, 'se deshizo lo que fijó $1 el $2: '],
  [/^the dismissal of statement (\d+) was taken back: /, 'la declaración $1 deja de estar descartada: '],
  [/^the dismissal of the item was taken back: /, 'la entrada deja de estar descartada: '],
  [/^the dismissal of (\d+) was taken back: /, 'la declaración $1 deja de estar descartada: '],
  [/^the dismissal of ([\d, ]+) was taken back: /, 'las declaraciones $1 dejan de estar descartadas: '],
  [
    /^an editor said that the item is not about this claim: /,
    'la redacción dijo que la entrada no trata de esta afirmación: ',
  ],
  [
    /^an editor said that statement (\d+) is not about this claim: /,
    'la redacción dijo que la declaración $1 no trata de esta afirmación: ',
  ],
  [
    /^an editor said that statements ([\d, ]+) are not about this claim: /,
    'la redacción dijo que las declaraciones $1 no tratan de esta afirmación: ',
  ],
  [
    /^request (\d+) by (.+) was set to (acknowledged|refused|partly answered|answered|open): /,
    (_all, id, from, state) => `la petición ${id} de ${from} pasó a: ${requestWord(state)}: `,
  ],
  [/^(.+): evidence was asked for(?= \(.*\)$)/s, '$1: pidió pruebas'],
  ...RULE_WORDS,
]
