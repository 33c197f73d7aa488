type Scores = Record<string, number>

/** Some 3 ms of work: nothing else waits longer for it. */
const AT_ONCE = 1_000

/**
 * Puts one object in the place of all that are equal, a thousand a step; for whoever only reads them. eld's database has
 * an object for each of 49,553 letter groups, most with a row of empty places up to its highest language: 24 MB that V8
 * marks object by object with everything that is old. There are 12,588 different ones.
 */
export function* shareEqualScores(table: Record<string, Scores>): Generator<void> {
  const known = new Map<string, Scores>()
  const keys = Object.keys(table)
  for (let at = 0; at < keys.length; at += AT_ONCE) {
    for (const key of keys.slice(at, at + AT_ONCE)) {
      const scores = table[key] as Scores
      const text = JSON.stringify(scores)
      const shared = known.get(text) ?? asTable(scores)
      known.set(text, shared)
      table[key] = shared
    }
    yield
  }
}

/** A place that cannot be written makes V8 keep the numbered places as a table, without room for those that are empty. */
function asTable(scores: Scores): Scores {
  const table: Scores = {}
  for (const [language, value] of Object.entries(scores))
    Object.defineProperty(table, language, { value, enumerable: true, configurable: true, writable: false })
  return table
}
