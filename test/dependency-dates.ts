// npm run docs:dependencies — asks the registry when each package of docs/dependencies.md was released, in our version and
// last of all, and writes both with the day they were looked up. Reasons and order stay as somebody wrote them.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'

const FILE = 'docs/dependencies.md'
const ROW = /^\| `([^`]+)` \| (\S+) \| [^|]* \| [^|]* \|/

/** Day of a release as the table writes it. */
const dayOf = (instant: string) => instant.slice(0, 10)

function releases(name: string): Record<string, string> {
  const { created, modified, ...versions } = JSON.parse(
    execFileSync('npm', ['view', name, 'time', '--json'], { encoding: 'utf8' }),
  ) as Record<string, string>
  return versions
}

const lines = readFileSync(FILE, 'utf8').split('\n')
let asked = 0
const written = lines.map((line) => {
  const [row, name, version] = ROW.exec(line) ?? []
  if (row === undefined || name === undefined || version === undefined) return line
  const times = releases(name)
  const ours = times[version]
  if (ours === undefined) throw new Error(`The registry does not know ${name} ${version}.`)
  const last = Object.values(times).toSorted().at(-1) ?? ours
  asked += 1
  const newest = dayOf(last) === dayOf(ours) ? 'the same' : dayOf(last)
  return `| \`${name}\` | ${version} | ${dayOf(ours)} | ${newest} |${line.slice(row.length)}`
})
const today = new Date().toLocaleDateString('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
})
const text = written.join('\n').replace(/looked up on \d{1,2} \w+ \d{4}/, `looked up on ${today}`)
writeFileSync(FILE, text)
console.log(
  `${asked} packages looked up; ${written.filter((line, index) => line !== lines[index]).length} rows changed`,
)
