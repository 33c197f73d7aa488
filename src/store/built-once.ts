import type { Compilable, CompiledQuery, Kysely, RawBuilder } from 'kysely'
import { ask } from './ask.ts'
import type { Database } from './schema.ts'

/** Stands for a value while a query is built: no value of ours looks like it. */
const placeOf = (at: number) => `\u0000place ${at}`

type Value = string | number | null

/**
 * A query for every card and every poll with news, built at its first asking: building it costs several times what SQLite
 * does with it. `build` may hand its values on, and nothing else: they are not the values of any asking.
 */
export function builtOnce<Row, Values extends Value[] = string[]>(
  build: (db: Kysely<Database>, ...values: Values) => Compilable<Row> | RawBuilder<Row>,
): (db: Kysely<Database>, ...values: Values) => Promise<Row[]> {
  /** `from`: which of the values goes there; -1: `bound` is bound itself. */
  let plan: { text: string; places: { from: number; bound: unknown }[] } | null = null
  return (db, ...values) => {
    plan ??= planOf(compile(build(db, ...(values.map((_, at) => placeOf(at)) as Values)), db), values.length)
    return ask<Row>(
      db,
      plan.text,
      plan.places.map(({ from, bound }) => (from < 0 ? bound : values[from])),
    )
  }
}

function compile<Row>(query: Compilable<Row> | RawBuilder<Row>, db: Kysely<Database>): CompiledQuery<Row> {
  return 'isRawBuilder' in query ? query.compile(db) : query.compile()
}

function planOf({ sql, parameters }: CompiledQuery, values: number) {
  const names: unknown[] = Array.from({ length: values }, (_, at) => placeOf(at))
  return { text: sql, places: parameters.map((bound) => ({ from: names.indexOf(bound), bound })) }
}
