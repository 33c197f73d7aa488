import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openAdapters } from '../open-adapters.ts'

const FOLDER = '../shared/corpora/feeds/real'

/** Entries the document itself has, counted without any parser; one with nothing in it is none. */
function countEntries(bytes: Buffer): number {
  const text = bytes.toString(bytes[1] === 0 ? 'utf16le' : 'latin1')
  if (text.trimStart().startsWith('{')) return (JSON.parse(bytes.toString('utf8')) as { items: unknown[] }).items.length
  const outside = text.replace(/<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->/g, '')
  return (outside.match(/<(?:rss:|atom:)?(?:item|entry)(?:\s[^>]*[^/])?>/g) ?? []).length
}

const present = existsSync(FOLDER)
const title = present ? 'real documents' : `real documents (skipped: ${FOLDER} is not there)`

describe.skipIf(!present)(title, () => {
  const { pool, parseFeed } = openAdapters()
  afterAll(() => pool.close())

  it('all parse, with no item lost or doubled', async () => {
    const files = (await readdir(FOLDER)).filter((name) => name !== 'manifest.json')
    expect(files.length).toBeGreaterThanOrEqual(90)
    const wrong: string[] = []
    for (const file of files) {
      const bytes = await readFile(join(FOLDER, file))
      const { items } = await parseFeed({ bytes })
      if (items.length !== countEntries(bytes)) wrong.push(`${file}: ${items.length} of ${countEntries(bytes)}`)
      const untitled = items.filter((item) => item.title === '' && item.content === '').length
      if (untitled > 0) wrong.push(`${file}: ${untitled} items without any text`)
    }
    expect(wrong).toEqual([])
  })

  it('give the same items every time', async () => {
    const bytes = await readFile(join(FOLDER, '000.xml'))
    expect(await parseFeed({ bytes })).toEqual(await parseFeed({ bytes }))
  })
})
