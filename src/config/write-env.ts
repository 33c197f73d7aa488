import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'

/**
 * Puts variables into a `.env` file: in place of the lines that set them, else at its end; every other line stays as it
 * is. The file holds secrets, so its owner alone may read it.
 */
export function writeEnv(file: string, values: Readonly<Record<string, string>>): void {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const lines = text === '' ? [] : text.replace(/\r?\n$/, '').split(/\r?\n/)
  for (const [name, value] of Object.entries(values)) {
    const line = `${name}=${value}`
    const at = lines.findIndex((one) => new RegExp(`^\\s*(?:export\\s+)?${name}\\s*=`).test(one))
    if (at >= 0) lines[at] = line
    else lines.push(line)
  }
  writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o600 })
  chmodSync(file, 0o600)
}
