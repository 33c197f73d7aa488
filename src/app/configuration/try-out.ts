import { createHash } from 'node:crypto'
import { OnrecordError } from '../../domain/errors.ts'
import { sentence } from '../../domain/sentence.ts'
import { addressKey, sourceIdFor } from '../../domain/source-id.ts'
import type { Asker } from '../../ports/asker.ts'
import type { SourceTrialAnswer, TrySourceInput } from '../../ports/configuration-verbs.ts'
import type { AnswerContext, KeptTrial } from '../answers/answer-context.ts'
import type { SourceTrial } from '../try-source.ts'
import { draftSource } from './draft-source.ts'
import { demandReader } from './rights.ts'

/** A trial is worth as long as somebody may think it over, ms. */
const KEPT_MS = 3_600_000
const MOST_KEPT = 100
/** Entries and feeds shown. */
const SHOWN = 5
const TOKEN_LETTERS = 16

/** Asks an address once and says what it would be as a source. Stores nothing; the answer is kept for who adds it. */
export async function trySourceOut(
  context: AnswerContext,
  input: TrySourceInput,
  asker: Asker,
): Promise<SourceTrialAnswer> {
  demandReader(asker)
  const { token, kept } = await ask(context, input, asker)
  return answerOf(context, token, kept)
}

/** A trial that was made within the hour, for a form that starts from it. */
export async function keptTrial(
  context: AnswerContext,
  { token }: { token: string },
  asker: Asker,
): Promise<SourceTrialAnswer> {
  demandReader(asker)
  return answerOf(context, token, await trialOf(context, { token }, {}, asker))
}

/** The trial of an address, or the one kept under a token. */
export async function trialOf(
  context: AnswerContext,
  from: { url: string } | { token: string },
  options: Omit<TrySourceInput, 'url'>,
  asker: Asker,
): Promise<KeptTrial> {
  if ('url' in from) return (await ask(context, { ...options, url: from.url }, asker)).kept
  const kept = context.trials?.get(from.token)
  if (kept === undefined || context.clock.now() - kept.at > KEPT_MS)
    throw new OnrecordError(
      'not_found',
      'That trial is an hour old or more: try the address again. Nothing was changed.',
    )
  return kept
}

async function ask(
  { tryOut, trials, clock }: AnswerContext,
  { url, allowPrivate = false, userAgent }: TrySourceInput,
  asker: Asker,
): Promise<{ token: string; kept: KeptTrial }> {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new OnrecordError(
      'invalid',
      sentence`"${url.slice(0, 200)}" is no web address. Give it whole: https://www.example.org/news`,
    )
  if (allowPrivate && asker.platform !== 'cli')
    throw new OnrecordError('invalid', 'Private addresses are opened at the command line only. Nothing was asked.')
  if (tryOut === undefined) throw new OnrecordError('unavailable', 'Addresses cannot be asked from here.')
  const trial = await tryOut(url, { allowPrivate, ...(userAgent === undefined ? {} : { userAgent }) })
  const token = createHash('sha256').update(`${allowPrivate} ${url}`).digest('hex').slice(0, TOKEN_LETTERS)
  const kept = { at: clock.now(), allowPrivate, trial }
  trials?.delete(token)
  trials?.set(token, kept)
  const [oldest] = trials?.keys() ?? []
  if (trials && trials.size > MOST_KEPT && oldest !== undefined) trials.delete(oldest)
  return { token, kept }
}

function answerOf({ sources }: AnswerContext, token: string, { trial, allowPrivate }: KeptTrial): SourceTrialAnswer {
  const { inspection, verdict, status, url } = trial
  const items =
    inspection?.type === 'feed' ? inspection.items : inspection?.type === 'page' ? (inspection.list?.items ?? []) : []
  const draft = draftSource(trial, allowPrivate)
  const addresses = [url, trial.finalUrl ?? url].map(addressKey)
  const known = [...sources.values()].find((source) => addresses.includes(addressKey(source.url)))
  return {
    kind: 'source_trial',
    token,
    url,
    verdict,
    status,
    title: inspection?.type === 'feed' || inspection?.type === 'page' ? inspection.title : null,
    items: items.slice(0, SHOWN).map(({ title, publishedAt }) => ({ title, at: publishedAt })),
    count: items.length,
    feeds:
      inspection?.type === 'page'
        ? inspection.feeds.slice(0, SHOWN).map((feed) => ({ url: feed.url, title: feed.title }))
        : [],
    problem: problemOf(trial),
    known: known?.id ?? null,
    draft:
      draft === null
        ? null
        : {
            id: sourceIdFor(draft.url, new Set(sources.keys())),
            name: draft.name,
            kind: draft.page === undefined ? 'feed' : 'page',
            language: draft.language ?? null,
          },
  }
}

/** Why there is nothing to add, as a sentence; `null` where there is something. */
export function problemOf({ verdict, status, error, inspection, url }: SourceTrial): string | null {
  const { host } = new URL(url)
  switch (verdict) {
    case 'feed':
    case 'page':
      return null
    case 'feed_links':
      return 'No list of news was found in the page itself; it names feeds: use one of them.'
    case 'blocked':
      return `${host} refuses this program (HTTP ${status ?? 0}). No disguise is shipped: ask whoever runs it for a way in.`
    case 'failed':
      return error ?? `${host} answered HTTP ${status ?? 0}.`
    case 'nothing':
      return inspection?.type === 'unreadable'
        ? `Nothing to poll there: ${inspection.message}`
        : 'Nothing to poll there: neither a feed nor a list of linked headlines.'
  }
}
