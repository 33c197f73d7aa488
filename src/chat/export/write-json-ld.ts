import type { Claim, CreativeWork, Organization, Person, Quotation, WithContext } from 'schema-dts'
import type { FlagState } from '../../domain/status.ts'
import type { Instant } from '../../domain/vocabulary.ts'
import type { ExportAppearance, ExportRecord, ExportStatement } from '../../ports/export-record.ts'

/** Terms that schema.org has no word for; a URN, since nothing is served under it. */
const OWN = 'urn:onrecord:ns:'

type Own = Record<`onrecord:${string}`, unknown>
export type ExportedClaim = WithContext<Claim> & Own

/**
 * schema.org `Claim`. No `ClaimReview`: that type rates truth, and what is kept here is who said what and which evidence
 * is public (docs/export.md).
 */
export function writeJsonLd(record: ExportRecord): string {
  // Pasted between script tags, "</script>" in a quote must not end them.
  return `${JSON.stringify(toJsonLd(record), null, 2).replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}\n`
}

export function toJsonLd(record: ExportRecord): ExportedClaim {
  const { card } = record
  const standing = record.statements.filter((one) => one.corrected === null)
  const works = worksOf(standing)
  const first = works[0]
  const claim: Claim & Own = {
    '@type': 'Claim',
    '@id': claimId(card.claim.slug),
    identifier: card.claim.slug,
    name: card.claim.title,
    text: card.claim.text,
    inLanguage: record.languages,
    author: { '@type': 'Organization', name: card.claimant },
    dateCreated: card.firstMadeOn,
    ...(record.tags.length === 0 ? {} : { keywords: record.tags }),
    ...(first === undefined ? {} : { firstAppearance: first }),
    ...(works.length === 0 ? {} : { appearance: works }),
    ...(card.parent === null
      ? {}
      : { isPartOf: { '@type': 'Claim', '@id': claimId(card.parent.slug), name: card.parent.title } }),
    ...(card.narrower.length === 0
      ? {}
      : { hasPart: card.narrower.map(({ slug, title }) => ({ '@type': 'Claim', '@id': claimId(slug), name: title })) }),
    'onrecord:asOf': iso(card.asOf),
    'onrecord:rung': card.rung,
    'onrecord:rungSetAutomatically': card.rungAutomatic,
    'onrecord:wordingReviewed': card.reviewed,
    'onrecord:flags': card.flags.map(flagOf),
    'onrecord:parties': record.parties.map(({ role, name }) => ({ 'onrecord:role': role, name })),
    'onrecord:requests': card.requests.map(({ from, to, openedAt, days, state }) => ({
      'onrecord:from': from,
      'onrecord:to': to,
      'onrecord:openedAt': iso(openedAt),
      'onrecord:daysWithoutPublicAnswer': days,
      'onrecord:state': state,
    })),
    'onrecord:statements': record.statements.map((one) => quotationOf(one)),
    'onrecord:coverage': {
      'onrecord:healthySources': card.coverage.healthy,
      'onrecord:sources': card.coverage.total,
      ...(card.coverage.stopped === undefined ? {} : { 'onrecord:notPolledSince': iso(card.coverage.stopped.since) }),
      'onrecord:troubled': card.coverage.troubled.map(({ name, state, since }) => ({
        name,
        'onrecord:state': state,
        'onrecord:since': iso(since),
      })),
      'onrecord:ownVoiceNotPolled': card.coverage.notPolled,
    },
    'onrecord:ledger': { 'onrecord:entry': record.ledger.entry, 'onrecord:hash': record.ledger.hash },
  }
  return { '@context': ['https://schema.org', { onrecord: OWN }] as never, ...claim } as ExportedClaim
}

function quotationOf(one: ExportStatement): Quotation & Own {
  const origin = one.appearances.find((appearance) => appearance.origin) ?? one.appearances[0]
  const speaker = speakerOf(one)
  return {
    '@type': 'Quotation',
    '@id': `urn:onrecord:statement:${one.id}`,
    text: one.words,
    ...(one.language === 'und' ? {} : { inLanguage: one.language }),
    ...(speaker === null ? {} : { spokenByCharacter: speaker }),
    ...(one.saidAt === null ? {} : { dateCreated: iso(one.saidAt) }),
    ...(one.publishedAt === null ? {} : { datePublished: iso(one.publishedAt) }),
    ...(origin?.url == null ? {} : { isBasedOn: origin.url }),
    'onrecord:verbatim': one.direct,
    'onrecord:stance': one.stance,
    'onrecord:stanceReadSurely': one.stanceShown,
    ...(one.stanceKind === undefined ? {} : { 'onrecord:stanceKind': one.stanceKind }),
    'onrecord:seenAt': iso(one.seenAt),
    'onrecord:addedBy': one.addedBy,
    'onrecord:answeredWording': one.wording,
    ...(one.contentHash === null ? {} : { 'onrecord:contentHash': one.contentHash }),
    'onrecord:textHash': one.textHash,
    ...(one.corrected === null
      ? {}
      : {
          'onrecord:corrected': {
            'onrecord:what': one.corrected.what,
            'onrecord:reason': one.corrected.reason,
            'onrecord:at': iso(one.corrected.at),
          },
        }),
  }
}

function speakerOf({ speaker }: ExportStatement): Person | Organization | null {
  if (speaker.name === '') return null
  // Whether a name is a person's is not known of everybody: who has an office or a former one is.
  if (speaker.affiliation === '') return { '@type': 'Organization', name: speaker.name }
  return { '@type': 'Person', name: speaker.name, jobTitle: speaker.affiliation }
}

/** Articles and releases that carry the claim or an answer to it, the oldest first, each once. */
function worksOf(statements: readonly ExportStatement[]): CreativeWork[] {
  const all = statements.flatMap((one) => one.appearances).sort((a, b) => dated(a) - dated(b))
  const seen = new Set<string>()
  return all.flatMap((one): CreativeWork[] => {
    const key = one.url ?? one.contentHash
    if (seen.has(key)) return []
    seen.add(key)
    return [
      {
        '@type': 'CreativeWork',
        ...(one.title === '' ? {} : { headline: one.title }),
        ...(one.url === null ? {} : { url: one.url }),
        ...(one.publishedAt === null ? {} : { datePublished: iso(one.publishedAt) }),
        publisher: { '@type': 'Organization', name: one.sourceName },
        ...({ 'onrecord:seenAt': iso(one.seenAt), 'onrecord:contentHash': one.contentHash } as object),
      },
    ]
  })
}

function dated({ publishedAt, seenAt }: ExportAppearance): number {
  return publishedAt ?? seenAt
}

function flagOf({ flag, by, since, statementIds }: FlagState): Own {
  return {
    'onrecord:flag': flag,
    'onrecord:by': by,
    'onrecord:since': iso(since),
    'onrecord:restsOn': statementIds.map((id) => ({ '@id': `urn:onrecord:statement:${id}` })),
  }
}

const claimId = (slug: string) => `urn:onrecord:claim:${slug}`
const iso = (at: Instant) => new Date(at).toISOString()
