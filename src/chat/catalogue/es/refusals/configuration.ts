import { type Refusals, wordOf } from './refusal-words.ts'

const LISTED = { alias: 'el otro nombre' }

/** What changes of sources, actors, editors and settings are refused. */
export const CONFIGURATION_REFUSALS: Refusals = {
  'There is an actor of this name already: {0}. Change that one. Nothing was changed.':
    'Ya hay un actor con este nombre: {0}. Cambia ese. No se cambió nada.',
  'There is an actor {0} already: choose another id. Nothing was changed.':
    'Ya hay un actor {0}: elige otro id. No se cambió nada.',
  'Somebody changed the actor {0} meanwhile: open it again and look first. Nothing was changed.':
    'Alguien cambió el actor {0} entretanto: ábrelo otra vez y mira primero. No se cambió nada.',
  'The actor {0} is referred to and stays: {1}. Change those first. Nothing was changed.':
    'Al actor {0} se le nombra en otros lugares y se queda: {1}. Cámbialos primero. No se cambió nada.',
  'The actor {0} has no {1} "{2}". Nothing was changed.': (id, what, name) =>
    `El actor ${id} no tiene ${wordOf(LISTED, what)} «${name}». No se cambió nada.`,
  'The actor {0} has no affiliation to "{1}". Nothing was changed.':
    'El actor {0} no pertenece a «{1}». No se cambió nada.',
  '{0} has no {1}: there are {2}. Nothing was changed.': '{0} no tiene {1}: hay {2}. No se cambió nada.',
  '{0} is in {1} already. Nothing was changed.': '{0} ya está en {1}. No se cambió nada.',
  '{0} is not in {1}. Nothing was changed.': '{0} no está en {1}. No se cambió nada.',
  '{0} is the last name in "editors": without any, whoever can run the command line decides. If that is what you want: onrecord config unset editors. Nothing was changed.':
    '{0} es el último nombre de «editors»: sin ninguno decide quien pueda usar la línea de comandos. Si es lo que quieres: onrecord config unset editors. No se cambió nada.',
  '"{0}" is no id. Give {1}. Nothing was changed.': '«{0}» no es un id. Da {1}. No se cambió nada.',
  'the id of a person or role, or a mention of one': 'el id de una persona o un rol, o una mención',
  'the id of a person, user group or channel, such as U0123ABCD, or a mention of one':
    'el id de una persona, un grupo o un canal, como U0123ABCD, o una mención',
  'Name from one to {0} settings, each with a value. Nothing was changed.':
    'Nombra de uno a {0} ajustes, cada uno con un valor. No se cambió nada.',
  'The source {0} has this address already. Nothing was changed.':
    'La fuente {0} ya tiene esta dirección. No se cambió nada.',
  'There is a source {0} already: choose another id. Nothing was changed.':
    'Ya hay una fuente {0}: elige otro id. No se cambió nada.',
  '{0}{1} Nothing was changed.': '{0}{1} No se cambió nada.',
  ' Its feeds: {0}': ' Sus canales: {0}',
  'There is nothing to poll.': 'No hay nada que consultar.',
  '"{0}" is no web address. Nothing was changed.': '«{0}» no es una dirección web. No se cambió nada.',
  'The source {0} is polled already. Nothing was changed.': 'La fuente {0} ya se consulta. No se cambió nada.',
  '{0} items of {1} are held for an editor: release or drop them first. Nothing was changed.':
    '{0} entradas de {1} esperan a la redacción: publícalas o descártalas primero. No se cambió nada.',
  'The source {0} is switched off already: {1} Nothing was changed.':
    'La fuente {0} ya está apagada: {1} No se cambió nada.',
  'no reason given': 'no consta el motivo.',
  'There is no source "{0}".{1} Nothing was changed.': 'No hay ninguna fuente «{0}».{1} No se cambió nada.',
  'There is no actor "{0}".{1} Nothing was changed.': 'No hay ningún actor «{0}».{1} No se cambió nada.',
  'This record is not run from configuration files, so there is nothing to change. Nothing was changed.':
    'Este registro no funciona con archivos de configuración: no hay nada que cambiar. No se cambió nada.',
  '{0} is changed at the command line only, by whoever runs the program. Nothing was changed.':
    '{0} se cambia solo en la línea de comandos, por quien mantiene el programa. No se cambió nada.',
  '{0} is not an admin here: {1} is changed by those named in "{2}.admins" of onrecord.yaml. Nothing was changed.':
    '{0} no administra aquí: {1} lo cambia quien consta en «{2}.admins» de onrecord.yaml. No se cambió nada.',
  'That trial is an hour old or more: try the address again. Nothing was changed.':
    'Esa prueba tiene una hora o más: prueba la dirección otra vez. No se cambió nada.',
  '"{0}" is no web address. Give it whole: https://www.example.org/news':
    '«{0}» no es una dirección web. Dala entera: https://www.example.org/news',
  'Private addresses are opened at the command line only. Nothing was asked.':
    'Las direcciones privadas se abren solo en la línea de comandos. No se preguntó nada.',
  'Addresses cannot be asked from here.': 'Desde aquí no se puede preguntar a direcciones.',
  'There is no change to take back. Nothing was changed.': 'No hay ningún cambio que deshacer. No se cambió nada.',
  'There is no change {0}; "onrecord config history" lists the last ones. Nothing was changed.':
    'No hay ningún cambio {0}; "onrecord config history" enumera los últimos. No se cambió nada.',
  'The texts of change {0} were removed on request: it cannot be taken back. Nothing was changed.':
    'Los textos del cambio {0} se quitaron a petición: no se puede deshacer. No se cambió nada.',
  'Change {0} is taken back already. Nothing was changed.': 'El cambio {0} ya se deshizo. No se cambió nada.',
  '{0} was changed again since change {1}: it is {2} now. Set it yourself, or take the later change back first. Nothing was changed.':
    '{0} se cambió otra vez desde el cambio {1}: ahora es {2}. Fíjalo tú, o deshaz primero el cambio posterior. No se cambió nada.',
  'That is how it stands already. Nothing was changed.': 'Ya está así. No se cambió nada.',
  'The files are being saved over and over by another program. Nothing was changed.':
    'Otro programa guarda los archivos una y otra vez. No se cambió nada.',
  'There is no {0} any more; "onrecord init" writes one. Nothing was changed.':
    'Ya no hay ningún {0}; "onrecord init" escribe uno. No se cambió nada.',
  '{0} cannot be read as UTF-8 text; "onrecord check" says more. Nothing was changed.':
    '{0} no se puede leer como texto UTF-8; "onrecord check" dice más. No se cambió nada.',
  'This place of the file is shared with another by an alias (*name): write the values out there first. Nothing was changed.':
    'Este lugar del archivo lo comparte otro por un alias (*nombre): escribe antes los valores allí. No se cambió nada.',
  'The file is not valid YAML; "onrecord check" says where. Nothing was changed.':
    'El archivo no es YAML válido; "onrecord check" dice dónde. No se cambió nada.',
  'Somebody else is changing the configuration ({0}). Nothing was changed; try again in a moment.':
    'Otra persona está cambiando la configuración ({0}). No se cambió nada; prueba otra vez en un momento.',
  'another process': 'otro proceso',
  'The configuration in {0} cannot be written: {1}. Nothing was changed; let the user that runs onrecord write there (with Docker: mount config without ":ro").':
    'No se puede escribir la configuración en {0}: {1}. No se cambió nada; permite que escriba allí el usuario que ejecuta onrecord (con Docker: monta config sin ":ro").',
  'it is mounted read-only': 'está montada solo para leer',
  'this user may not': 'este usuario no tiene permiso',
  'error {0}': 'error {0}',
  'The value is not valid YAML: {0} Nothing was changed.': 'El valor no es YAML válido: {0} No se cambió nada.',
  '"{0}" is a secret, and secrets never stand in onrecord.yaml: they belong in .env. "onrecord slack setup" and "onrecord discord setup" put tokens there. Nothing was changed.':
    '«{0}» es un secreto, y los secretos nunca constan en onrecord.yaml: van en .env. "onrecord slack setup" y "onrecord discord setup" ponen allí los tokens. No se cambió nada.',
  'That looks like a token or key, and secrets never stand in onrecord.yaml: put it into .env. Nothing was changed.':
    'Eso parece un token o una clave, y los secretos nunca constan en onrecord.yaml: ponlo en .env. No se cambió nada.',
  'There is no setting "{0}". "onrecord config list" lists all.':
    'No hay ningún ajuste «{0}». "onrecord config list" los enumera todos.',
  'There is no setting "{0}".{1} "onrecord config list" lists all.':
    'No hay ningún ajuste «{0}».{1} "onrecord config list" los enumera todos.',
  'There is no file {0}. Expected a YAML file with one claim, in the form of an entry of claims.yaml.':
    'No hay ningún archivo {0}. Se esperaba un archivo YAML con una afirmación, con la forma de una entrada de claims.yaml.',
  'The OPML was not taken in: {0}. Nothing was changed.': 'No se tomó nada del OPML: {0}. No se cambió nada.',
  'it has {0} characters; lists of feeds have at most {1}':
    'tiene {0} caracteres; las listas de canales tienen {1} como mucho',
  'it holds a document type declaration, which a list does not need':
    'lleva una declaración de tipo de documento, que una lista no necesita',
  'it cannot be read as OPML; expected <opml> with <body> and <outline> in it':
    'no se puede leer como OPML; se esperaba <opml> con <body> y <outline> dentro',
  'its outlines are nested more than {0} deep': 'sus <outline> están unos dentro de otros a más de {0} niveles',
  'it has more than {0} outlines': 'tiene más de {0} <outline>',
  'it holds no XML': 'no contiene XML',
  'it is a <{0}> document': 'es un documento <{0}>',
  'sources.yaml is not valid YAML; "onrecord check" says where. Nothing was changed.':
    'sources.yaml no es YAML válido; "onrecord check" dice dónde. No se cambió nada.',
  'sources.yaml has no list under "sources:". Nothing was changed.':
    'sources.yaml no tiene una lista bajo "sources:". No se cambió nada.',
  'claims.yaml is not valid YAML; "onrecord check" says where. Nothing was changed.':
    'claims.yaml no es YAML válido; "onrecord check" dice dónde. No se cambió nada.',
  'claims.yaml has no list under "claims:". Nothing was changed.':
    'claims.yaml no tiene una lista bajo "claims:". No se cambió nada.',
}
