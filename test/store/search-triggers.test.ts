import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/store/open-database.ts'

/** Statements of a trigger, with numbers in the place of the row's own values. */
function statementsOf(trigger: string): string[] {
  const body = trigger.slice(trigger.indexOf('BEGIN') + 5, trigger.lastIndexOf('END'))
  return body
    .split(';')
    .map((one) => one.trim().replace(/\b(?:new|old)\.\w+/gi, '1'))
    .filter((one) => one !== '')
}

describe('keeping the search in step', () => {
  it('reads no table from end to end, whatever is written', async () => {
    const { db, raw } = await openDatabase(':memory:')
    const triggers = raw
      .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'search%'")
      .all() as { name: string; sql: string }[]
    expect(triggers.map(({ name }) => name)).toContain('search_item_added')
    const scans = triggers.flatMap(({ name, sql }) =>
      statementsOf(sql).flatMap((statement) =>
        (raw.prepare(`EXPLAIN QUERY PLAN ${statement}`).all() as { detail: string }[])
          .filter(({ detail }) => /^SCAN (?!json|\(?constant|search_|CONSTANT)/i.test(detail))
          .filter(({ detail }) => !detail.includes('VIRTUAL TABLE'))
          .map(({ detail }) => `${name}: ${detail}`),
      ),
    )
    expect(scans).toEqual([])
    await db.destroy()
  })
})
