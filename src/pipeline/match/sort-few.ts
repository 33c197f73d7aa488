/** So many are put in order by hand; of more the engine's own sort is faster. */
const FEW = 48

/**
 * Sorts a list in place, as `sort` does (what is equal stays in its order), without the copies that `sort` makes: dozens of
 * short lists are sorted for every item.
 */
export function sortFew<T>(list: T[], difference: (a: T, b: T) => number): T[] {
  if (list.length > FEW) return list.sort(difference)
  for (let next = 1; next < list.length; next++) {
    const one = list[next] as T
    let at = next
    while (at > 0 && difference(list[at - 1] as T, one) > 0) {
      list[at] = list[at - 1] as T
      at--
    }
    list[at] = one
  }
  return list
}
