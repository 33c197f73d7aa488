import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'

/**
 * Sets variables in a `.env` file, which may be absent; every other line stays as it is. Only its owner may read it
 * afterwards: secrets stand there. Values must be free of line ends and quotation marks.
 */
export function writeEnvFile(file: string, values: Record<string, string>): void {
  for (const [name, value] of Object.entries(values))
    if (/["'`\r\n]/.test(value)) throw new Error(`The value of ${name} cannot be written to ${file}.`)
  const lines = existsSync(file) ? readFileSync(file, 'utf8').replace(/\n$/, '').split('\n') : []
  for (const [name, value] of Object.entries(values)) {
    const at = lines.findIndex((line) => new RegExp(`^\\s*(?:export\\s+)?${name}\\s*=`).test(line))
    if (at === -1) lines.push(`${name}=${value}`)
    else lines[at] = `${name}=${value}`
  }
  const fresh = `${file}.new`
  writeFileSync(fresh, `${lines.join('\n')}\n`, { mode: 0o600 })
  chmodSync(fresh, 0o600)
  renameSync(fresh, file)
}
