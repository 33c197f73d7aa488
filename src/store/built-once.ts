import type { Compilable, Kysely } from 'kysely'
import { ask } from './ask.ts'
import type { Database } from './schema.ts'

/** Stands for a value while a query is built: no value of ours looks like it. */
const placeOf = (at: number) => `\u0000place ${at}`

/**
 * A query for every card and every poll with news, built at its first asking: building it costs several times what SQLite
 * does with it. `build` may hand its values on, and nothing else: they are not the values of any asking.
 */
export function builtOnce<Row>(
  build: (db: Kysely<Database>, ...values: string[]) => Compilable<Row>,
): (db: Kysely<Database>, ...values: string[]) => Promise<Row[]> {
  let plan: { text: string; bound: readonly unknown[] } | null = null
  return async (db, ...values) => {
    const places = values.map((_, at) => placeOf(at))
    if (plan === null) {
      const { sql, parameters } = build(db, ...places).compile()
      plan = { text: sql, bound: parameters }
    }
    const bound = plan.bound.map((value) => {
      const at = typeof value === 'string' ? places.indexOf(value) : -1
      return at < 0 ? value : values[at]
    })
    return ask<Row>(db, plan.text, bound)
  }
}
