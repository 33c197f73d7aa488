import { type Figure, printValue, reachesFloor } from './figure.ts'

const HEAD = ['set', 'figure', 'value', 'floor', 'cases', '']

/** One table: set, figure, value, floor, cases, reached or not; then notes, then errors. */
export function printTable(figures: readonly Figure[], notes: readonly string[], errors: readonly string[]): string {
  let last = ''
  const rows = figures.map((figure) => {
    const reached = reachesFloor(figure)
    const set = figure.set === last ? '' : figure.set
    last = figure.set
    return [
      set,
      figure.name,
      printValue(figure.value, figure.print),
      figure.floor === undefined ? '' : `${figure.atMost ? '≤' : '≥'} ${printValue(figure.floor, figure.print)}`,
      String(figure.cases),
      reached === null ? '' : reached ? 'pass' : 'FAIL',
    ]
  })
  const widths = HEAD.map((head, at) =>
    [head, ...rows.map((row) => row[at] ?? '')].reduce((w, c) => Math.max(w, c.length), 0),
  )
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) => (at >= 2 && at <= 4 ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0)))
      .join('  ')
      .trimEnd()
  const missed = figures.filter((figure) => reachesFloor(figure) === false).length
  const floors = figures.filter(({ floor }) => floor !== undefined).length
  return [
    line(HEAD),
    widths.map((width) => '─'.repeat(width)).join('  '),
    ...rows.map(line),
    '',
    `${floors - missed} of ${floors} floors reached.`,
    ...(notes.length === 0 ? [] : ['', ...notes]),
    ...(errors.length === 0 ? [] : ['', `Wrong cases (${errors.length}):`, ...errors.map((error) => `  ${error}`)]),
  ].join('\n')
}
