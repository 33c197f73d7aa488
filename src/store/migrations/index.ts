import type { Migration } from 'kysely/migration'
import * as firstRecord from './0001-first-record.ts'

/** Forward only: a step that landed is never edited, a new one is added. */
export const MIGRATIONS: Record<string, Migration> = {
  '0001-first-record': firstRecord,
}
