/** Text as XML or HTML character data or attribute value. */
export function escapeMarkup(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

/** `]]>` inside would end the section early. */
export function cdata(text: string): string {
  return `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`
}

export function paragraphsOf(body: string): string[] {
  return body
    .split('\n\n')
    .map((part) => part.replaceAll('\n', ' ').trim())
    .filter((part) => part !== '')
}

export function paragraphsAsHtml(body: string): string {
  return paragraphsOf(body)
    .map((part) => `<p>${escapeMarkup(part)}</p>`)
    .join('\n')
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const two = (value: number) => String(value).padStart(2, '0')

/** `Tue, 14 Oct 2025 09:05:00 -0400` */
export function rssDate(at: number, zoneMinutes: number): string {
  const local = new Date(at + zoneMinutes * 60_000)
  const day = `${DAYS[local.getUTCDay()]}, ${two(local.getUTCDate())} ${MONTHS[local.getUTCMonth()]} ${local.getUTCFullYear()}`
  const time = `${two(local.getUTCHours())}:${two(local.getUTCMinutes())}:${two(local.getUTCSeconds())}`
  return `${day} ${time} ${zoneMinutes === 0 ? 'GMT' : zoneOf(zoneMinutes, '')}`
}

/** `2025-10-15T07:40:00-06:00` */
export function isoDate(at: number, zoneMinutes: number): string {
  const local = new Date(at + zoneMinutes * 60_000).toISOString().slice(0, 19)
  return local + (zoneMinutes === 0 ? 'Z' : zoneOf(zoneMinutes, ':'))
}

function zoneOf(zoneMinutes: number, separator: string): string {
  const size = Math.abs(zoneMinutes)
  return `${zoneMinutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}${separator}${two(size % 60)}`
}
