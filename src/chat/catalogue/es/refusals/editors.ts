import { type Refusals, wordOf } from './refusal-words.ts'
import { DECIDED, REQUEST } from './vocabulary.ts'

const CHANGED = { changed: 'cambia', removed: 'quita' }
const CLAIM_EVENT = { added: 'añadida', edited: 'cambiada', archived: 'archivada', restored: 'recuperada' }

/** What editors are refused: statements, proposals, status, requests, dismissals, held items, texts, watches. */
export const EDITOR_REFUSALS: Refusals = {
  '{0} is not an editor here. Editors are listed in onrecord.yaml.':
    '{0} no edita aquí. Quién edita consta en onrecord.yaml.',
  'Say why, for the record: --reason "…".': 'Di por qué, para que conste: --reason "…".',
  'Say why, for the record: --reason "…". Nothing was changed.':
    'Di por qué, para que conste: --reason "…". No se cambió nada.',
  'Say why, for the record and for the correction: --reason "…".':
    'Di por qué, para que conste y para la corrección: --reason "…".',
  '{0}? Nothing was changed. Say it with {1}.': '¿{0}? No se cambió nada. Dilo con {1}.',
  '{0}: in at most {1} characters, please; there are {2}.': '«{0}»: como mucho {1} caracteres; hay {2}.',
  'There is no {0} "{1}". There are: {2}. Nothing was changed.':
    '«{1}» no vale como {0}. Valen: {2}. No se cambió nada.',
  rung: 'peldaño',
  flag: 'marca',
  stance: 'postura',
  'language to translate into': 'idioma de traducción',
  'kind of {0}': 'clase de {0}',
  'Who said it': 'Quién lo dijo',
  'Who asked': 'Quién pidió',
  'What was asked for': 'Qué se pidió',
  'Who was asked': 'A quién se pidió',
  Why: 'Por qué',
  'The translation': 'Cuál es la traducción',
  'Which court': 'Ante qué tribunal',
  'By which standard of proof': 'Con qué estándar de prueba',
  'With which outcome': 'Con qué resultado',
  edited: 'cambia',
  dismissed: 'descarta',
  archived: 'archiva',
  restored: 'recupera',
  released: 'publicó',
  dropped: 'descartó',
  'the rules': 'las reglas',
  'What was said? Give the words: --quote "…". Nothing was changed.':
    '¿Qué se dijo? Da las palabras: --quote "…". No se cambió nada.',
  'The words are {0} characters; at most {1} are kept.': 'Las palabras son {0} caracteres; se guardan {1} como mucho.',
  'The language is one of {0}. Nothing was changed.': 'El idioma es uno de {0}. No se cambió nada.',
  '{0} is archived: nothing is added to it. Nothing was changed.':
    '{0} está archivada: no se le añade nada. No se cambió nada.',
  '{0} is archived: nothing is moved there. Nothing was changed.':
    '{0} está archivada: no se mueve nada allí. No se cambió nada.',
  '{0} Nothing was changed. Without the address, say in --reason how you know it.':
    '{0} No se cambió nada. Sin la dirección, di en --reason cómo lo sabes.',
  'These words do not occur in {0}.{1} Nothing was changed. To add them all the same, noted as not found there: --anyway.':
    'Estas palabras no aparecen en {0}.{1} No se cambió nada. Para añadirlas igualmente, con la nota de que no se hallaron: --anyway.',
  ' The nearest there is: {0}': ' Lo más parecido que hay: {0}',
  'Statement {0} is these words of {1} already, seen on {2}{3}. Nothing was changed.':
    'La declaración {0} ya son estas palabras de {1}, vistas el {2}{3}. No se cambió nada.',
  ', added by an editor': ', añadida por la redacción',
  'That is on record already, as statement {0}. Nothing was changed.':
    'Eso ya consta, como declaración {0}. No se cambió nada.',
  'of this item': 'de esta entrada',
  'No analyst read anything about {0} in the present version of item {1}. Nothing was changed.':
    'Ningún analista leyó nada sobre {0} en la versión presente de la entrada {1}. No se cambió nada.',
  'Item {0} has these readings about {1}: {2}. Nothing was changed.':
    'La entrada {0} tiene estas lecturas sobre {1}: {2}. No se cambió nada.',
  'There is no proposal {0}. "onrecord proposals" lists the open ones.':
    'No hay ninguna propuesta {0}. "onrecord proposals" enumera las abiertas.',
  'Proposal {0} was already {1} by {2} on {3}. Nothing was changed.': (id, done, who, at) =>
    `La propuesta ${id} ya la ${wordOf(DECIDED, done)} ${who} el ${at}. No se cambió nada.`,
  'Whose is it? Give a name, or --nobody. Nothing was changed.':
    '¿De quién es? Da un nombre, o --nobody. No se cambió nada.',
  "Proposal {0} is nobody's. Nothing was changed.": 'La propuesta {0} no es de nadie. No se cambió nada.',
  "Proposal {0} is {1}'s already: {2} said so on {3}. Nothing was changed.":
    'La propuesta {0} ya es de {1}: lo dijo {2} el {3}. No se cambió nada.',
  'Proposal {0} belongs to no claim.': 'La propuesta {0} no es de ninguna afirmación.',
  'Proposal {0} rests on nothing but statements an editor dismissed since{1}. Nothing was changed.':
    'La propuesta {0} se apoya solo en declaraciones que la redacción descartó desde entonces{1}. No se cambió nada.',
  ', the last by {0} on {1}': ', la última {0} el {1}',
  'A proposal is {0} with a reason: --reason "…".': 'Una propuesta se {0} con un motivo: --reason "…".',
  'Say what is set instead: a rung or a flag.': 'Di qué se fija en su lugar: un peldaño o una marca.',
  'Proposal {0} is about request {1}, not about the status. Confirm or dismiss it; "onrecord requests set {2} partly-answered" says what else became of it.':
    'La propuesta {0} trata de la petición {1}, no del estado. Confírmala o descártala; "onrecord requests set {2} partly-answered" dice qué otra cosa fue de ella.',
  'Disputed by whom? That is always said: --by "Mike Vigil", or the statement it rests on. Nothing was changed.':
    '¿Disputada por quién? Eso siempre se dice: --by "Mike Vigil", o la declaración en que se apoya. No se cambió nada.',
  'Item {0} was accepted for {1} by {2} on {3}. Nothing was changed.':
    'La entrada {0} la aceptó para {1} {2} el {3}. No se cambió nada.',
  '{0} said on {1} that it is not about {2}: {3}. Take that back first: "onrecord dismiss … --undo". Nothing was changed.':
    '{0} dijo el {1} que no trata de {2}: {3}. Deshaz eso primero: "onrecord dismiss … --undo". No se cambió nada.',
  'Item {0} is no possible match of {1}. "onrecord possible {2}" lists those that wait.':
    'La entrada {0} no es una posible coincidencia de {1}. "onrecord possible {2}" enumera las que esperan.',
  'Item {0} counts as being about {1} already.': 'La entrada {0} ya cuenta como relativa a {1}.',
  'Nothing of this item is dismissed for {0}. Nothing was changed.':
    'Nada de esta entrada está descartado para {0}. No se cambió nada.',
  'Request {0} by {1} is open since {2}. Nothing was changed; "onrecord requests set {3}" says what became of it.':
    'La petición {0} de {1} está abierta desde el {2}. No se cambió nada; "onrecord requests set {3}" dice qué fue de ella.',
  'There is no request {0}. "onrecord requests" lists them.':
    'No hay ninguna petición {0}. "onrecord requests" las enumera.',
  'There is no request {0}.': 'No hay ninguna petición {0}.',
  'Request {0} rests on statement {1}, which an editor dismissed. Nothing waits for an answer to it.':
    'La petición {0} se apoya en la declaración {1}, que la redacción descartó. Nada espera respuesta.',
  'Request {0} belongs to no claim.': 'La petición {0} no es de ninguna afirmación.',
  'No public answer to request {0} is on record; it is open already. Nothing was changed.':
    'No consta respuesta pública a la petición {0}; ya está abierta. No se cambió nada.',
  'Request {0} was set to {1} by {2} on {3} already. Nothing was changed.': (id, state, who, at) =>
    `La petición ${id} ya consta como ${wordOf(REQUEST, state)}, por ${who} el ${at}. No se cambió nada.`,
  'Request {0} was set to {1} by {2} on {3}. Nothing was changed.': (id, state, who, at) =>
    `La petición ${id} consta como ${wordOf(REQUEST, state)}, por ${who} el ${at}. No se cambió nada.`,
  'There is no statement {0} about {1}.': 'No hay ninguna declaración {0} sobre {1}.',
  'There is no statement {0} about {1}. Nothing was changed.':
    'No hay ninguna declaración {0} sobre {1}. No se cambió nada.',
  'There is no statement {0}.': 'No hay ninguna declaración {0}.',
  'There is no statement {0}. "onrecord history" lists them.':
    'No hay ninguna declaración {0}. "onrecord history" las enumera.',
  'Say which claim the item is not about: --claim SLUG. It may be about others.':
    'Di de qué afirmación no trata la entrada: --claim SLUG. Puede tratar de otras.',
  'There is no stored item {0}. "onrecord possible" lists some.':
    'No hay ninguna entrada guardada {0}. "onrecord possible" enumera algunas.',
  'There is no stored item {0}. "onrecord possible" lists those that wait.':
    'No hay ninguna entrada guardada {0}. "onrecord possible" enumera las que esperan.',
  'Statement {0} is about {1}, not about {2}.': 'La declaración {0} trata de {1}, no de {2}.',
  'Statement {0} was read in no stored item: an editor added it. There is nothing whose copies could be known.':
    'La declaración {0} no se leyó en ninguna entrada guardada: la añadió la redacción. No hay nada cuyas copias se puedan conocer.',
  '"{0}" is no page address. Give the whole link of an article: https://…':
    '«{0}» no es la dirección de una página. Da el enlace entero de un artículo: https://…',
  'No stored item has the address {0}. "onrecord why-not" says why.':
    'Ninguna entrada guardada tiene la dirección {0}. "onrecord why-not" dice por qué.',
  'Statement {0} is in that language already. Nothing was changed.':
    'La declaración {0} ya está en ese idioma. No se cambió nada.',
  '{0} Nothing was changed.': '{0} No se cambió nada.',
  'Statement {0} was dismissed by {1} on {2}: {3}.{4}': 'La declaración {0} la descartó {1} el {2}: {3}.{4}',
  ' Restore it first: "onrecord statement restore {0}".': ' Recupérala primero: "onrecord statement restore {0}".',
  'Statement {0} is not dismissed.': 'La declaración {0} no está descartada.',
  'That is its translation already, by {0} on {1}.': 'Esa ya es su traducción, por {0} el {1}.',
  'For statement {0} that is on record already: {1}{2}.': 'De la declaración {0} eso ya consta: {1}{2}.',
  ', set by {0} on {1}': ', fijado por {0} el {1}',
  'Texts are removed with a reason: --reason "…".': 'Los textos se quitan con un motivo: --reason "…".',
  'Its words were removed before. Nothing was changed.': 'Sus palabras se quitaron antes. No se cambió nada.',
  'Nothing on record still has words of "{0}", or the name.':
    'Nada de lo que consta tiene ya palabras de «{0}», ni el nombre.',
  'No former texts of the configuration files are kept. Nothing was changed.':
    'No se guardan textos anteriores de los archivos de configuración. No se cambió nada.',
  'Forum, standard of proof and outcome belong to the flag adjudicated alone. Nothing was changed.':
    'Tribunal, estándar de prueba y resultado van solo con la marca adjudicated. No se cambió nada.',
  'The stance {0} has no kinds; leave "{1}" out. Nothing was changed.':
    'La postura {0} no tiene clases; quita «{1}». No se cambió nada.',
  'Of which kind is it? {0} is one of {1}; they are not the same. Nothing was changed.':
    '¿De qué clase es? {0} es una de {1}; no son lo mismo. No se cambió nada.',
  'There is no source "{0}".{1} "onrecord sources" lists them.':
    'No hay ninguna fuente «{0}».{1} "onrecord sources" las enumera.',
  ' Did you mean {0}?': ' ¿Querías decir {0}?',
  'Nothing of {0} is held. "onrecord sources" says where something is.':
    'No hay nada retenido de {0}. "onrecord sources" dice dónde lo hay.',
  'Nothing of {0} is held: what was, was {1} by {2} on {3}. Nothing was changed.':
    'No hay nada retenido de {0}: lo que había lo {1} {2} el {3}. No se cambió nada.',
  'Statement {0} does not count for {1}: {2} said so on {3}. Nothing was changed.':
    'La declaración {0} no cuenta para {1}: lo dijo {2} el {3}. No se cambió nada.',
  '{0}: {1} already{2}. Nothing was changed.': '{0}: {1} ya{2}. No se cambió nada.',
  'the rung is {0}': 'el peldaño es {0}',
  'there is no flag {0}': 'no hay marca {0}',
  'it is flagged {0}': 'tiene la marca {0}',
  'Item {0} came from "{1}", which is configured no longer: who speaks there is not known. Put it back into sources.yaml, switched off, and try again.':
    'La entrada {0} vino de «{1}», que ya no está configurada: no se sabe quién habla ahí. Devuélvela a sources.yaml, apagada, y prueba otra vez.',
  'The status of {0} has no step {1}.{2}': 'El estado de {0} no tiene ningún paso {1}.{2}',
  ' Its last are {0}.': ' Los últimos son {0}.',
  'The status of {0} was never changed. Nothing was changed.': 'El estado de {0} no cambió nunca. No se cambió nada.',
  'The last change of {0} took one back already: step {1}, by {2} on {3}. Nothing was changed; --step {4} undoes that, --step N takes back an earlier one ({5}).':
    'El último cambio de {0} ya deshizo uno: el paso {1}, de {2} el {3}. No se cambió nada; --step {4} lo deshace, --step N deshace uno anterior ({5}).',
  'Step {0} cannot be taken back by itself: it would set a flag again that rests on statement {1}, which is dismissed. Nothing was changed. Taking the dismissal back does both: onrecord dismiss {2} --undo, or onrecord statement restore {3}.':
    'El paso {0} no se deshace solo: volvería a poner una marca que descansa en la declaración {1}, que está descartada. No se cambió nada. Deshacer el descarte hace ambas cosas: onrecord dismiss {2} --undo, u onrecord statement restore {3}.',
  'Nothing of step {0} stands any more.{1} Nothing was changed.':
    'Del paso {0} ya no queda nada en pie.{1} No se cambió nada.',
  ' The last change was made by {0} on {1}: {2}.': ' El último cambio lo hizo {0} el {1}: {2}.',
  '{0} on {1} does not follow "{2}". {3}': '{0} de {1} no sigue «{2}». {3}',
  'It follows {0}.': 'Sigue {0}.',
  'It follows nothing; "onrecord watches" lists who does.': 'No sigue nada; "onrecord watches" enumera quién sí.',
  'That {0} follows {1} {2} and is {3} by editors only; {4} is not an editor here. Editors are listed in onrecord.yaml.':
    (channel, scope, why, done, who) =>
      `Que ${channel} siga ${scope} ${why} y solo lo ${wordOf(CHANGED, done)} la redacción; ${who} no edita aquí. Quién edita consta en onrecord.yaml.`,
  'is declared in onrecord.yaml': 'está declarado en onrecord.yaml',
  'carries {0}': 'lleva {0}',
  '"{0}" is no channel: give its name or id, 1 to 120 letters.':
    '«{0}» no es un canal: da su nombre o id, de 1 a 120 letras.',
  '{0}: {1}.': '{0}: {1}.',
  'Name at least one event': 'Nombra al menos un suceso',
  '"{0}" is no event': '«{0}» no es un suceso',
  '"{0}" is for editors\' channels, and {1} is not an editor here. Editors are listed in onrecord.yaml.':
    '«{0}» es para canales de la redacción, y {1} no edita aquí. Quién edita consta en onrecord.yaml.',
  'A time belongs to a digest: say daily or weekly, or leave the time out.':
    'Una hora va con un resumen: di diario o semanal, o quita la hora.',
  'Quiet hours that end when they begin are none: give two times, or take them away.':
    'Horas de silencio que acaban cuando empiezan no lo son: da dos horas, o quítalas.',
  '"{0}" is no time of day. Give hours and minutes, like 08:00.':
    '«{0}» no es una hora. Da horas y minutos, como 08:00.',
  '"{0}" is no id of a channel in Slack. It begins with C; "Copy link" or "About" of the channel shows it.':
    '«{0}» no es el id de un canal de Slack. Empieza por C; lo muestra «Copiar enlace» o «Acerca de» del canal.',
  '"{0}" is no id of a channel in Discord. It is a long number; Discord copies it in developer mode.':
    '«{0}» no es el id de un canal de Discord. Es un número largo; Discord lo copia en modo desarrollador.',
  '"{0}" is no time zone. Give its IANA name, like America/Mexico_City.':
    '«{0}» no es un huso horario. Da su nombre de la IANA, como America/Mexico_City.',
  'No claim has the tag "{0}".{1}': 'Ninguna afirmación tiene la etiqueta «{0}».{1}',
  ' No claim has any.': ' Ninguna tiene etiquetas.',
  '{0} is archived: restore it first, or name another parent.':
    '{0} está archivada: recupérala primero, o nombra otra superior.',
  'A claim is no narrower version of itself: {0}. Nothing was changed.':
    'Una afirmación no es una versión más estrecha de sí misma: {0}. No se cambió nada.',
  'The claim {0} is like that already{1}. Nothing was changed.': 'La afirmación {0} ya está así{1}. No se cambió nada.',
  ': {0} by {1} on {2}': (event, who, at) => `: ${wordOf(CLAIM_EVENT, event)} por ${who} el ${at}`,
  'A claim cannot first be made on {0}: that is in the future, today is {1}. Nothing was changed.':
    'Una afirmación no puede haberse hecho por primera vez el {0}: eso está en el futuro, hoy es {1}. No se cambió nada.',
  'A claim is {0} with a reason: --reason "…".': 'Una afirmación se {0} con un motivo: --reason "…".',
  'Nothing reads claims here.': 'Aquí nada lee afirmaciones.',
  'The ledger is not the one whose entry {0} was written down on {1}. Nothing is anchored any more until somebody looked: "onrecord verify" says what is wrong.':
    'El libro no es aquel cuya entrada {0} se anotó el {1}. No se ancla nada más hasta que alguien mire: "onrecord verify" dice qué pasa.',
}
