import { isMap, isSeq, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml'
import type { Actor } from '../domain/actor.ts'
import type { Claim } from '../domain/claim.ts'
import { OnrecordError } from '../domain/errors.ts'
import { setKeepingComments } from './keep-comments.ts'

/** A claim as it stands, the slugs it had before, and who archived it, where somebody did. */
export type ClaimToWrite = { claim: Claim; formerSlugs: readonly string[]; archived: string | null }
export type ClaimsMerge = { text: string; added: string[]; changed: string[]; archived: string[] }

/** Keys in the order people write them, each with what it is where it is left out. */
const KEYS: [keyof Claim, unknown][] = [
  ['slug', null],
  ['title', null],
  ['text', null],
  ['claimant', null],
  ['firstMadeOn', null],
  ['languages', null],
  ['aliases', {}],
  ['parties', []],
  ['tags', []],
  ['parent', null],
  ['review', 'human'],
  ['reviewed', false],
]

/** A comment of an earlier export. */
const OWN_NOTE = /^ archived by .{1,200} on \d{4}-\d{2}-\d{2}: /

/**
 * Writes claims as they stand into the text of `claims.yaml`. Comments stay, and so does every value that says the same
 * already; an archived claim keeps its entry with a comment that says so.
 * Throws `OnrecordError` `invalid` where the text has no list of claims.
 */
export function mergeClaims(text: string, claims: readonly ClaimToWrite[], actors: readonly Actor[]): ClaimsMerge {
  const document = parseDocument(text)
  if (document.errors.length > 0)
    throw new OnrecordError(
      'invalid',
      'claims.yaml is not valid YAML; "onrecord check" says where. Nothing was changed.',
    )
  if (document.contents === null) document.contents = document.createNode({ claims: [] }) as never
  if (document.get('claims') == null) document.set('claims', document.createNode([]))
  const list = document.get('claims')
  if (!isSeq(list)) throw new OnrecordError('invalid', 'claims.yaml has no list under "claims:". Nothing was changed.')
  const merge: ClaimsMerge = { text: '', added: [], changed: [], archived: [] }
  for (const one of claims) {
    const entry = entryOf(list, one)
    if (one.archived !== null) {
      if (entry && noteArchived(list, entry, one.archived)) merge.archived.push(one.claim.slug)
      continue
    }
    if (entry === null) {
      list.flow = false
      list.add(document.createNode(written(one.claim)))
      merge.added.push(one.claim.slug)
    } else {
      const changed = update(document, entry, one.claim, actors)
      // Tracked again: what an earlier export noted there holds no more.
      if (noteArchived(list, entry, null) || changed) merge.changed.push(one.claim.slug)
    }
  }
  const untouched = merge.added.length + merge.changed.length + merge.archived.length === 0
  merge.text = untouched ? text : document.toString({ lineWidth: 0 })
  return merge
}

function entryOf(list: YAMLSeq, { claim, formerSlugs }: ClaimToWrite): YAMLMap | null {
  const entries = list.items.filter(isMap) as YAMLMap[]
  const bySlug = (slug: string) => entries.find((entry) => entry.get('slug') === slug)
  for (const slug of [claim.slug, ...formerSlugs]) {
    const found = bySlug(slug)
    if (found) return found
  }
  return null
}

/** Without what stands for itself when it is left out. */
function written(claim: Claim): object {
  return Object.fromEntries(
    KEYS.filter(([key, unsaid]) => claim[key] !== undefined && !same(claim[key], unsaid)).map(([key]) => [
      key,
      claim[key],
    ]),
  )
}

function update(
  document: ReturnType<typeof parseDocument>,
  entry: YAMLMap,
  claim: Claim,
  actors: readonly Actor[],
): boolean {
  const said = entry.toJSON() as Record<string, unknown>
  let changed = false
  for (const [key, unsaid] of KEYS) {
    const [before, after] = [said[key] ?? unsaid, claim[key] ?? unsaid]
    if (same(key === 'parties' ? named(before, actors) : before, after)) continue
    changed = true
    const gone = same(after, unsaid) || after === null
    setKeepingComments(document, entry, key, gone ? undefined : after)
  }
  return changed
}

/** A party may be given by its actor alone. */
function named(parties: unknown, actors: readonly Actor[]): unknown {
  if (!Array.isArray(parties)) return parties
  return parties.map((party) => ({ ...party, name: party.name ?? actors.find(({ id }) => id === party.actor)?.name }))
}

/** Says above an entry who archived it, or with `null` that nobody did; a note of ours that no longer holds goes. */
function noteArchived(list: YAMLSeq, entry: YAMLMap, note: string | null): boolean {
  const line = note === null ? null : ` archived ${note.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')}`
  // What stands above the first entry belongs to the list.
  const places = list.items[0] === entry ? [list, entry] : [entry]
  const linesOf = (place: YAMLSeq | YAMLMap) => place.commentBefore?.split('\n') ?? []
  if (line !== null && places.some((place) => linesOf(place).includes(line))) return false
  let changed = line !== null
  for (const place of places) {
    const kept = linesOf(place).filter((one) => !OWN_NOTE.test(one))
    if (kept.length === linesOf(place).length) continue
    place.commentBefore = kept.length === 0 ? null : kept.join('\n')
    changed = true
  }
  if (line !== null) entry.commentBefore = [...linesOf(entry), line].join('\n')
  return changed
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => [key, sorted(member)]),
  )
}
