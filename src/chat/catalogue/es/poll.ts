import type { PollStrings } from '../poll-strings.ts'

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
}
