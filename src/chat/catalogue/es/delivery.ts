import type { DeliveryStrings } from '../delivery-strings.ts'
import { lateNumbers } from '../late-formats.ts'

const count = lateNumbers('es-ES')
const plural = (number: number, one: string, many: string) => `${count.format(number)} ${number === 1 ? one : many}`

export const delivery: DeliveryStrings = {
  event: {
    statement: 'declaraciones',
    status: 'cambios de estado',
    request: 'peticiones de pruebas',
    revision: 'cambios de redacción',
    correction: 'correcciones',
    proposal: 'propuestas',
    health: 'salud de las fuentes',
    note: 'avisos',
  },
  watches: {
    heading: (number) => plural(number, 'seguimiento', 'seguimientos'),
    none: 'Ningún canal sigue nada.',
    noneHere: 'Este canal no sigue nada.',
    follows: (channel, platform, scope) => `${channel} (${platform}) sigue ${scope}`,
    all: 'todas las afirmaciones',
    tag: (tag) => `las afirmaciones con la etiqueta ${tag}`,
    atOnce: 'se publica al momento',
    digest: (every, at, zone) =>
      `un resumen ${every === 'day' ? 'al día' : 'a la semana, los lunes,'} a las ${at} (${zone})`,
    quiet: (from, until, zone) => `en silencio de ${from} a ${until} (${zone})`,
    declared: 'declarado en onrecord.yaml',
    addedBy: (name) => `puesto por ${name}`,
    paused: 'En pausa desde',
  },
  deliveries: {
    heading: (open, review) =>
      review === 0
        ? `${plural(open, 'mensaje', 'mensajes')} en camino`
        : `${plural(review, 'mensaje necesita', 'mensajes necesitan')} que alguien mire, ${count.format(open)} en camino`,
    none: 'Nada espera a ser publicado.',
    state: {
      pending: 'en espera',
      sending: 'enviándose',
      sent: 'enviado',
      retry: 'intentado, se intentará de nuevo',
      needs_review: 'no se sabe si llegó',
      refused: 'no enviado',
    },
    attempts: (number) => plural(number, 'intento', 'intentos'),
    nextTry: 'el siguiente a las',
    counts: (sent, refused) => `${count.format(sent)} enviados en total, ${count.format(refused)} no enviados`,
  },
  actions: { delivery_sent: 'Está ahí', delivery_again: 'Enviar de nuevo', delivery_drop: 'Descartar' },
  digest: {
    heading: {
      cap: (posts) =>
        `${plural(posts, 'novedad más', 'novedades más')}: este canal llegó a su límite de mensajes por hora`,
      digest: (posts) => `Resumen: ${plural(posts, 'novedad registrada', 'novedades registradas')}`,
      stop: (posts) => `${plural(posts, 'novedad', 'novedades')} mientras no se podía publicar aquí`,
    },
    onRecord: 'Todo al completo: onrecord history AFIRMACIÓN',
  },
  trouble: {
    heading: {
      channel: (channel, platform) =>
        `No se puede publicar en ${channel} de ${platform}: sus seguimientos están en pausa`,
      platform: (_channel, platform) => `${platform} no nos deja entrar: allí no se publica nada`,
      needs_review: (channel, platform) => `Un mensaje a ${channel} de ${platform} puede haber llegado o no`,
      refused: (channel, platform) => `Un mensaje a ${channel} de ${platform} fue rechazado`,
    },
    todo: {
      channel:
        'Deje entrar de nuevo al bot y vuelva a poner el seguimiento ("onrecord watch"); lo pendiente llega en un solo mensaje.',
      platform:
        'Se intenta cada diez minutos y entretanto no se pierde nada. Si el token se revocó: ponga uno válido en el entorno y arranque de nuevo.',
      needs_review: 'Mire allí y dígalo: onrecord deliveries sent, again o drop, con su número.',
      refused: 'Mire el motivo; "onrecord deliveries again" con su número lo intenta otra vez.',
    },
  },
}
