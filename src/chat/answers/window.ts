/** The part of a long list that is shown: `size` entries from the one at `from`, counted from 0. */
export type Window = { from: number; size: number }

export function inWindow<T>(
  list: readonly T[],
  window: Window | undefined,
  size: number,
): { shown: T[]; hidden: number } {
  // A page of its own has buttons to turn it; what a list without pages leaves out is counted.
  if (window) return { shown: list.slice(window.from, window.from + window.size), hidden: 0 }
  return { shown: list.slice(0, size), hidden: Math.max(0, list.length - size) }
}
