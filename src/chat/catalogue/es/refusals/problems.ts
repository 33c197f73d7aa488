import { type Refusals, wordOf } from './refusal-words.ts'

const NAMED = { actor: 'un actor', claim: 'una afirmación', tag: 'una etiqueta', source: 'una fuente' }
const NO_NAMED = { actor: 'ningún actor', claim: 'ninguna afirmación', tag: 'ninguna etiqueta' }
const CHAIN = { parent: 'la afirmación superior', affiliation: 'la pertenencia' }
const LANGUAGE = { English: 'inglés', Spanish: 'español' }
const OF_WHAT = {
  'a workspace': 'un espacio de trabajo',
  'a person': 'una persona',
  'a user group': 'un grupo de usuarios',
  'a channel': 'un canal',
  'a server': 'un servidor',
  'a role': 'un rol',
}
const SHORT_NAME = {
  'a short id': 'un id corto',
  'a slug': 'un nombre corto',
  'a tag': 'una etiqueta',
  'the id of an actor': 'el id de un actor',
  'the slug of a claim': 'el nombre corto de una afirmación',
}
const TOKEN = { 'the bot token': 'el token del bot', 'the app-level token': 'el token de la aplicación' }

/** What is wrong in a configuration file, a draft or `.env`. What a schema says is found by its words, parts and all. */
export const PROBLEM_REFUSALS: Refusals = {
  'The configuration has one problem; nothing was started and nothing was changed.':
    'La configuración tiene un problema; no se puso en marcha ni se cambió nada.',
  'The configuration has {0} problems; nothing was started and nothing was changed.':
    'La configuración tiene {0} problemas; no se puso en marcha ni se cambió nada.',
  'The draft {0} has one problem; nothing was run.': 'El borrador {0} tiene un problema; no se probó nada.',
  'The draft {0} has {1} problems; nothing was run.': 'El borrador {0} tiene {1} problemas; no se probó nada.',
  '… and {0} more': '… y {0} más',
  'There is no configuration in {0}: "onrecord init" asks a few questions and writes one; --config FOLDER names another folder.':
    'No hay ninguna configuración en {0}: "onrecord init" hace unas preguntas y la escribe; --config CARPETA nombra otra carpeta.',
  'The claim is not as it should be. {0}.': 'La afirmación no es como debe ser. {0}.',
  'There is no actor "{0}" in claims.yaml.': 'En claims.yaml no hay ningún actor «{0}».',
  '{0}; did you mean "{1}"?': '{0}; ¿querías decir «{1}»?',
  'unknown key': 'clave desconocida',
  'unknown key; expected one of {0}': 'clave desconocida; se esperaba una de {0}',
  'merge keys are not read here; write the keys out': 'aquí no se leen claves de fusión; escribe las claves enteras',
  'found {0}': 'hay {0}',
  'is missing{0}': 'falta{0}',
  'has no value; {0}, or leave the line out': 'no tiene valor; {0}, o quita la línea',
  'expected one of {0}': 'se esperaba uno de {0}',
  'expected {0}': 'se esperaba {0}',
  text: 'texto',
  'a block of keys': 'un bloque de claves',
  'a list, each entry beginning with "- "': 'una lista, cada entrada empezando por "- "',
  'a list': 'una lista',
  'a number': 'un número',
  'true or false': 'true o false',
  'there is no {0} "{1}" in {2}': (what, name, file) => `no hay ${wordOf(NO_NAMED, what)} «${name}» en ${file}`,
  'there is a {0} "{1}" already, in line {2}; expected another name': (what, name, line) =>
    `ya hay ${wordOf(NAMED, what)} «${name}», en la línea ${line}; se esperaba otro nombre`,
  'this channel follows the same already, in line {0}; expected one watch with the events of both':
    'este canal ya sigue lo mismo, en la línea {0}; se esperaba un solo seguimiento con los eventos de ambos',
  'the {0} leads back to itself: {1}': (what, names) => `${wordOf(CHAIN, what)} lleva de vuelta a sí misma: ${names}`,
  '"{0}" is first made on {1}, which is in the future': '«{0}» se hizo por primera vez el {1}, que está en el futuro',
  '"{0}" has no aliases in {1}, which its sources use: texts in it will be missed': (slug, language) =>
    `«${slug}» no tiene alias en ${wordOf(LANGUAGE, language)}, que usan sus fuentes: se escaparán los textos en él`,
  'has no effect in this version: {0}': 'no tiene efecto en esta versión: {0}',
  'matching is as strict as for 1': 'se empareja con el rigor de 1',
  'expected NAME=value or a comment that begins with #': 'se esperaba NOMBRE=valor o un comentario que empiece por #',
  'unknown variable': 'variable desconocida',
  'the environment variable {0} is not set; put the key of the analyst there, or in {1}':
    'la variable de entorno {0} no está puesta; pon ahí la clave del analista, o en {1}',
  'there is no such file; expected it beside the others': 'no existe ese archivo; se esperaba junto a los demás',
  'cannot be read: {0}': 'no se puede leer: {0}',
  'cannot be read as YAML: {0}': 'no se puede leer como YAML: {0}',
  'is larger than {0} MB; expected a configuration file': 'pasa de {0} MB; se esperaba un archivo de configuración',
  'is not UTF-8 text; save it as UTF-8': 'no es texto UTF-8; guárdalo como UTF-8',
  'its aliases (*name) stand for too much or for nothing: {0}; write the values out':
    'sus alias (*nombre) abarcan demasiado o nada: {0}; escribe los valores enteros',
  'a tab is used as indentation; expected spaces': 'hay un tabulador como sangría; se esperaban espacios',
  'this key stands here twice; expected each key once':
    'esta clave está aquí dos veces; se esperaba cada clave una vez',
  'not valid YAML: {0}; check the indentation, and quote texts that hold ": " or " #"':
    'no es YAML válido: {0}; mira la sangría, y pon entre comillas los textos que lleven ": " o " #"',
  'not valid YAML: {0}': 'no es YAML válido: {0}',
  'expected text': 'se esperaba texto',
  'expected text, found an empty one': 'se esperaba texto, y está vacío',
  'expected at most {0} characters': 'se esperaban {0} caracteres como mucho',
  'expected one line of plain text without control characters':
    'se esperaba una línea de texto sin caracteres de control',
  'expected a duration such as "15m" or "2h" (s, m, h or d)':
    'se esperaba una duración como "15m" o "2h" (s, m, h o d)',
  'expected a duration from {0} to {1}': 'se esperaba una duración de {0} a {1}',
  'expected a size such as "15MB" (KB or MB)': 'se esperaba un tamaño como "15MB" (KB o MB)',
  'expected a size from {0} to {1}': 'se esperaba un tamaño de {0} a {1}',
  'expected {0}: lower-case letters, digits and hyphens, at most 64, such as "home-office"': (what) =>
    `se esperaba ${wordOf(SHORT_NAME, what)}: minúsculas, cifras y guiones, 64 como mucho, como "home-office"`,
  'expected an http or https address such as "https://www.gao.gov/rss/reports.xml"':
    'se esperaba una dirección http o https como "https://www.gao.gov/rss/reports.xml"',
  'expected an address of at most {0} characters': 'se esperaba una dirección de {0} caracteres como mucho',
  'expected an address without a user name or password in it':
    'se esperaba una dirección sin nombre de usuario ni contraseña',
  'expected a host name such as "www.gao.gov" or "*.gao.gov", without "https://" and without a path':
    'se esperaba un nombre de servidor como "www.gao.gov" o "*.gao.gov", sin "https://" y sin ruta',
  'expected a date such as "2025-10-14", "2025-10" or "2025"':
    'se esperaba una fecha como "2025-10-14", "2025-10" o "2025"',
  'expected a time of day such as "08:00"': 'se esperaba una hora como "08:00"',
  'expected the IANA name of a time zone such as "America/Mexico_City"':
    'se esperaba el nombre IANA de un huso horario como "America/Mexico_City"',
  'expected a whole number from {0} to {1}': 'se esperaba un número entero de {0} a {1}',
  'expected true or false': 'se esperaba true o false',
  'expected a list, each entry beginning with "- "': 'se esperaba una lista, cada entrada empezando por "- "',
  'expected at most {0} entries': 'se esperaban {0} entradas como mucho',
  'expected 1 to 256 plain ASCII characters': 'se esperaban de 1 a 256 caracteres ASCII',
  'kind: page needs a "page" block with the selectors item, link and title':
    'kind: page necesita un bloque "page" con los selectores item, link y title',
  'selectors belong to kind: page; this source is a feed': 'los selectores van con kind: page; esta fuente es un canal',
  'a disabled source needs a "note" that says why': 'una fuente apagada necesita una "note" que diga por qué',
  'expected an e-mail or web address': 'se esperaba una dirección de correo o web',
  'expected an e-mail or web address such as "desk@example.org"':
    'se esperaba una dirección de correo o web como "desk@example.org"',
  'expected a product name such as "onrecord/1.0" without spaces':
    'se esperaba un nombre de programa como "onrecord/1.0" sin espacios',
  'expected a cron expression such as "* * * * *"': 'se esperaba una expresión de cron como "* * * * *"',
  'expected a number from 0.01 to 1000': 'se esperaba un número de 0.01 a 1000',
  'expected a number from 0 to 1': 'se esperaba un número de 0 a 1',
  'expected an address such as "https://models.example.org/v1"':
    'se esperaba una dirección como "https://models.example.org/v1"',
  'expected the name of an environment variable': 'se esperaba el nombre de una variable de entorno',
  'must be the name of an environment variable, such as ANALYST_KEY; the key stands there, not here':
    'debe ser el nombre de una variable de entorno, como ANALYST_KEY; la clave está allí, no aquí',
  'expected days such as [2, 7, 30]': 'se esperaban días como [2, 7, 30]',
  'expected at most 10 ages': 'se esperaban 10 plazos como mucho',
  'expected the id of {0}': (what) => `se esperaba el id de ${wordOf(OF_WHAT, what)}`,
  'expected the id of {0}, such as "{1}0123ABCD": Slack shows it under "Copy link" or "About"': (what, letter) =>
    `se esperaba el id de ${wordOf(OF_WHAT, what)}, como "${letter}0123ABCD": Slack lo muestra en «Copiar enlace» o «Acerca de»`,
  'expected the id of {0} in quotes, such as "1029384756102938475": Discord copies it in developer mode': (what) =>
    `se esperaba el id de ${wordOf(OF_WHAT, what)} entre comillas, como "1029384756102938475": Discord lo copia en modo desarrollador`,
  'expected an address of this machine such as "127.0.0.1"':
    'se esperaba una dirección de esta máquina como "127.0.0.1"',
  'ends before it begins': 'acaba antes de empezar',
  'a party needs a "name" or an "actor"': 'una parte necesita un "name" o un "actor"',
  'expected a list of languages such as [en, es]': 'se esperaba una lista de idiomas como [en, es]',
  'expected at least one language, en or es': 'se esperaba al menos un idioma, en o es',
  'expected a list of events such as [statement, status]': 'se esperaba una lista de sucesos como [statement, status]',
  'expected at least one event': 'se esperaba al menos un suceso',
  'a watch follows exactly one of claim: SLUG, tag: TAG or all: true':
    'un seguimiento lleva exactamente uno de claim: NOMBRE, tag: ETIQUETA o all: true',
  'expected a list with one claim': 'se esperaba una lista con una afirmación',
  'expected one claim; a draft is run by itself': 'se esperaba una afirmación; un borrador se prueba solo',
  'must be {0}, which begins with {1}; "onrecord slack setup" walks you through': (what, start) =>
    `debe ser ${wordOf(TOKEN, what)}, que empieza por ${start}; "onrecord slack setup" te guía`,
  'expected a path of at most 1000 characters': 'se esperaba una ruta de 1000 caracteres como mucho',
  'must be the signing secret as Slack shows it: digits and the letters a to f':
    'debe ser el secreto de firma como lo muestra Slack: cifras y letras de la a a la f',
  'expected an address of this machine such as "http://127.0.0.1:4000/api/": tokens go nowhere else':
    'se esperaba una dirección de esta máquina como "http://127.0.0.1:4000/api/": los tokens no van a otro sitio',
  'must be the bot token, three parts with dots between them; "onrecord discord setup" walks you through':
    'debe ser el token del bot, tres partes con puntos entre ellas; "onrecord discord setup" te guía',
  'expected an address of this machine such as "http://127.0.0.1:4000/api": the token goes nowhere else':
    'se esperaba una dirección de esta máquina como "http://127.0.0.1:4000/api": el token no va a otro sitio',
  'expected the number of a port such as 9464': 'se esperaba el número de un puerto como 9464',
}
