import type { ChatSetupStrings } from '../chat-setup-strings.ts'

export const chatSetup: ChatSetupStrings = {
  ended: 'La entrada terminó antes de acabar. No se ha cambiado nada más.',
  slack: {
    title: 'onrecord en Slack, en cinco minutos',
    create: (manifest, scopes) => `
1. Abre https://api.slack.com/apps y elige «Create New App», «From a manifest», tu espacio de trabajo.
2. Pega el contenido de ${manifest}
   (YAML). Pide estos permisos y ninguno más:
${scopes}
3. «Create», luego «Install to Workspace», «Allow».
4. En «OAuth & Permissions» está el Bot User OAuth Token. Pégalo aquí.
`,
    botToken: 'Token del bot (xoxb-…):',
    appTokenSteps: `
5. «Basic Information», «App-Level Tokens», «Generate Token and Scopes»: cualquier nombre, el permiso connections:write.
   Con él es el bot quien llama a Slack; tu máquina no necesita dirección pública. Pégalo aquí.
`,
    appToken: 'Token de la aplicación (xapp-…):',
    scopes: {
      'channels:history': 'mirar si un mensaje llegó, tras una conexión cortada (canales públicos)',
      'channels:read': 'ver si el bot está en un canal y quiénes de sus miembros son editores',
      'chat:write': 'publicar y modificar sus propios mensajes',
      commands: '/claim, /claim-admin y los atajos',
      'files:write': 'entregar una exportación como archivo',
      'groups:history': 'lo mismo que channels:history, en canales privados a los que fue invitado',
      'groups:read': 'lo mismo que channels:read, en canales privados a los que fue invitado',
      'im:write': 'entregar ese archivo solo a quien lo pidió',
      'usergroups:read': 'saber quién está en un grupo de editores',
      'users:read': 'el nombre para el registro, el idioma y la zona horaria de quien pregunta',
    },
    wrongKind: (start) =>
      `Eso no es un token de esta clase: empieza por ${start} y lleva letras, cifras y guiones. No se ha escrito nada.`,
    noneAccepted:
      'Ningún token fue aceptado; no se ha escrito nada. Ejecuta otra vez «onrecord slack setup» cuando lo tengas.',
    accepted: (bot, team) => `Aceptado: ${bot} en ${team}.`,
    allRights: 'Tiene todos los permisos.',
    missing: (scopes) =>
      `Faltan permisos: ${scopes}. Añádelos en «OAuth & Permissions» y vuelve a instalar la aplicación.`,
    connects: 'Aceptado: se puede abrir una conexión.',
    opensNothing: 'Slack no abrió ninguna conexión.',
    written: (file) => `Los dos tokens están en ${file}; solo tú puedes leerlo.`,
    invite: `6. Invita al bot donde deba publicar («/invite @onrecord» allí) y copia el id de ese canal: su nombre, «About»,
   abajo del todo. Ahora se publica allí un mensaje de prueba; una línea vacía lo omite.
`,
    channel: 'Id del canal (C…):',
    testPost: 'onrecord puede publicar aquí. Escribe /claim help para empezar.',
    posted:
      'Publicado. Para seguir allí todas las afirmaciones, añade a config/onrecord.yaml, bajo «watches:» si ya está (init lo escribe):',
    editors: 'Quién puede usar /claim-admin se dice en config/onrecord.yaml:',
    start: 'Después: npm start',
  },
  discord: {
    steps: `1. Abre https://discord.com/developers/applications y elige New Application; ponle el nombre que conocen tus lectores.
2. En Bot elige Reset Token y cópialo. No hace falta ningún «privileged intent»: deja los tres apagados.
3. También en Bot, apaga Public Bot, para que nadie más pueda invitarlo.`,
    token: 'Pega el token (no se muestra):',
    noToken:
      'Eso no es el token de un bot: tiene tres partes separadas por puntos. Cópialo otra vez en Bot, Reset Token.',
    usingKnown: 'Se usa el token de .env (DISCORD_TOKEN).',
    belongsTo: (bot) => `El token es del bot «${bot}».`,
    gateway: 'Discord acepta la conexión, con el único «intent» necesario (Guilds).',
    refused: (why) => `Discord no aceptó la conexión: ${why}`,
    notNeeded: (intent) =>
      `No hace falta: el «intent» ${intent} está encendido. Apágalo en el Developer Portal, en Bot.`,
    written: 'El token está ahora en .env; solo tú puedes leerlo.',
    invite: (permissions) => `Invita al bot con exactamente estos permisos (${permissions}):`,
    openLink: 'Abre el enlace, elige tu servidor y pulsa Intro aquí.',
    inNoServer: 'El bot no está todavía en ningún servidor.',
    stillInNone: 'El bot no está en ningún servidor. Invítalo con el enlace de arriba y ejecuta esto otra vez.',
    lacks: (channel, permissions) =>
      `En #${channel} al bot le falta ${permissions}. Da a su rol esos permisos allí (Editar canal, Permisos) y ejecuta esto otra vez.`,
    allRights: (channel) => `Permisos en #${channel}: están todos.`,
    registered: 'Comandos /claim y /claim-admin: registrados.',
    registeredAlready: 'Comandos: ya estaban registrados.',
    testPost: (address) => `Mensaje de prueba: ${address}`,
    post: {
      title: 'onrecord puede publicar aquí',
      text: 'Este es el mensaje de prueba de la instalación. Puede borrarse.',
      tryThis: 'Prueba:',
    },
    paste:
      'Pon esto en config/onrecord.yaml (el seguimiento, bajo «watches:» si init ya lo escribió) y arranca con «onrecord start»:',
    otherEditors: (bot) =>
      `/claim-admin lo ve quien puede gestionar mensajes. Para otros editores: Ajustes del servidor, Integraciones, ${bot}.`,
    what: { server: 'servidor', channel: 'canal', role: 'rol de los editores' },
    noRole: 'ninguno: nombraré yo a las personas',
    which: (what) => `¿Qué ${what}?`,
    choose: 'Número, nombre o id [1]:',
    notListed: (typed) => `No hay ningún «${typed}» en la lista.`,
    nothingToChoose: (what) => `No hay ningún ${what} que elegir.`,
    notThere: (what, named) => `Allí no hay ningún ${what}${named}.`,
    unknownToken: 'Discord no conoce este token. Cópialo otra vez en Bot, Reset Token.',
    people: 'ids de personas',
  },
}
