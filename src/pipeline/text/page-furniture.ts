import { foldText } from './fold-text.ts'

/** What newsrooms put before and behind a headline, and wire agencies before a text: nobody said it, and it comes and goes. */
const LABEL =
  'updated?|update|corrected|correction|live(?: updates?| blog)?|watch|exclusive|breaking(?: news)?|just in|developing|urgent|video|photos?|' +
  'actualizad[oa]|actualizaci[oó]n|actualiza|correcci[oó]n|en vivo|en directo|[uú]ltim[oa] (?:hora|momento)|urgente|exclusiv[oa]|minuto a minuto|fotos?'
const BEFORE = new RegExp(
  `^\\s*(?:[([](?:${LABEL})[)\\]]|(?:${LABEL})(?: ?\\d{1,2})?\\s?[:|–—-](?!\\d))[:|–—-]*\\s*`,
  'iu',
)
const BEHIND = new RegExp(
  `\\s*(?:[([](?:\\d{1,3} )?(?:${LABEL})[^)\\]]{0,20}[)\\]]|(?:\\/\\/|[|–—-]) ?(?:${LABEL})(?: [\\d:.h]{1,8})?)\\s*$`,
  'iu',
)
const DATE = '(?:,? ?(?:\\p{L}{3,10}\\.? \\d{1,2}|\\d{1,2} (?:de )?\\p{L}{3,10}\\.?),?)?'
const AGENCY = '(?:\\p{Lu}{2,6}|Reuters|Bloomberg|Xinhua|Notimex|Europa Press|Prensa Latina)'
const DATELINE = new RegExp(
  `^\\s*\\p{Lu}[\\p{L}.'’]*(?:[\\s,]+[\\p{L}.'’]+){0,3}?${DATE}\\s?\\(${AGENCY}\\)\\s?\\.?\\s?[-–—]+\\s*`,
  'u',
)
const CAPITALS_LINE = /^\s*\p{Lu}{4}[\p{Lu}\s,.]{0,40}[-–—]+\s+/u
/** A counter that stands right behind the last sentence. */
const TAIL = /(?<=[.!?…]["'”’»]?)\s+(?:hace )?\d[^.!?…"“”«»]{0,40}$/iu

const UNIT =
  '(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|weeks?|months?|segundos?|minutos?|horas?|dias?|semanas?|meses|mes)'
const STAMPED =
  '(?:last |first )?(?:updated?|published|posted|modified|actualizad[oa]|publicad[oa]|ultima actualizacion)'
const COUNTED =
  '(?:views?|comments?|shares?|likes?|reads?|reactions?|replies|visitas?|vistas?|comentarios?|compartir|compartidos?|lecturas?|me gusta|reacciones)'
const CALENDAR =
  '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|ene|abr|ago|dic)\\p{L}*|(?:mon|tues?|wed|wednes|thu|thurs?|fri|sat|satur|sun)(?:day)?|' +
  'lunes|martes|miercoles|jueves|viernes|sabado|domingo|at|on|de|del|a|las|el|am|pm|m|p|h|hrs?|hours?|horas?|local|time|gmt|utc|[ecmp][sd]?t|bst|cest?'
const BOX =
  'read (?:more|also|next)|also read|see also|related(?: (?:stories|articles|news|coverage|topics))?|more (?:on this|stories|from)|most read|trending|' +
  'recommended|advertisement|sponsored|photos?|image|credit|file photo|lee (?:tambien|mas|ademas)|leer mas|te puede interesar|te recomendamos|' +
  'mira tambien|ver tambien|relacionad[oa]s?|mas (?:noticias|informacion|leidas)|lo mas leido|publicidad|anuncio|fotos?|imagen|credito'
const FURNITURE = [
  `(?:${STAMPED} )?(?:about )?(?:\\d{1,3}|an?) ${UNIT} ago`,
  `(?:${STAMPED} )?hace (?:unos )?(?:\\d{1,3}|una?) ${UNIT}`,
  `${STAMPED}(?: (?:\\d{1,4}|${CALENDAR}))+`,
  `\\d[\\d ]*(?: ?k| ?mil)? ${COUNTED}|${COUNTED} \\d[\\d ]*`,
  '\\d{1,3} min(?:ute|uto)?s? (?:read|de lectura)|(?:lectura(?: de)?|tiempo de lectura|reading time) \\d{1,3} min\\p{L}*',
  'the post .{0,300} appeared first on .{0,80}|la entrada .{0,300} (?:aparecio|se publico) primero en .{0,80}',
  '(?:sign up for|subscribe to|suscribete|siguenos|follow us|share on|click here|haz clic) .{0,160}',
].map((one) => new RegExp(`^(?:${one})$`, 'u'))
const BOXED = new RegExp(`^(?:${BOX})(?:$| ?[:|•])`, 'u')
const COPYRIGHT = /^\s*(?:©|\(c\)\s|copyright\b)/iu

/** A sentence or headline without labels, datelines and counters around it; nothing is left of one that is only such. */
export function withoutFurniture(sentence: string): string {
  if (sentence.length > LONGEST) return sentence
  let text = sentence.replace(DATELINE, '').replace(CAPITALS_LINE, '')
  for (let labels = 0; labels < 2; labels++) text = text.replace(BEFORE, '')
  text = text.replace(BEHIND, '')
  const tail = TAIL.exec(text)
  if (tail && isFurniture(tail[0])) text = text.slice(0, tail.index)
  return isFurniture(text) ? '' : text
}

/** UTF-16 units. A longer sentence is none, and not worth the search. */
const LONGEST = 2_000

function isFurniture(text: string): boolean {
  const folded = foldText(text).trim()
  if (BOXED.test(folded) || COPYRIGHT.test(text)) return true
  const words = folded.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
  return FURNITURE.some((one) => one.test(words))
}

/** What stands before the mark by which a feed says that it cut a text short; `null` of a whole one. */
export function stemOf(text: string): string | null {
  const mark = CUT.exec(text.slice(-60))
  return mark ? text.slice(0, Math.max(0, text.length - 60) + mark.index) : null
}

const CUT =
  /\s*[[(]?(?:…|\.\.\.)[\])]?\s*(?:(?:read|continue|see|leer|lee|seguir|sigue|ver)\b[^.!?]{0,40}|→|»|>>)?\s*$/iu
