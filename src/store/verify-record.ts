import { type Kysely, type Selectable, sql } from 'kysely'
import type { Anchor, CheckOptions, Finding, RecordCheck } from '../ports/ledger.ts'
import { entryHash, GENESIS, LENGTH } from './ledger.ts'
import { bodyHash, redactedBodies } from './redactions.ts'
import { keyText, type RowKey, type Seal, type SealedTable, sealsOf } from './row-seals.ts'
import type { Database } from './schema.ts'
import { verifyState } from './verify-state.ts'
import { verifyTexts } from './verify-texts.ts'

type Entry = Selectable<Database['ledger']>
type Rows = { table: string; rows: Seal[]; again?: boolean }

/** Entries read in one go. */
const PAGE = 500
/** Findings told; more say no more. */
const TOLD = 200

/**
 * Recomputes everything the ledger vouches for. Reads the whole database once; others may write meanwhile, what they add
 * is left for the next time.
 */
export async function verifyRecord(db: Kysely<Database>, options: CheckOptions): Promise<RecordCheck> {
  // A snapshot that takes no lock: whoever writes is not kept waiting.
  return db.connection().execute(async (connection) => {
    await sql`BEGIN`.execute(connection)
    try {
      const check = new RecordChecker(connection)
      await check.chain(options.anchors, options.onProgress)
      await check.tables()
      const texts = await verifyTexts(connection, options.contentHash, check.tell)
      await verifyState(connection, check.tell)
      check.told.checked.texts = texts.texts
      check.told.checked.purged = texts.purged
      return check.told
    } finally {
      await sql`ROLLBACK`.execute(connection)
    }
  })
}

/** What is remembered over the entries: which tables are vouched for, how many rows of each, and what does not fit yet. */
class RecordChecker {
  readonly told: RecordCheck = {
    entries: 0,
    head: GENESIS,
    brokenAt: null,
    findings: [],
    found: 0,
    checked: { rows: 0, texts: 0, purged: 0, anchors: 0 },
  }
  readonly #trx: Kysely<Database>
  readonly #counts = new Map<string, number>()
  readonly #keys = new Map<string, string[]>()
  /** Rows that did not fit the entry that vouched for them first; a later entry may have vouched for them anew. */
  readonly #open = new Map<string, { table: string; key: RowKey; entry: number }>()
  constructor(trx: Kysely<Database>) {
    this.#trx = trx
  }

  readonly tell = (where: string, what: string): void => {
    this.told.found += 1
    const finding: Finding = { where, what }
    if (this.told.findings.length < TOLD) this.told.findings.push(finding)
  }

  #redacted = new Map<number, Set<string>>()

  async chain(anchors: readonly Anchor[], onProgress?: (done: number, total: number) => void): Promise<void> {
    const row = await this.#trx.selectFrom('sequences').select('next').where('kind', '=', LENGTH).executeTakeFirst()
    const length = row === undefined ? null : row.next - 1
    this.#redacted = await redactedBodies(this.#trx)
    const wanted = Map.groupBy(anchors, (anchor) => anchor.entry)
    let after = Number.MIN_SAFE_INTEGER
    for (;;) {
      const page = await this.#trx
        .selectFrom('ledger')
        .selectAll()
        .where('seq', '>', after)
        .orderBy('seq')
        .limit(PAGE)
        .execute()
      for (const entry of page) {
        after = entry.seq
        this.#link(entry)
        for (const anchor of wanted.get(entry.seq) ?? []) this.#meet(anchor, entry)
        if (entry.type === 'rows') await this.#rows(entry)
      }
      onProgress?.(Math.max(after, 0), length ?? 0)
      if (page.length < PAGE) break
    }
    const last = this.told.entries
    if (length !== null && last < length) {
      this.told.brokenAt ??= last + 1
      this.tell(`ledger entry ${last + 1}`, `the chain ends here, but ${length} entries were written`)
    }
    if (length !== null && last > length)
      this.tell(`ledger entry ${length + 1}`, `only ${length} entries were written, and there are ${last}`)
    for (const anchor of anchors)
      if (anchor.entry > last)
        this.tell(
          `anchor of ${new Date(anchor.at).toISOString()}`,
          `it was written when there were ${anchor.entry} entries; ${last} are left`,
        )
  }

