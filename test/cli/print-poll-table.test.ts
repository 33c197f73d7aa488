import { expect, test } from 'vitest'
import { printPollTable } from '../../src/cli/print-poll-table.ts'
import { createTerminal, type Terminal } from '../../src/cli/terminal.ts'

const NONE = { parsed: 0, newItems: 0, revisedItems: 0, matched: 0, statements: 0, appearances: 0 }
const of = (sourceId: string) => ({ sourceId, ...NONE, parser: null, charset: null, error: null })
const REPORTS = [
  { ...of('wire'), outcome: 'changed' as const, parsed: 20, newItems: 3, matched: 2, statements: 1 },
  { ...of('diario'), outcome: 'baseline' as const, parsed: 9, articles: { read: 1, owed: 2, kept: 0, notes: [] } },
  { ...of('herald'), outcome: 'unchanged' as const },
  { ...of('gone'), outcome: 'failed' as const, error: 'HTTP 404' },
]
const SETTLED = { sent: 0, retry: 0, uncertain: 0, stopped: 0, waits: 0, needs_review: 0, refused: 0 }

test.each([
  [
    'en',
    `source  items    new  edited  matched  statements
wire       20      3       0        2           1
diario      9      0       0        0           0  first poll: not posted
        articles: 1 read, 2 to be read later, 0 kept as the entry has it
herald  unchanged
gone    failed  HTTP 404

4 sources polled, 1 failed: 29 items read, 12 stored new, 1 edited; 1 post.
Record: record.db`,
  ],
  [
    'es',
    `fuente  entradas  nuevas  editadas  coinciden  declaraciones
wire          20       3         0          2              1
diario         9       0         0          0              0  primera consulta: no se publica
        artículos: 1 leído, 2 por leer, 0 tal como los trae la entrada
herald  sin cambios
gone    falló  HTTP 404

4 fuentes consultadas, 1 falló: 29 entradas leídas, 12 guardadas como nuevas, 1 editada; 1 mensaje.
Registro: record.db`,
  ],
])('the table of a poll (%s)', (locale, expected) => {
  const lines: string[] = []
  const terminal: Terminal = { ...createTerminal({ color: false }), out: (text) => void lines.push(text) }
  const config = { sources: [], settings: { database: 'record.db', reader: { locale } } }
  const totals = { stored: 12, revisions: 13, posts: 1, settled: SETTLED }
  printPollTable(REPORTS, totals, {} as never, {}, config as never, terminal)
  expect(lines.join('\n')).toBe(expected)
})
