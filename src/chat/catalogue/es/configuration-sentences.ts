import type { OwnPattern } from './done-words.ts'

/** What the use cases say of the configuration, for Spanish readers: see `OWN_SENTENCES`. */
export const CONFIGURATION_SENTENCES: readonly OwnPattern[] = [
  [/^nothing is written yet: /, 'todavía no se escribió nada: '],
  [/^source (\S+) changed$/, 'la fuente $1 se cambió'],
  [/^actor (\S+) changed$/, 'el actor $1 se cambió'],
  [/^([\w.,[\] -]{2,300}) changed$/, '$1: cambiado'],
  [/^source (\S+) added$/, 'la fuente $1 se añadió'],
  [/^source (\S+) paused$/, 'la fuente $1 queda en pausa'],
  [/^source (\S+) is polled again$/, 'la fuente $1 se vuelve a consultar'],
  [/^source (\S+) removed$/, 'la fuente $1 se quitó'],
  [/^actor (\S+) added$/, 'el actor $1 se añadió'],
  [/^actor (\S+) removed$/, 'el actor $1 se quitó'],
  [/^(\S+) is now in (\S+)$/, '$1 está desde ahora en $2'],
  [/^(\S+) is no longer in (\S+)$/, '$1 ya no está en $2'],
  [/^change (\d+) is taken back: (.+)$/, 'el cambio $1 se deshizo: $2'],
  [/^it holds from now on/, 'vale desde ahora'],
  [/^it holds from the next start of the program on$/, 'vale desde el próximo arranque del programa'],
  [/^a worker that runs takes it up within a round/, 'el proceso en marcha lo recoge en su próxima ronda'],
  [/; (.+): from its next start on$/, '; $1: desde el próximo arranque'],
  [/^and (\d+) more places$/, 'y $1 lugares más'],
  [
    /^"([^"]*)" has no aliases in Spanish, which its sources use: texts in it will be missed$/,
    '«$1» no tiene alias en español, que usan sus fuentes: se escaparán los textos en él',
  ],
  [
    /^"([^"]*)" has no aliases in English, which its sources use: texts in it will be missed$/,
    '«$1» no tiene alias en inglés, que usan sus fuentes: se escaparán los textos en él',
  ],
]