  #link(entry: Entry): void {
    const { told } = this
    const says = entry.hash === entryHash(entry) || this.#redacted.get(entry.seq)?.has(bodyHash(entry.body))
    const fits = entry.seq === told.entries + 1 && entry.previous === told.head && says
    if (!fits && told.brokenAt === null) {
      told.brokenAt = told.entries + 1
      this.tell(
        `ledger entry ${entry.seq}`,
        'the chain breaks: it was changed, moved, put in, or one before it is gone',
      )
    }
    told.entries = Math.max(entry.seq, 0)
    told.head = entry.hash
  }

  #meet(anchor: Anchor, entry: Entry): void {
    this.told.checked.anchors += 1
    if (anchor.hash !== entry.hash)
      this.tell(
        `ledger entry ${entry.seq}`,
        `its hash is not the one anchored at ${new Date(anchor.at).toISOString()}: the chain was written anew`,
      )
  }

  async #rows(entry: Entry): Promise<void> {
    // A body that is none was edited: the chain has told of it.
    const body = readRows(entry.body)
    if (body === null) return
    const table = await this.#table(body.table)
    if (table === null) {
      this.tell(`ledger entry ${entry.seq}`, `it vouches for rows of ${body.table}, which is gone`)
      return
    }
    if (!body.again) this.#counts.set(table.name, (this.#counts.get(table.name) ?? 0) + body.rows.length)
    const keys = body.rows.map(([key]) => key)
    const present = new Map((await sealsOf(this.#trx, table, keys)).map(([key, hash]) => [keyText(key), hash]))
    for (const [key, hash] of body.rows) {
      this.told.checked.rows += 1
      const name = `${table.name} ${keyText(key)}`
      if (present.get(keyText(key)) === hash) this.#open.delete(name)
      else this.#open.set(name, { table: table.name, key, entry: entry.seq })
    }
  }

  async #table(name: string): Promise<SealedTable | null> {
    const known = this.#keys.get(name)
    if (known) return { name, keys: known }
    const { rows } = await sql<{ name: string }>`
      SELECT name FROM pragma_table_info(${name}) WHERE pk > 0 ORDER BY pk`.execute(this.#trx)
    if (rows.length === 0) return null
    const keys = rows.map((row) => row.name)
    this.#keys.set(name, keys)
    return { name, keys }
  }

  /** Rows that are not what was vouched for, rows nothing vouches for, and guards that are gone. */
  async tables(): Promise<void> {
    for (const { table, key, entry } of this.#open.values())
      this.tell(`${table} ${keyText(key)}`, `not as it was written with entry ${entry}: changed or deleted`)
    const guards = await sql<{ name: string }>`SELECT name FROM sqlite_master WHERE type = 'trigger'`.execute(this.#trx)
    const names = new Set(guards.rows.map((row) => row.name))
    const guarded = [...names].filter((name) => name.endsWith('_no_update')).map((name) => name.slice(0, -10))
    for (const table of new Set(['ledger', ...guarded, ...this.#keys.keys()])) {
      for (const verb of ['update', 'delete'])
        if (!names.has(`${table}_no_${verb}`))
          this.tell(table, `the guard that refuses every ${verb} of this table is gone`)
      if (table !== 'ledger') await this.#count(table)
    }
  }

  async #count(table: string): Promise<void> {
    const { rows } = await sql<{ n: number }>`SELECT count(*) AS n FROM ${sql.table(table)}`.execute(this.#trx)
    const gone = [...this.#open.values()].filter((one) => one.table === table)
    const present = rows[0]?.n ?? 0
    const vouched = this.#counts.get(table) ?? 0
    if (present === vouched && gone.length === 0) return
    const known = await this.#vouched(table)
    const columns = (await this.#table(table))?.keys ?? []
    const all = await sql<Record<string, number | string>>`
      SELECT ${sql.join(columns.map((column) => sql.ref(column)))} FROM ${sql.table(table)}`.execute(this.#trx)
    for (const row of all.rows) {
      const key = keyText(columns.map((column) => row[column] as number | string))
      if (!known.has(key)) this.tell(`${table} ${key}`, 'no entry of the ledger vouches for it: it was put in')
    }
  }

  async #vouched(table: string): Promise<Set<string>> {
    const { rows } = await sql<{ body: string }>`
      SELECT body FROM ledger WHERE type = 'rows'`.execute(this.#trx)
    const own = rows.map(({ body }) => readRows(body)).filter((body) => body?.table === table)
    return new Set(own.flatMap((body) => body?.rows.map(([key]) => keyText(key)) ?? []))
  }
}

function readRows(body: string): Rows | null {
  try {
    const read = JSON.parse(body) as Rows
    return Array.isArray(read.rows) && typeof read.table === 'string' ? read : null
  } catch {
    return null
  }
}
