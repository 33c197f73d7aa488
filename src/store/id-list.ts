import { sql } from 'kysely'

/** Any number of ids as one bound value: SQLite binds at most 32,766 a statement. */
export const idList = (ids: readonly number[]) => idsOf(JSON.stringify(ids))

/** The same of ids written as a JSON array. */
export const idsOf = (list: string) => sql<number>`(SELECT value FROM json_each(${list}))`
