import type { SetupStrings } from '../setup-strings.ts'

const called = (language: string) =>
  `Cómo la llaman los textos en ${language}, con punto y coma entre una y otra (recompensas por agentes; oferta de recompensas)`

export const setup: SetupStrings = {
  init: {
    languages: 'Idiomas de tus fuentes (en, es o ambos)',
    countries: (known) => `Países (${known})`,
    topics: (known) => `Temas (${known})`,
    which: 'Cuáles de ellas (números, todas o ninguna; las tuyas se añaden después)',
    title: 'Una primera afirmación, en pocas palabras (vacío: todavía ninguna)',
    text: 'La afirmación en una frase neutral',
    claimant: 'Quién la hace',
    madeOn: 'Hecha por primera vez el (2025-10-14, 2025-10 o 2025)',
    called: { en: called('inglés'), es: called('español') },
    slack: 'Canal de Slack donde publicar, por su id (C0…; vacío: ninguno)',
    discord: 'Canal de Discord donde publicar, por su id (vacío: ninguno)',
    contact: 'Dirección a la que las fuentes puedan escribir (correo o web; va en cada consulta)',
    zone: 'Tu zona horaria',
    all: 'todo',
    no: 'no',
    nothingFits: 'Ninguna fuente del catálogo corresponde; añade las tuyas con "onrecord sources try URL".',
    seen: (date) => `vista en funcionamiento el ${date}`,
    neverSeen: 'nadie ha informado de que funcione',
    off: 'apagada hasta que la enciendas',
    wrote: (file) => `escrito ${file}`,
    oneChannel: (platform) =>
      `Las propuestas para editores y el estado de las fuentes se publican también en ese canal; «onrecord config set channels.review.${platform} ID channels.operations.${platform} ID» les da uno propio.`,
    left: (file) => `${file} queda como está`,
    replace: (file) => `${file} ya existe. ¿Reemplazarlo (se guarda como ${file}.bak)?`,
    replaceAll: (files) =>
      `${files} ya existen; en una copia recién bajada son el ejemplo. ¿Reemplazarlos por tus respuestas (cada uno se guarda como .bak), sí o no?`,
    kept: 'Entonces no se pregunta nada y no cambia nada. "onrecord init --config CARPETA" escribe en otro lugar.',
    files: {
      onrecord: 'Cómo funciona y dónde publica. Un editor que lea el esquema de arriba explica cada clave.',
      sources: 'Qué se consulta. "onrecord sources try URL" dice qué daría otra dirección, listo para pegarlo aquí.',
      claims:
        'Quién habla y de quién se habla, y las afirmaciones que se siguen. "onrecord backtest" prueba una antes de publicar.',
      env: 'Valores de esta máquina; guarda este archivo para ti. Cada variable se explica en .env.example.',
      slack: '"onrecord slack setup" escribe aquí estas dos.',
      discord: '"onrecord discord setup" la escribe aquí.',
    },
  },
  wrong: {
    language: (typed) => `"${typed}" no nombra ningún idioma que lea: en, es o ambos.`,
    noneOf: (word, known) => `"${word}" no es ninguno de ${known}.`,
    catalogue: (id, known) => `No hay "${id}" en el catálogo: ${known}.`,
    number: (word, count) => `"${word}" no es ninguno de los números del 1 al ${count}, ni «todas» ni «ninguna».`,
    zone: (typed) =>
      `No hay zona horaria "${typed}". Las zonas se llaman como America/Mexico_City; siglas como EST valen para varias.`,
    value: (typed, why) => `"${typed}" no sirve: ${why}.`,
    why: {
      line: 'hace falta una línea de texto, y no demasiado larga',
      date: 'se espera una fecha como 2025-10-14, 2025-10 o 2025',
      address: 'se espera un correo o una dirección web como desk@example.org',
    },
    channel: {
      slack: (typed) =>
        `"${typed}" no es el id de un canal. Empieza por C y está al final de «About» del canal; también vale el enlace del canal.`,
      discord: (typed) =>
        `"${typed}" no es el id de un canal. Es un número largo: clic derecho en el canal, «Copiar ID del canal» (modo desarrollador); también vale su enlace.`,
    },
    yesOrNo: 'Escribe sí o no.',
    configuration: (why) => `De estas respuestas no sale una configuración válida; no se ha escrito nada.\n${why}`,
    ended: 'La entrada terminó antes de que cada pregunta tuviera una respuesta válida; no se ha escrito nada.',
  },
  check: {
    marks: { fine: 'bien ', warning: 'mirar', broken: 'mal  ' },
    what: {
      configuration: 'configuración',
      contact: 'contacto',
      record: 'registro',
      disk: 'disco',
      clock: 'reloj',
      source: 'fuente',
      network: 'red',
    },
    counts: (fine, warnings, broken) => `${fine} bien, ${warnings} por mirar, ${broken} mal`,
    configuration: (claims, enabled, sources, watches) =>
      `${some(claims, 'afirmación', 'afirmaciones')}, ${enabled} de ${some(sources, 'fuente')} en uso, ${some(watches, 'seguimiento')}`,
    noSources: 'no se consulta ninguna fuente: no entrará nada',
    addSource: 'añade una con "onrecord sources add URL", o enciende una en sources.yaml',
    noClaims: 'no se sigue ninguna afirmación: no se publicará nada',
    addClaim: 'añade una con "onrecord claims add"; pruébala antes con "onrecord backtest"',
    noContact: 'falta una dirección de contacto: las fuentes no pueden saber quién las consulta',
    setContact: 'pon http.contact en onrecord.yaml, o ONRECORD_CONTACT en .env',
    chain: (database, entries) => `${database}: ${some(entries, 'asiento')}, cadena íntegra`,
    brokenChain: (database, entry) => `${database}: la cadena se rompe en el asiento ${entry}`,
    restore: 'detén el programa y restaura la última copia',
    room: (gib, folder) => `${gib} GiB libres en ${folder}`,
    makeRoom: 'haz sitio, o mueve la base de datos',
    clockOff: (seconds, ahead, source) => `${seconds} s ${ahead ? 'por delante de' : 'por detrás de'} ${source}`,
    setClock: 'pon el reloj en hora por la red (NTP)',
    noClock: 'ningún servidor dijo su hora, así que no se comparó con ninguno',
    waits: (posts) =>
      `${posts === 1 ? 'un mensaje espera' : `${posts} mensajes esperan`} y falta el token: allí no se publica nada, y nada se pierde`,
    noToken: 'hay canales suyos que siguen algo, y falta el token: allí no se publica nada',
    setUp: (platform) => `ejecuta "onrecord ${platform} setup", o quita sus seguimientos de onrecord.yaml`,
    setUpWaiting: (platform) =>
      `ejecuta "onrecord ${platform} setup" y arranca de nuevo: se publicará lo que espera; lo que ya nadie necesita se quita con "onrecord deliveries drop N", y "onrecord deliveries" lo lista`,
    newToken: (platform) => `comprueba la red, o ejecuta "onrecord ${platform} setup" con otro token`,
    token: (bot, place) => `el token es de ${bot} en ${place}`,
    unknownToken: 'Discord no conoce este token',
    allRights: 'con todos los permisos',
    missing: (rights) => `faltan permisos: ${rights}`,
    noServer: (bot) => `el token es de ${bot}, que no está en ningún servidor`,
    invite: 'abre el enlace de invitación que da "onrecord discord setup"',
    channel: (name) => `canal ${name}`,
    giveRights: 'dáselos al rol del bot en los ajustes de ese canal',
    addScopes: 'añádelos en "OAuth & Permissions" en api.slack.com/apps, e instala la aplicación de nuevo',
    archived: 'está archivado',
    unarchive: 'desarchívalo, o quita su seguimiento',
    notIn: 'el bot no está en él',
    inviteThere: 'escribe allí "/invite @onrecord"',
    isIn: 'el bot está en él',
    rightChannel: 'pon el id correcto del canal en onrecord.yaml, o quita su seguimiento',
    noNetwork: (sources) =>
      sources === 1
        ? 'el nombre de la fuente no se resolvió'
        : `no se resolvió el nombre de ninguna de ${sources} fuentes`,
    lookAtNetwork: 'quizá esta máquina no tiene red o servidor de nombres: mira eso primero, no las fuentes',
    unchanged: 'respondió, nada nuevo',
    entries: (count) => some(count, 'entrada'),
    newest: (day) => `la más reciente del ${day}`,
    undated: 'ninguna con fecha',
    moved: 'se ha mudado',
    newAddress: (address) => `pon su nueva dirección en sources.yaml: ${address}`,
    empty: 'mira la dirección: un canal vacío no dice nada',
  },
}

function some(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}
