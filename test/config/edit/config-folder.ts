import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { CONFIG_FILES, type ConfigFile } from '../../../src/config/load-config.ts'
import { tempFolder } from '../../support/temp-folder.ts'

export const FILES: Record<ConfigFile, string> = {
  settings: `# who and when
reader:
  locale: en   # of the desk
polling:
  lateAfter: 2h
editors: [Ana]
`,
  sources: `sources:
  # the watchdog
  - id: gao
    name: GAO
    url: https://www.gao.gov/rss/reports.xml
    outlet: agency
    voiceOf: gao-body

  - id: wire
    name: The Wire
    url: https://wire.example.org/feed
    outlet: news
`,
  claims: `actors:
  - id: gao-body
    name: Government Accountability Office
    kind: institution
    aliases: [GAO]
  - id: head
    name: Jane Roe
    kind: person
    affiliations: [{ of: gao-body, as: Head }]
  - id: nobody
    name: Nobody Special
    kind: person
claims:
  - slug: bridges
    title: Bridges
    text: Half the bridges of the county are unsafe.
    claimant: Government Accountability Office
    firstMadeOn: 2025-10-14
    languages: [en]
    aliases: { en: [unsafe bridges] }
    parties: [{ role: claimant, actor: gao-body }]
`,
}

/** A folder with the three files of a small desk; `texts` in place of some. */
export function configFolder(texts: Partial<Record<ConfigFile, string>> = {}) {
  const folder = path.join(tempFolder(), 'config')
  mkdirSync(folder)
  for (const file of Object.keys(FILES) as ConfigFile[])
    writeFileSync(path.join(folder, CONFIG_FILES[file]), texts[file] ?? FILES[file])
  return {
    folder,
    read: (file: ConfigFile) => readFileSync(path.join(folder, CONFIG_FILES[file]), 'utf8'),
    write: (file: ConfigFile, text: string) => writeFileSync(path.join(folder, CONFIG_FILES[file]), text),
  }
}
