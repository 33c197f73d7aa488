import { type Refusals, wordOf } from './refusal-words.ts'
import { REQUEST } from './vocabulary.ts'

const HELD = { released: 'publicó', dropped: 'descartó' }
const DELIVERY = {
  pending: 'en espera',
  retry: 'a la espera de otro intento',
  sending: 'enviándose',
  sent: 'enviado',
  refused: 'rechazado o descartado',
  needs_review: 'pendiente de que alguien mire',
}

/** What the record and the files beside it refuse: races between two people, databases, backups, anchors. */
export const STORE_REFUSALS: Refusals = {
  'A claim was changed while this was being worked out.': 'Una afirmación cambió mientras se hacía esto.',
  'A claim was changed while this poll was being worked out.': 'Una afirmación cambió mientras se hacía esta consulta.',
  'The status of {0} changed while this was being worked out.': 'El estado de {0} cambió mientras se hacía esto.',
  'The status of {0} changed while this was being decided.': 'El estado de {0} cambió mientras se decidía esto.',
  'Request {0} was set to {1} by {2} on {3}. Nothing was changed.': (id, state, who, at) =>
    `La petición ${id} la puso ${who} como ${wordOf(REQUEST, state)} el ${at}. No se cambió nada.`,
  'There is no delivery {0}.': 'No hay ningún envío {0}.',
  'There is no delivery {0}. "onrecord deliveries" lists what is open.':
    'No hay ningún envío {0}. "onrecord deliveries" enumera los abiertos.',
  'Delivery {0} is already {1}.': (id, state) => `El envío ${id} ya está ${wordOf(DELIVERY, state)}.`,
  'Delivery {0} to {1} is being sent at this moment. Look again in a minute.':
    'El envío {0} a {1} se está mandando en este momento. Mira otra vez en un minuto.',
  'Delivery {0} to {1} is on its way; nothing needs to be decided.':
    'El envío {0} a {1} está en camino; no hay nada que decidir.',
  'Delivery {0} to {1} was dropped or refused{2}{3}. Nothing was changed.':
    'El envío {0} a {1} se descartó o fue rechazado{2}{3}. No se cambió nada.',
  'Delivery {0} to {1} was sent{2}. Nothing was changed.': 'El envío {0} a {1} llegó{2}. No se cambió nada.',
  'Delivery {0} to {1} was marked as sent{2}{3}. Nothing was changed.':
    'El envío {0} a {1} consta como recibido{2}{3}. No se cambió nada.',
  ' by {0}': ' por {0}',
  ' on {0}': ' el {0}',
  'What was held was already {0} by {1} on {2}. Nothing was changed.': (done, who, at) =>
    `Lo retenido ya lo ${wordOf(HELD, done)} ${who} el ${at}. No se cambió nada.`,
  'There is no file {0}.': 'No hay ningún archivo {0}.',
  '{0} does not verify ({1}: {2}; {3} in all). Nothing was changed.':
    '{0} no supera la comprobación ({1}: {2}; {3} en total). No se cambió nada.',
  'A worker runs on {0}: process {1} on {2}. Stop it first; nothing was changed.':
    'Un proceso trabaja con {0}: el {1} en {2}. Páralo primero; no se cambió nada.',
  'There is no proposal {0}.': 'No hay ninguna propuesta {0}.',
  "{0} is another program's database, not a usable onrecord database. Name another file.":
    '{0} es la base de datos de otro programa, no una de onrecord. Nombra otro archivo.',
  '{0} was written by a newer onrecord. Update the program, or name another database.':
    '{0} la escribió un onrecord más nuevo. Actualiza el programa, o nombra otra base de datos.',
  'That item was already dismissed for {0} by {1} on {2}: {3}. Nothing was changed.':
    'Esa entrada ya la descartó para {0} {1} el {2}: {3}. No se cambió nada.',
  'That was already taken back by {0} on {1}. Nothing was changed.': 'Eso ya lo deshizo {0} el {1}. No se cambió nada.',
  'There is no claim "{0}" in the database.': 'No hay ninguna afirmación «{0}» en la base de datos.',
  'The claim {0} was edited meanwhile. Look at it again; nothing was changed.':
    'La afirmación {0} se cambió entretanto. Mírala otra vez; no se cambió nada.',
  ', restored{0} on {1}': ', recuperada{0} el {1}',
  ', archived{0} on {1}': ', archivada{0} el {1}',
  ', archived': ', archivada',
  'The claim {0} is tracked already{1}. Nothing was changed.': 'La afirmación {0} ya se sigue{1}. No se cambió nada.',
  'The claim {0} is archived already{1}. Nothing was changed.':
    'La afirmación {0} ya está archivada{1}. No se cambió nada.',
  'There is a claim "{0}" already{1}. Give another slug; nothing was changed.':
    'Ya hay una afirmación «{0}»{1}. Da otro nombre corto; no se cambió nada.',
  '"{0}" is what {1} was called before, and leads there. Give another slug; nothing was changed.':
    '«{0}» es como se llamaba antes {1}, y lleva allí. Da otro nombre corto; no se cambió nada.',
  '{0} is there already; name another file.': '{0} ya existe; nombra otro archivo.',
  'The copy does not verify ({0}: {1}), so no backup was made. "onrecord verify" tells all.':
    'La copia no supera la comprobación ({0}: {1}), así que no se hizo. "onrecord verify" lo dice todo.',
  'Another worker already polls and delivers on {0}: process {1} on {2}, since {3}. Stop it first; other commands can be used beside it.':
    'Otro proceso ya consulta y envía con {0}: el {1} en {2}, desde el {3}. Páralo primero; las demás órdenes se pueden usar a la vez.',
  'Another worker took over {0}; this one stops.': 'Otro proceso se encarga ahora de {0}; este se para.',
  'The disk that holds {0} is full (or its size limit is reached). Nothing was written; free some space, work goes on by itself.':
    'El disco de {0} está lleno (o llegó a su límite). No se escribió nada; libera espacio y el trabajo sigue solo.',
  'Another program is writing to {0} and did not finish in time. Nothing was written; try again.':
    'Otro programa está escribiendo en {0} y no acabó a tiempo. No se escribió nada; prueba otra vez.',
  '{0} cannot be written to (read-only file, folder or disk). Nothing was written; check its permissions.':
    'No se puede escribir en {0} (archivo, carpeta o disco de solo lectura). No se escribió nada; mira los permisos.',
  '{0} cannot be opened. Check that its folder exists and may be written to.':
    'No se puede abrir {0}. Mira que su carpeta exista y se pueda escribir en ella.',
  '{0} cannot be opened: its folder does not exist.': 'No se puede abrir {0}: su carpeta no existe.',
  '{0} is not a usable onrecord database. Restore a backup, or name another file.':
    '{0} no es una base de datos de onrecord que se pueda usar. Recupera una copia, o nombra otro archivo.',
  'The disk that holds {0} reported an error. Nothing was written; check the disk.':
    'El disco de {0} dio un error. No se escribió nada; revisa el disco.',
  'The database {0} refused: {1}': 'La base de datos {0} se negó: {1}',
  'The anchor file {0} cannot be read: {1}': 'No se puede leer el archivo de anclas {0}: {1}',
  'The anchor file {0} cannot be written: {1}': 'No se puede escribir el archivo de anclas {0}: {1}',
  '{0}, line {1}: expected a time, an entry and its hash.':
    '{0}, línea {1}: se esperaba una hora, un asiento y su hash.',
}
