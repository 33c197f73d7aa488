/** Spellings of one sound or ending that differ between the languages, or between transcriptions of a name. */
const RULES: readonly (readonly [RegExp, string])[] = [
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/(?:kh|ck|qu(?=[eiy])|[cq](?![eiyh]))/g, 'k'],
  [/[yj]/g, 'i'],
  [/(?:ii+)/g, 'i'],
  [/w|v/g, 'b'],
  [/(.)\1+/g, '$1'],
  [/(?:tion|sion)s?$/g, 'cion'],
  [/ciones$/g, 'cion'],
  [/(?:ty|ti|dad|dades|ties)$/g, 'dad'],
  [/(?:ly|mente)$/g, ''],
  [/(?:ists?|istas?)$/g, 'ist'],
  [/(?:isms?|ismos?)$/g, 'ism'],
  [/(?:age|aie|aies|ages)s?$/g, 'ag'],
  [/(?:[aeiou]s|[aeiou]|s)$/g, ''],
]
const CACHE_LIMIT = 50_000
const cache = new Map<string, string>()

/**
 * What cognates and transcriptions share: "sabotage" and "sabotaje", "Zelensky" and "Zelenskyy", "residence" and
 * "residencia". Takes a folded word. Words are at most 64 letters, each rule runs once: linear.
 */
export function soundSkeleton(folded: string): string {
  const known = cache.get(folded)
  if (known !== undefined) return known
  let skeleton = folded
  for (const [pattern, to] of RULES) skeleton = skeleton.replace(pattern, to)
  if (cache.size >= CACHE_LIMIT) cache.clear()
  cache.set(folded, skeleton)
  return skeleton
}
