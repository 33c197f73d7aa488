import type { NoticeStrings } from '../catalogue.ts'
import { lateNumbers } from '../late-formats.ts'

const count = lateNumbers('es-MX')
const plural = (number: number, one: string, many: string) => `${count.format(number)} ${number === 1 ? one : many}`
const statements = (number: number) => plural(number, 'declaración', 'declaraciones')

export const notices: NoticeStrings = {
  statement: { headline: (who, did) => `${who} ${did}` },
  status: {
    changed: (decidedBy, changes) =>
      decidedBy === 'editor' ? `La redacción cambió el estado: ${changes}` : `Cambio de estado por regla: ${changes}`,
    move: (from, to) => `${from} → ${to}`,
    confirmedAsIs: 'sin cambio de estado',
    set: (flag) => `ahora ${flag}`,
    cleared: (flag) => `ya no ${flag}`,
    by: { editor: 'la redacción', automatic: 'automática, por regla; la redacción puede deshacerla' },
  },
  proposal: {
    proposed: (id, change) => `Propuesta ${id}: ¿${change}?`,
    unseen: 'Los lectores no ven esto hasta que decida la redacción.',
  },
  revision: {
    changed: (source) => `${source} cambió su texto, no se ha visto nota de corrección`,
    was: 'decía',
    now: 'ahora',
    what: { quote: 'Cita', number: 'Número', name: 'Nombre', attribution: 'Atribución' },
  },
  waiting: {
    reminder: (number) =>
      `${plural(number, 'propuesta sigue esperando', 'propuestas siguen esperando')} a la redacción`,
    firstPoll: (number, source) =>
      `La primera consulta de ${source} dejó ${plural(number, 'propuesta', 'propuestas')} para la redacción`,
    nobody: 'sin responsable',
  },
  withdrawal: {
    takenDown: (source) => `${source} retiró una publicación`,
    held: 'A la espera de la redacción. Las palabras retiradas no se vuelven a publicar.',
  },
  request: {
    opened: (from, to) => `${from} pidió pruebas a ${to}`,
    no_answer_seen: (from, to, days, since) =>
      `No se ha visto respuesta pública desde el ${since} (${plural(days, 'día', 'días')}): ${from} pidió pruebas a ${to}`,
    acknowledged: (from, to) => `${to} acusó recibo de la solicitud de pruebas de ${from}`,
    refused: (from, to) => `${to} rechazó la solicitud de pruebas de ${from}`,
    partly_answered: (from, to) => `${to} respondió en parte a la solicitud de pruebas de ${from}`,
    answered: (from, to) => `${to} respondió a la solicitud de pruebas de ${from}`,
  },
  health: {
    headline: {
      new: (name) => `${name} es una fuente nueva`,
      healthy: (name) => `${name} vuelve a responder`,
      failing: (name, failures) => `${name} falló en ${plural(failures, 'consulta', 'consultas seguidas')}`,
      blocked: (name) => `${name} rechaza nuestras consultas`,
      not_a_feed: (name) => `${name} responde con una página y no con un canal`,
      moved: (name) => `${name} se mudó a otra dirección`,
      gone: (name) => `${name} dice haber desaparecido para siempre`,
      quiet: (name) => `${name} está más callada de lo habitual`,
    },
    still: (headline) => `Sigue igual: ${headline}`,
    stillSeveral: (sources) => `Sigue igual: no se pueden leer ${sources} fuentes`,
    none: {
      heading: (inVain, sources) => `Ninguna fuente responde: ${inVain} de ${sources} se consultaron en vano`,
      over: 'Las fuentes vuelven a responder',
      todo: 'Quizá esta máquina no tiene red o servidor de nombres: mire eso primero, no las fuentes.',
      stillPolled: 'Se siguen consultando. Mientras no respondan, no ver nada allí no prueba nada.',
    },
    publishesAgain: (name) => `${name} vuelve a publicar`,
    todo: {
      failing: 'Abra su dirección en un navegador; si tiene otra, cambie url en sources.yaml.',
      blocked:
        'Escriba a quien la publica y pida acceso, acuerde un userAgent para sources.yaml o consulte otra fuente que lleve lo mismo.',
      not_a_feed:
        'Busque el canal actual en su sitio y cambie url en sources.yaml, o lea su página de lista (kind: page).',
      moved:
        'Si la nueva dirección es suya, póngala en url de sources.yaml y su host en hosts. Hasta entonces se lee desde allí, pero no habla por nadie.',
      gone: 'Cambie url en sources.yaml o desactívela allí. Para probar esta dirección otra vez, consúltela por su id.',
      quiet: 'Mire su sitio: si hay noticias que no están en el canal, el canal murió o se mudó.',
    },
    polledAddress: 'Se consulta',
    newAddress: 'Redirige para siempre a',
    stillPolled: 'Se sigue consultando. Mientras no se recupere, no ver nada allí no prueba nada.',
    gone: 'Ya no se consulta. No ver nada allí no prueba nada.',
    recovered: 'Lo publicado entre tanto se anuncia marcado como visto tarde.',
    failures: (number) => plural(number, 'fallo', 'fallos seguidos'),
  },
  correction: {
    dismissed: (id) => `Corrección: la declaración ${id} no debió publicarse`,
    restored: (id) => `Corrección: la declaración ${id} vuelve a constar: se anuló su descarte`,
    re_attributed: (id) => `Corrección: la declaración ${id} se atribuyó a quien no era`,
    affiliation_changed: (id) => `Corrección: la declaración ${id} daba mal el cargo de quien habla`,
    re_stanced: (id) => `Corrección: la declaración ${id} se leyó mal`,
    moved: (id) => `Corrección: la declaración ${id} se archivó bajo la afirmación equivocada`,
    stance_confirmed: (id) => `Declaración ${id}: la redacción confirmó su postura`,
    affiliation_added: (id) => `Declaración ${id}: se añadió el cargo`,
    added: 'También se edita el mensaje; nada de lo que decía era erróneo.',
    everywhere: 'También se edita el mensaje que se corrige; el historial conserva ambos.',
  },
  anchor: {
    heading: (entry) => `El registro en el asiento ${entry}`,
    what: 'Consérvelo: si un día se recorta o se reescribe el registro, esta huella dejará de encajar («onrecord verify»).',
  },
  backlog: {
    claim: (items, found) =>
      `${plural(items, 'entrada guardada coincide', 'entradas guardadas coinciden')} (${statements(found)}); por revisar`,
    source: (source, items, found) =>
      `${source}: ${plural(items, 'entrada guardada coincide', 'entradas guardadas coinciden')} con alguna afirmación (${statements(found)}); por revisar`,
    both: (source, items, found) =>
      `${source}: ${plural(items, 'entrada guardada coincide', 'entradas guardadas coinciden')} (${statements(found)}); por revisar`,
    quiet: 'Son anteriores: ninguna se publica.',
  },
  held: {
    bulk: (source, items) =>
      `${source} trajo ${plural(items, 'entrada', 'entradas')} de golpe: a la espera de la redacción`,
    nothingPosted: 'Ninguna se publica hasta que la redacción las vea.',
    waiting: (matched, posts) =>
      `${plural(matched, 'entrada coincide', 'entradas coinciden')} con alguna afirmación; ${plural(posts, 'mensaje espera', 'mensajes esperan')}.`,
    nothingToRelease: 'Están guardadas; ninguna se habría publicado, así que no hay nada que liberar.',
    edited: (source, items) =>
      `${source} modificó de golpe ${plural(items, 'entrada', 'entradas')} sobre afirmaciones seguidas`,
    editsNotPosted: 'Los cambios están registrados y no se publican uno por uno; no hay nada que liberar.',
  },
  gap: {
    heading: (source, entries) =>
      `${source}: ninguna de sus ${plural(entries, 'entrada', 'entradas')} estaba en la consulta anterior`,
    oldest: 'Entrada más antigua',
    todo:
      'Entre una y otra puede haber publicado más de lo que lista: mire en su sitio lo de ese lapso y acorte interval en sources.yaml. ' +
      'Si en su dirección ya hay otro feed, cambie url.',
  },
  authority: {
    link: (source, host) => `Una entrada de ${source} lleva a ${host}`,
    redirect: (source, host) => `${source} fue servida por ${host}`,
    entry: 'Entrada',
    expected: 'Sus propios hosts',
    todo: 'Lo que está allí no se toma por su propia voz. Si el host es suyo, añádalo a hosts en sources.yaml.',
  },
  card: {
    summary: (rung, flags) => [rung, ...flags].join(' · '),
    counts: (number, outlets) => `${statements(number)} en ${plural(outlets, 'medio', 'medios')}`,
    automatic: 'estado fijado por regla',
    reviewed: 'afirmación revisada por la redacción',
    reworded: 'redacción aún sin revisar de nuevo; cambió el',
    notReviewed: 'afirmación aún no revisada por la redacción',
    openProposals: (number) => `${plural(number, 'propuesta espera', 'propuestas esperan')} a la redacción`,
    noStatements: 'Aún no se ha visto ninguna declaración.',
    chargeIsAllegation: 'Una acusación penal es un señalamiento, no una conclusión probada.',
  },
}
