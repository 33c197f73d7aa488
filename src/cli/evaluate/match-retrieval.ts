import { join } from 'node:path'
import type { Claim } from '../../domain/claim.ts'
import { buildClaimIndex, rankClaims } from '../../pipeline/match-claims.ts'
import { detectLanguage } from '../../pipeline/text/detect-language.ts'
import { buildBaseline } from './baseline.ts'
import type { Section } from './figure.ts'
import { plainClaim, readJsonLines } from './read-sets.ts'

export type RetrievalSet = {
  name: string
  claims: Claim[]
  /** What the plain baseline reads of each claim: the fields that serve it best. */
  baselineTexts: string[]
  language: 'en' | 'es'
  posts: { id: string; text: string; relevant: string[] }[]
}

/** The product must be better than the plain baseline by so much; and this good at least, where a floor is known. */
const GAIN = 0.02

/** MAP@5 (one relevant claim a post: the mean of 1 ÷ its rank, 0 beyond rank 5). */
export function measureRetrievalSet(set: RetrievalSet, least?: number): Section {
  const index = buildClaimIndex(set.claims, [])
  const baseline = buildBaseline(set.baselineTexts, set.language)
  const undated = buildClaimIndex(
    set.claims.map((claim) => ({ ...claim, firstMadeOn: '1970' })),
    [],
  )
  const dated = set.claims.some(({ firstMadeOn }) => firstMadeOn !== '1970')
  const errors: string[] = []
  let own = 0
  let plain = 0
  let withoutDates = 0
  for (const post of set.posts) {
    const text = { title: '', body: post.text, language: detectLanguage(post.text, set.language) }
    const ranked = rankClaims(index, text).map(({ claim }) => claim)
    own += averagePrecision(ranked, post.relevant)
    if (dated)
      withoutDates += averagePrecision(
        rankClaims(undated, text).map(({ claim }) => claim),
        post.relevant,
      )
    const rivals = baseline.rank(post.text, set.language, 5).map(({ doc }) => set.claims[doc]?.slug ?? '')
    plain += averagePrecision(rivals, post.relevant)
    if (!post.relevant.includes(ranked[0] ?? ''))
      errors.push(
        `${post.id}: wanted ${post.relevant.join(', ')}; got ${ranked.slice(0, 3).join(', ')} — ${post.text.slice(0, 120)}`,
      )
  }
  const cases = set.posts.length
  const base = plain / cases
  const figure = (name: string, value: number, floor?: number) => ({
    set: set.name,
    name,
    value,
    cases,
    ...(floor === undefined ? {} : { floor }),
  })
  return {
    figures: [
      figure('MAP@5', own / cases, Math.max(least ?? 0, base + GAIN)),
      ...(dated ? [figure('MAP@5 with the claims’ dates withheld', withoutDates / cases)] : []),
      figure('MAP@5 of the plain baseline (stemmed BM25 + 3–5-grams)', base),
    ],
    errors,
    notes: [],
  }
}

/** Both public retrieval sets. */
export function measureRetrieval(corpora: string): Section {
  const folder = join(corpora, 'matching')
  const english = readEnglishSet(
    join(folder, 'checkthat2022-claims.jsonl'),
    join(folder, 'checkthat2022-devtest.jsonl'),
  )
  const spanish = readPairSet(join(folder, 'es-posts-dev.jsonl'))
  const sections = [
    measureRetrievalSet({ ...english, name: 'CheckThat! 2022 devtest, 14,231 claims' }, 0.9),
    measureRetrievalSet({ ...spanish, name: `Spanish posts, the file's ${spanish.claims.length} unique claims` }),
  ]
  return {
    figures: sections.flatMap(({ figures }) => figures),
    errors: sections.flatMap(({ errors }) => errors),
    notes: [
      'Retrieval: MAP@5; floor = the plain baseline on exactly these texts + .02. The Spanish set ranks every distinct claim text of the file for each post.',
    ],
  }
}

/** Claims `{id, vclaim, title, subtitle, date}` and posts `{id, text, relevant}`. */
export function readEnglishSet(claimsFile: string, postsFile: string): RetrievalSet {
  const rows = readJsonLines<Record<string, string>>(claimsFile)
  const posts = readJsonLines<Record<string, unknown>>(postsFile)
  const textOf = (row: Record<string, string>) => row.vclaim ?? row.claim ?? row.statement ?? row.text ?? ''
  const language = detectLanguage(rows.slice(0, 40).map(textOf).join('\n'), 'en') === 'es' ? 'es' : 'en'
  return {
    name: postsFile,
    language,
    claims: rows.map((row, at) =>
      plainClaim({
        slug: String(row.id ?? at),
        text: textOf(row),
        title: row.title ?? '',
        subtitle: row.subtitle ?? '',
        language,
        ...(row.date ? { date: row.date } : {}),
      }),
    ),
    baselineTexts: rows.map((row) => `${textOf(row)} ${row.title ?? ''}`),
    posts: posts.map((post, at) => ({
      id: String(post.id ?? at + 1),
      text: String(post.text ?? post.post ?? ''),
      relevant: relevantOf(post, rows, textOf),
    })),
  }
}

function relevantOf(
  post: Record<string, unknown>,
  rows: Record<string, string>[],
  textOf: (row: Record<string, string>) => string,
): string[] {
  if (Array.isArray(post.relevant)) return post.relevant.map(String)
  const found = rows.findIndex((row) => textOf(row) === post.claim)
  return found < 0 ? [] : [String(rows[found]?.id ?? found)]
}

/** Rows `{post, claim}`: the claims are the distinct ones of the file. */
export function readPairSet(file: string): RetrievalSet {
  const rows = readJsonLines<{ post: string; claim: string }>(file, ['post', 'claim'])
  const texts = [...new Set(rows.map(({ claim }) => claim))]
  const language = detectLanguage(texts.slice(0, 40).join('\n'), 'es') === 'en' ? 'en' : 'es'
  const slugs = new Map(texts.map((text, at) => [text, `claim-${at + 1}`]))
  return {
    name: file,
    language,
    claims: texts.map((text) => plainClaim({ slug: slugs.get(text) ?? '', text, language })),
    baselineTexts: texts,
    posts: rows.map(({ post, claim }, at) => ({ id: `row ${at + 1}`, text: post, relevant: [slugs.get(claim) ?? ''] })),
  }
}

function averagePrecision(ranked: readonly string[], relevant: readonly string[]): number {
  let hits = 0
  let sum = 0
  for (const [at, slug] of ranked.slice(0, 5).entries()) if (relevant.includes(slug)) sum += ++hits / (at + 1)
  return sum / Math.max(1, Math.min(5, relevant.length))
}
