import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const LICENCE_FILE = /^(?:licen[cs]e|copying|notice)\b/i

/** Writes the licences of all packages whose code went into the bundle, as most of them ask for, word by word. */
export function writeNotices(file, home, metafile) {
  const folders = new Set(
    Object.keys(metafile.inputs).flatMap((input) => packageFolder(path.resolve(home, input)) ?? []),
  )
  const notices = [...folders].sort().map(noticeOf)
  const head = `The files beside this one contain code of ${notices.length} packages. What they are, and under which licence:`
  writeFileSync(file, `${[head, ...notices].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`)
}

/** `…/node_modules/@scope/name`, the innermost that has a name: some packages bring copies of others without. */
function packageFolder(file) {
  const folder = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(file)?.[0]
  if (folder === undefined || existsSync(path.join(folder, 'package.json'))) return folder
  return packageFolder(path.dirname(path.dirname(folder)))
}

function noticeOf(folder) {
  const { name, version, license, author } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
  const texts = readdirSync(folder)
    .filter((entry) => LICENCE_FILE.test(entry))
    .map((entry) => readFileSync(path.join(folder, entry), 'utf8').trim())
  const by = typeof author === 'string' ? author : author?.name
  const own = texts.length > 0 ? texts : [`${by ? `By ${by}. ` : ''}The package brings no text of its licence.`]
  return [`${name} ${version}: ${license ?? 'licence not named'}`, ...own].join('\n\n')
}
