import type { AnswerStrings } from '../catalogue.ts'
import { lateNumbers } from '../late-formats.ts'
import { reasons } from './reasons.ts'

const count = lateNumbers('es-MX')
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
    claim: {
      added: () => 'Afirmación añadida',
      edited: (detail, version) => `Afirmación editada (${detail}), versión ${version}`,
      reworded: (detail, version) => `Cambió la redacción (${detail}), versión ${version}: se revisa de nuevo`,
      reviewed: () => 'Redacción revisada por un editor',
      renamed: (detail) => `Cambió de nombre; antes era ${detail}`,
      archived: () => 'Afirmación archivada',
      restored: () => 'Se sigue de nuevo',
    },
    silent: 'anterior, no se publicó',
    decided: (by, automatic) => (automatic ? 'automático, por regla' : `decisión de ${by}`),
    proposal: (id, change, state) => `Propuesta ${id}, ${state}: ${change}`,
    by: (name) => `por ${name}`,
    anEditor: 'un editor',
    revision: (source) => `${source} cambió su texto, no se ha visto nota de corrección`,
    request: (event, from, to) => `Solicitud de ${from} a ${to}: ${event}`,
    dismissed: (by, ids, undone) =>
      undone
        ? `${by} anuló que no trate de esta afirmación${ids === '' ? '' : `: la declaración ${ids} vuelve a contar`}`
        : `${by} dijo de una entrada que no trata de esta afirmación${ids === '' ? '' : `; la declaración ${ids} no cuenta`}`,
    dismissedMark: 'descartada por la redacción: aquí no cuenta',
    edited: {
      dismiss: (by, id) => `${by} descartó la declaración ${id}`,
      restore: (by, id) => `${by} restableció la declaración ${id}`,
      re_attribute: (by, id) => `${by} atribuyó la declaración ${id} a otra persona`,
      re_stance: (by, id) => `${by} leyó de otro modo la declaración ${id}`,
      stance_confirmed: (by, id) => `${by} confirmó la postura de la declaración ${id}`,
      affiliation_changed: (by, id) => `${by} corrigió el cargo en la declaración ${id}`,
      affiliation_added: (by, id) => `${by} añadió el cargo en la declaración ${id}`,
      move: (by, id) => `${by} pasó la declaración ${id} a otra afirmación`,
      translate: (by, id) => `${by} tradujo la declaración ${id}`,
    },
  },
  why: {
    reasons,
    heading: (id) => `Por qué consta la declaración ${id}`,
    matched: (band) => `nivel: ${band}`,
    noMatch: 'la añadió la redacción, no la hallaron las reglas',
    score: (score, threshold) => `puntuación ${score}, umbral ${threshold}`,
    confidence: (percent, shown) =>
      shown
        ? `${percent}, suficiente para nombrar la postura`
        : `${percent}, insuficiente para nombrar la postura: los mensajes ponen «dijo»`,
    earlierWording: (version, text) => `Respondía a la versión ${version} de la afirmación, que decía: ${text}`,
    noReasons: 'sin motivos registrados',
    where: { title: 'en el titular', body: 'en el texto' },
    whatIf: 'Qué lo habría cambiado',
    dismissed: (by) => `${by} dijo que no trata de esta afirmación`,
    analyst: 'Leído por el analista; no consta ni se publica',
    counterfactual: {
      without_term: (detail, weight, bar) =>
        `Sin ${detail} la puntuación sería ${weight}: ${Number(weight) < Number(bar) ? 'no se habría dado por relacionada' : 'se habría dado por relacionada igual'}.`,
      without_anchors: (detail) => `Sin ninguno de ${detail} no coincidiría, por parecido que fuera lo demás.`,
      bar_above: (_detail, weight, bar) =>
        `El umbral es ${bar}; con uno superior a ${weight} no se habría dado por relacionada.`,
      without_cue_none: (detail) => `Sin ${detail} no se habría leído ninguna postura.`,
      without_cue_other: (detail) => `Sin su indicio se habría leído como ${detail}.`,
      stance_shown: (detail, weight) =>
        `Se nombra la postura: con esta confianza acertó en ${weight} de los casos medidos; se exige ${detail}.`,
      stance_by_editor: (detail) =>
        `Se nombra la postura porque ${detail === '' ? 'la redacción' : detail} la leyó así.`,
      stance_hidden: (detail, weight) =>
        `No se nombra la postura: con esta confianza acertó en ${weight} de los casos medidos; se exige ${detail}.`,
      stance_unmeasured: () => 'No se nombra la postura: nunca se midió cuánto acierta con esta confianza.',
      read_again: (_detail, weight) =>
        `Leído de nuevo, con la afirmación tal como está hoy, la puntuación es ${weight}.`,
    },
  },
  backtest: {
    heading: 'Prueba con lo guardado',
    looked: (items) => plural(items, 'entrada guardada revisada', 'entradas guardadas revisadas'),
    bands: (posted, possible, dropped) =>
      `${count.format(posted)} habrían coincidido · ${count.format(possible)} posibles, por revisar · ${count.format(dropped)} cerca pero desechadas`,
    per1000: (rate) => `${rate} coincidencias en 1000 entradas`,
    statements: (number) => plural(number, 'declaración nueva', 'declaraciones nuevas'),
    posts: (posts, repeats) =>
      `${plural(posts, 'mensaje', 'mensajes')} a un canal que la siga; ${plural(repeats, 'repetición no se habría publicado', 'repeticiones no se habrían publicado')}`,
    nothingWritten: 'No se escribió nada: probar una afirmación no la pone en seguimiento.',
    sample: { posted: 'Habría coincidido', possible: 'Posible', dropped: 'Cerca, pero desechada' },
    noAlias: (language) =>
      `No tiene alias en ${language === 'es' ? 'español' : 'inglés'}, idioma de sus fuentes: se perderán textos.`,
    tooMany: (rate, most) =>
      `Se lleva ${rate} de cada 1000 entradas, más de ${count.format(most)}: su redacción es demasiado amplia.`,
    blame: (alias, matches) =>
      `Sin el alias «${alias}» desaparecerían ${plural(matches, 'coincidencia', 'coincidencias')} de las probadas.`,
    none: 'Nada coincide ni queda al alcance: revise la redacción, las partes y los alias.',
    noItems: 'Aún no hay nada guardado: consulte antes las fuentes.',
    replaces: (slug) => `Ya se sigue una afirmación ${slug}: el borrador se probó en su lugar.`,
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
      recorded: 'Consta, pero no se publicó: solo repite la afirmación, o no nombra a quien lo dijo.',
      pending: 'Consta; su mensaje está en camino, o atascado.',
      dismissed: 'La redacción dijo que no trata de esta afirmación.',
    },
  },
  asOf: {
    known: { before: 'Lo que se sabía hasta el', after: 'Lo visto después no cuenta, se dijera cuando se dijera.' },
    said: {
      before: 'Lo que se había dicho hasta el',
      after: 'Según lo que consta hoy, aunque se viera después; las decisiones posteriores no cuentan.',
    },
    endOf: (day, zone) => ` (el fin del ${day} en ${zone})`,
    untracked: 'Esta afirmación se sigue solo desde el',
    untrackedAfter: ': pregunte con --said lo que se había dicho hasta entonces.',
  },
  requests: {
    heading: (total, waiting) =>
      `${plural(total, 'solicitud', 'solicitudes')} de pruebas, ${count.format(waiting)} a la espera de respuesta`,
    none: 'No consta ninguna solicitud de pruebas.',
    after: (days) => `tras ${days}`,
  },
  proposals: {
    heading: (open) => plural(open, 'propuesta', 'propuestas'),
    none: 'No hay propuestas en espera.',
    age: (days, hours) => (days > 0 ? plural(days, 'día', 'días') : plural(hours, 'hora', 'horas')),
  },
  possible: {
    heading: (total) => `${plural(total, 'coincidencia posible', 'coincidencias posibles')}, por debajo del umbral`,
    none: 'No hay coincidencias posibles en espera.',
    item: (id) => `Entrada ${id}`,
    readBy: { rules: 'Las reglas leyeron', analyst: 'El analista leyó' },
    nothingRead: 'Las reglas no leyeron en ella ninguna postura.',
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
  coverage: {
    heading: (about) => (about === null ? 'Cobertura' : `Cobertura de ${about}`),
    between: 'Del',
    and: 'al',
    healthy: (percent) => `en buen estado el ${percent} del tiempo`,
    ownVoice: 'Voces propias',
    gaps: 'No se consultó nada',
    notPolled: 'sin consultar',
    none: 'No se consulta ninguna fuente para ella.',
  },
  search: {
    heading: (text, hits, more) => `${more ? 'Primeros ' : ''}${plural(hits, 'resultado', 'resultados')} de «${text}»`,
    none: (text) => `Nada de lo que consta contiene «${text}»`,
    kind: { statement: 'declaración', item: 'entrada', claim: 'afirmación' },
    about: (slugs) => `trata de ${slugs}`,
    newest: 'lo más reciente primero',
    best: 'lo mejor primero, entre lo más reciente',
    more: 'Hay más: pida la página siguiente o acote por fechas o palabras.',
  },
  export: {
    heading: (title, format) => `${title}, exportada como ${format}`,
    file: 'Archivo',
    vouchedFor: (entry) => `Avalado por el registro hasta el asiento ${count.format(entry)}, cuya huella es`,
  },
  done: { heading: (what) => `Hecho: ${what}` },
}
