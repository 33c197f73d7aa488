/** What stands where a secret stood. */
const CENSORED = '[redacted]'

/** Shorter ones are words that may stand anywhere. */
const SHORTEST = 6

/** Secrets by their shape, wherever they come from: tokens of Slack and Discord, keys, credentials in an address. */
const SHAPES: readonly [RegExp, string][] = [
  [/\bx(?:ox[a-z]|app)-[A-Za-z0-9-]{4,500}/g, CENSORED],
  [/\b[\w-]{20,40}\.[\w-]{5,10}\.[\w-]{25,200}\b/g, CENSORED],
  [/\b((?:Bearer|Basic|Bot)(?: |%20))[A-Za-z0-9+/=_.-]{6,500}/g, `$1${CENSORED}`],
  // Addresses that are keys themselves: incoming webhooks, and where an interaction is answered.
  [
    /((?:\/|%2F)(?:services|commands|actions|workflows|triggers)(?:\/|%2F)[TAB][A-Z0-9]{2,15}(?:\/|%2F))[\w/%-]{8,200}/g,
    `$1${CENSORED}`,
  ],
  [/((?:\/|%2F)(?:webhooks|interactions)(?:\/|%2F)\d{5,20}(?:\/|%2F))[\w-]{20,300}/g, `$1${CENSORED}`],
  [/\b(?:sk|pk|ghp|gho|glpat)[-_][A-Za-z0-9_-]{12,200}/g, CENSORED],
  [/([a-z][a-z0-9+.-]{1,15}(?::\/{1,3}|%3A%2F%2F))[^\s/?#@"'<>]{1,300}(@|%40)/gi, `$1${CENSORED}$2`],
  [
    /((?:[?&]|%3F|%26)(?:[a-z_-]{0,20}(?:token|key|secret|password|signature|auth)|pass|pwd|sig)(?:=|%3D))[^\s&#"'<>\\]{1,500}/gi,
    `$1${CENSORED}`,
  ],
]

/**
 * Takes secrets out of a text: the known ones by their value and, but for `shapes: false`, others by their shape.
 * Linear in the text.
 */
export function createRedactor(secrets: readonly string[], { shapes = true } = {}): (text: string) => string {
  const known = [...new Set(secrets)].filter((secret) => secret.length >= SHORTEST).sort((a, b) => b.length - a.length)
  // As it stands in JSON and in an address, too.
  const forms = known.flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)])
  const beginnings = known.filter(({ length }) => length >= 2 * SHORTEST_BEGINNING).map(beginningOf)
  return (text) => {
    const whole = forms.reduce((rest, secret) => rest.replaceAll(secret, CENSORED), text)
    const withoutKnown = beginnings.reduce((rest, cut) => cut(rest), whole)
    if (!shapes) return withoutKnown
    return SHAPES.reduce((rest, [shape, instead]) => rest.replace(shape, instead), withoutKnown)
  }
}

/** Of a secret that was cut off with the text it stood in, this much tells what it was. */
const SHORTEST_BEGINNING = 8
/** What follows where a text was cut: an ellipsis, the end of a string in JSON, or nothing. */
const CUT = /^(?:…|\.\.\.|\\?"|$)/

/** Takes out as much of a secret as stands where a text was cut to a length, before anybody could see it whole. */
function beginningOf(secret: string): (text: string) => string {
  const start = secret.slice(0, SHORTEST_BEGINNING)
  return (text) => {
    let rest = text
    for (let at = rest.indexOf(start); at >= 0; at = rest.indexOf(start, at + 1)) {
      let end = at + start.length
      while (end < rest.length && rest[end] === secret[end - at]) end += 1
      if (CUT.test(rest.slice(end, end + 3))) rest = `${rest.slice(0, at)}${CENSORED}${rest.slice(end)}`
    }
    return rest
  }
}
