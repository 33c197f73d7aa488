const LONGEST = 300

/** A value of the configuration as one line for people: as it would be typed. */
export function showValue(value: unknown): string {
  const text = lineOf(value)
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}

function lineOf(value: unknown): string {
  if (value === undefined || value === null) return '—'
  if (typeof value === 'string') return value
  if (!Array.isArray(value)) return typeof value === 'object' ? JSON.stringify(value) : String(value)
  if (value.length === 0) return '[]'
  return value.every((one) => typeof one !== 'object') ? value.join(', ') : JSON.stringify(value)
}
