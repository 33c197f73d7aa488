/**
 * What a frame's expression cannot do without: words or parts of words, one of which stands in whatever it fits. `null`
 * where none could be told, so that the expression itself must be asked. Knows what our frames are written in: groups,
 * alternatives, looks ahead and behind, classes, repetitions. What it does not know it takes for anything.
 */
export function needlesOf(pattern: string): string[] | null {
  const state = { pattern, at: 0 }
  const needles = readAlternatives(state)
  if (state.at < pattern.length) throw new Error(`A bracket too many in "${pattern}".`)
  return needles?.every(({ length }) => length >= SHORTEST) ? [...new Set(needles)] : null
}

/** Shorter ones stand in every other sentence. */
export const SHORTEST = 3

type State = { pattern: string; at: number }

/** One of what each alternative needs; up to a closing bracket or the end. */
function readAlternatives(state: State): string[] | null {
  let all: string[] | null = []
  for (;;) {
    const one = readSequence(state)
    all = all === null || one === null ? null : [...all, ...one]
    if (state.pattern[state.at] !== '|') return all
    state.at++
  }
}

/** The best of what its parts need: each of them must be there. */
function readSequence(state: State): string[] | null {
  let best: string[] | null = null
  let run = ''
  const end = () => {
    if (run !== '') best = better(best, [run])
    run = ''
  }
  for (;;) {
    const mark = state.pattern[state.at]
    if (mark === undefined || mark === '|' || mark === ')') {
      end()
      return best
    }
    const part = readPart(state, mark)
    const { least, most } = readTimes(state)
    if (part.letter !== null && least > 0) run += part.letter
    if (part.letter === null || least !== 1 || most !== 1) end()
    if (part.needles !== null && least > 0) best = better(best, part.needles)
  }
}

type Part = { letter: string | null; needles: string[] | null }
const ANYTHING: Part = { letter: null, needles: null }

function readPart(state: State, mark: string): Part {
  const { pattern } = state
  state.at++
  if (mark === '(') {
    const kind = /^\?(?::|<?[=!])/.exec(pattern.slice(state.at))?.[0] ?? ''
    state.at += kind.length
    const needles = readAlternatives(state)
    if (pattern[state.at] !== ')') throw new Error(`A bracket is open in "${pattern}".`)
    state.at++
    return kind === '' || kind === '?:' ? { letter: null, needles } : ANYTHING
  }
  if (mark === '[') {
    while (pattern[state.at] !== ']') state.at += pattern[state.at] === '\\' ? 2 : 1
    state.at++
    return ANYTHING
  }
  if (mark === '\\') {
    const letter = pattern[state.at++] as string
    return /\w/.test(letter) ? ANYTHING : { letter, needles: null }
  }
  return /[.^$]/.test(mark) ? ANYTHING : { letter: mark, needles: null }
}

/** How often a part may come, of which only none, one and more are told apart. */
function readTimes(state: State): { least: number; most: number } {
  const [times = ''] = /^(?:[?*+]|\{\d+(?:,\d*)?\})\??/.exec(state.pattern.slice(state.at)) ?? []
  state.at += times.length
  if (times === '') return { least: 1, most: 1 }
  const least = times.startsWith('+') ? 1 : Number(/^\{(\d+)/.exec(times)?.[1] ?? 0)
  return { least: Math.min(least, 1), most: 2 }
}

/** Long ones are rare; of equals the fewer. */
function better(one: string[] | null, other: string[]): string[] {
  if (one === null) return other
  const gain = shortestOf(other) - shortestOf(one)
  return gain > 0 || (gain === 0 && other.length < one.length) ? other : one
}

const shortestOf = (needles: readonly string[]) => needles.reduce((so, { length }) => Math.min(so, length), LONG)
/** A needle of so many letters is as rare as a longer one. */
const LONG = 6
