import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { readJsonLines } from '../evaluate/read-sets.ts'

export const CORPORA = '../shared/corpora'

export type CheckedClaim = { text: string; title: string; date: string }
export type Story = { title: string; body: string }

/** A real feed, cut where a new entry goes in. */
export type FeedBody = { name: string; head: string; tail: string; format: 'rss' | 'atom' }

/** Says what is missing, or `null`. */
export function missingCorpora(folder: string): string | null {
  const needed = ['feeds/real', 'matching/checkthat2022-claims.jsonl', 'matching/noise-agnews-en.jsonl']
  const absent = needed.filter((name) => !existsSync(path.join(folder, name)))
  return absent.length === 0
    ? null
    : `The bench reads real feeds and claims from ${folder}, which lacks ${absent.join(', ')}. They are not part of the project.`
}

export function readCheckedClaims(folder: string): CheckedClaim[] {
  const rows = readJsonLines<{ vclaim: string; title: string; date: string }>(
    path.join(folder, 'matching/checkthat2022-claims.jsonl'),
  )
  return rows.map(({ vclaim, title, date }) => ({ text: vclaim, title, date }))
}

export function readStories(folder: string): Story[] {
  return readJsonLines<{ title: string; summary: string }>(path.join(folder, 'matching/noise-agnews-en.jsonl')).map(
    ({ title, summary }) => ({ title, body: summary }),
  )
}

/** Raw bytes of all real documents, by name. */
export function readRealFeeds(folder: string): { name: string; bytes: Buffer }[] {
  const from = path.join(folder, 'feeds/real')
  return readdirSync(from)
    .filter((name) => name.endsWith('.xml'))
    .sort()
    .map((name) => ({ name, bytes: readFileSync(path.join(from, name)) }))
}

/** What a feed asks of those who poll it: here all are polled in every step. */
const HINTS = /<(ttl|skipHours|skipDays|sy:update\w+)>[\s\S]*?<\/\1>/g

/** The UTF-8 feeds with entries: those a new entry can be put into. */
export function readFeedBodies(folder: string): FeedBody[] {
  return readRealFeeds(folder).flatMap(({ name, bytes }) => {
    const text = bytes.toString('utf8').replace(HINTS, '')
    if (text.includes('\uFFFD') || /encoding=["'](?!utf-8)/i.test(text.slice(0, 200))) return []
    const rss = text.search(/<item[\s>]/)
    const atom = text.search(/<entry[\s>]/)
    const at = rss >= 0 ? rss : atom
    if (at < 0 || (rss < 0 && !/<feed[^>]+xmlns=["']http:\/\/www\.w3\.org\/2005\/Atom/.test(text))) return []
    if (rss >= 0 && !/<rss[\s>]/.test(text)) return []
    return [{ name, head: text.slice(0, at), tail: text.slice(at), format: rss >= 0 ? 'rss' : 'atom' }]
  })
}
