import type { AnswerStrings } from '../catalogue.ts'

const count = new Intl.NumberFormat('es-MX')
const plural = (number: number, one: string, many: string) => `${count.format(number)} ${number === 1 ? one : many}`

export const answers: AnswerStrings = {
  claims: {
    heading: (number) => plural(number, 'afirmación en seguimiento', 'afirmaciones en seguimiento'),
    none: 'No se sigue ninguna afirmación.',
    statements: (number) => plural(number, 'declaración', 'declaraciones'),
    latest: 'última',
    narrowerOf: (slug) => `versión más acotada de ${slug}`,
    notReviewed: 'aún sin revisar',
    archived: 'archivada',
  },
  history: {
    heading: 'Historial',
    none: 'Aún no consta nada.',
    shown: (shown, total) =>
      shown === total
        ? `${plural(total, 'entrada', 'entradas')}, de la más antigua a la más reciente`
        : `${count.format(shown)} de ${plural(total, 'entrada', 'entradas')}, de la más antigua a la más reciente`,
    silent: 'anterior, no se publicó',
    decided: (by, automatic) => (automatic ? 'automático, por regla' : `decisión de ${by}`),
    proposal: (id, change, state) => `Propuesta ${id}, ${state}: ${change}`,
    by: (name) => `por ${name}`,
    revision: (source) => `${source} cambió su texto, no se ha visto nota de corrección`,
    request: (event, from, to) => `Solicitud de ${from} a ${to}: ${event}`,
  },
  why: {
    heading: (id) => `Por qué consta la declaración ${id}`,
    matched: (band) => `nivel: ${band}`,
    noMatch: 'la añadió la redacción, no la hallaron las reglas',
    score: (score, threshold) => `puntuación ${score}, umbral ${threshold}`,
    confidence: (percent, shown) =>
      shown
        ? `${percent}, suficiente para nombrar la postura`
        : `${percent}, insuficiente para nombrar la postura: los mensajes ponen «dijo»`,
    noReasons: 'sin motivos registrados',
  },
  whyNot: {
    heading: 'Por qué no se publicó',
    verdict: {
      not_polled: 'Sin consultar: ninguna fuente de aquí trae esta dirección.',
      not_matched: 'Consultado y leído, pero no coincide con ninguna afirmación.',
      possible: 'Posible coincidencia, por debajo del umbral: espera en la cola de revisión.',
      no_statement: 'Trata de una afirmación, pero no se halló declaración de nadie.',
      held: 'A la espera de la redacción.',
      duplicate: 'Repite una declaración que ya consta.',
      capped: 'Coincide, pero el canal había llegado a su límite de mensajes.',
      baseline: 'Anterior a la primera consulta buena de su fuente: se guardó sin publicarse.',
      posted: 'Se publicó.',
      unwatched: 'Consta, pero ningún canal sigue esta afirmación.',
    },
  },
  proposals: {
    heading: (open) => plural(open, 'propuesta', 'propuestas'),
    none: 'No hay propuestas en espera.',
    age: (days, hours) => (days > 0 ? plural(days, 'día', 'días') : plural(hours, 'hora', 'horas')),
  },
  sources: {
    heading: (healthy, total) => `${count.format(healthy)} de ${plural(total, 'fuente', 'fuentes')} en buen estado`,
    none: 'No hay fuentes configuradas.',
    disabled: 'desactivada',
    items: (number) => plural(number, 'entrada', 'entradas'),
    stopped: 'ya no se consulta',
    held: (items, posts) =>
      `retiene ${plural(items, 'entrada', 'entradas')} con ${plural(posts, 'mensaje', 'mensajes')} para la redacción`,
  },
  done: { heading: (what) => `Hecho: ${what}` },
}
