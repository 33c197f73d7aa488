import type { PollStrings } from '../poll-strings.ts'
import { words } from './words.ts'

const plural = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`

export const poll: PollStrings = {
  polling: 'consultando',
  columns: {
    source: 'fuente',
    items: 'entradas',
    new: 'nuevas',
    edited: 'editadas',
    matched: 'coinciden',
    statements: 'declaraciones',
  },
  failed: 'falló',
  unchanged: 'sin cambios',
  silent: 'primera consulta: no se publica',
  articles: (read, owed, kept) =>
    `artículos: ${plural(read, 'leído', 'leídos')}, ${owed} por leer, ${kept} tal como los trae la entrada`,
  sources: (polled) => plural(polled, 'fuente consultada', 'fuentes consultadas'),
  sourcesFailed: (failed) => plural(failed, 'falló', 'fallaron'),
  items: (read, stored, edited, posts) =>
    `${plural(read, 'entrada leída', 'entradas leídas')}, ${plural(stored, 'guardada como nueva', 'guardadas como nuevas')}, ${plural(edited, 'editada', 'editadas')}; ${plural(posts, 'mensaje', 'mensajes')}.`,
  record: (file) => `Registro: ${file}`,
  replay: {
    recorded: (file, status, bytes) =>
      `${file}: HTTP ${status}, ${bytes} bytes. "onrecord replay ${file} --explain" muestra cada paso.`,
    heading: (status, parser, charset, entries) =>
      `HTTP ${status}, leído por ${parser} en ${charset}, ${plural(entries, 'entrada', 'entradas')}`,
    undated: 'sin fecha',
    noClaim: 'no coincide con ninguna afirmación',
    matched: (claim, band, score, bar) => `${claim}: ${words.band[band]}, ${score}; el umbral es ${bar}`,
    nobody: 'sin nombre',
    nothingWritten: 'No se escribió ni se publicó nada.',
  },
}
