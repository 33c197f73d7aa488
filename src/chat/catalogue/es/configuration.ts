import type { ConfigurationStrings } from '../configuration-strings.ts'

const plural = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`

const PLACES: Readonly<Record<string, string>> = { cli: 'la línea de comandos', slack: 'Slack', discord: 'Discord' }

export const configuration: ConfigurationStrings = {
  settings: {
    heading: (count) => plural(count, 'ajuste', 'ajustes'),
    unset: 'el valor de fábrica',
    fileLine: (place) => `de ${place}`,
    variable: (name) => `de la variable de entorno ${name}`,
    presetIs: (value) => `de fábrica ${value}`,
    restart: 'vale desde el próximo arranque',
    right: {
      editor: 'en los chats, la redacción',
      admin: 'en los chats, los administradores',
      nobody: 'en los chats, nadie',
    },
  },
  trial: {
    verdict: {
      feed: 'Un canal (feed)',
      page: 'Una página con lista',
      feed_links: 'Una página que nombra canales',
      blocked: 'Bloqueada',
      nothing: 'Nada que consultar',
      failed: 'Ninguna respuesta que sirva',
    },
    entries: (count) => plural(count, 'entrada', 'entradas'),
    undated: 'sin fecha',
    known: (id) => `La fuente ${id} ya tiene esta dirección.`,
    feeds: 'Sus canales',
    wouldBe: (id, name) => `Sería la fuente ${id}, «${name}».`,
    add: 'Añadirla …',
  },
  sources: { pause: 'Pausar …', resume: 'Reanudar', remove: 'Quitar' },
  outlet: { agency: 'un organismo público', news: 'un medio', court: 'un tribunal', ngo: 'una organización' },
  actors: {
    heading: (count) => plural(count, 'actor o institución', 'actores e instituciones'),
    none: 'Ningún actor se llama así.',
    kind: { person: 'persona', institution: 'institución' },
    aliases: (words) => `también: ${words}`,
    office: (body, as, from, until) =>
      `${as === null ? 'de' : `${as},`} ${body}${from === null ? '' : ` desde ${from}`}${until === null ? '' : ` hasta ${until}`}`,
    change: 'Cambiar …',
    remove: 'Quitar',
    add: 'Añadir uno …',
  },
  editors: {
    heading: 'Quién edita',
    place: (place) => `En ${PLACES[place] ?? place}`,
    kind: {
      names: 'nombres',
      users: 'personas',
      groups: 'miembros de grupos',
      channels: 'miembros de canales',
      roles: 'miembros con un rol',
      admins: 'administradores, que cambian estas listas',
    },
    nobody: 'nadie',
    anybody: 'quien pueda ejecutarla',
  },
  changes: {
    heading: (count) => plural(count, 'cambio de la configuración', 'cambios de la configuración'),
    none: 'Todavía no se cambió nada desde el programa.',
    by: (who, platform) => `por ${who} en ${PLACES[platform] ?? platform}`,
    undone: 'deshecho',
    undo: 'Deshacerlo',
  },
}
