import { draftSource } from '../app/configuration/draft-source.ts'
import { type SourceTrial, trySource } from '../app/try-source.ts'
import { cleanLine } from '../chat/text/clean-text.ts'
import { keysIn } from '../config/secrets-of.ts'
import { writeSource } from '../config/write-source.ts'
import { OnrecordError } from '../domain/errors.ts'
import type { ParsedItem } from '../domain/item.ts'
import { sentence } from '../domain/sentence.ts'
import { sourceIdFor } from '../domain/source-id.ts'
import { createGuardedFetcher } from '../runtime/fetch/guarded-fetcher.ts'
import { createWorkerPool } from '../runtime/worker/worker-pool.ts'
import { createSourceInspector } from '../sources/inspect/create-inspector.ts'
import type { ParseAnswer, ParseJob } from '../sources/parse-job.ts'
import { PARSE_WORKER_URL } from '../sources/parse-worker-url.ts'
import { EXIT, type GlobalOptions } from './exit.ts'
import { readConfig } from './read-config.ts'
import { redactSaid } from './redact-said.ts'
import { createTerminal, type Terminal } from './terminal.ts'

/** Items shown; the number of all stands beside them. */
const SHOWN = 5

/** Asks an address once and says what it would be as a source. Stores nothing. */
export async function sourcesTry(
  options: GlobalOptions & { allowPrivate?: boolean; userAgent?: string },
  url: string,
): Promise<number> {
  if (!URL.canParse(url))
    throw new OnrecordError(
      'invalid',
      sentence`"${url}" is no web address. Give it whole: https://www.example.org/news`,
    )
  const { settings, sources } = readConfig(options)
  const terminal = withoutKeys(createTerminal(options), url)
  const fetcher = createGuardedFetcher({
    userAgent: settings.http.userAgent,
    limits: { totalMs: settings.http.timeoutMs, maxBodyBytes: settings.http.maxBytes },
  })
  const pool = createWorkerPool<ParseJob, ParseAnswer>({
    url: PARSE_WORKER_URL,
    deadlineMs: settings.polling.parseDeadlineMs,
  })
  const stop = new AbortController()
  const cancel = () => stop.abort()
  process.once('SIGINT', cancel)
  try {
    const { allowPrivate = false, userAgent } = options
    const inspector = createSourceInspector({ parseInWorker: pool.run })
    const agent = userAgent === undefined ? {} : { userAgent }
    const deps = { fetcher, inspector }
    const trial = await trySource(deps, url, { allowPrivate, ...agent }, stop.signal)
    const known = sources.find((source) => source.url === url || source.url === trial.finalUrl)
    const yaml = yamlOf(trial, allowPrivate, new Set(sources.map((source) => source.id)))
    if (options.json) terminal.out(JSON.stringify(asData(trial, yaml), null, 2))
    else
      printTrial(
        trial,
        { yaml, known: known?.id ?? null, userAgent: userAgent ?? settings.http.userAgent, asTried: asTried(options) },
        terminal,
      )
    return trial.verdict === 'feed' || trial.verdict === 'page' ? EXIT.fine : EXIT.failed
  } finally {
    process.off('SIGINT', cancel)
    await Promise.allSettled([pool.close(), fetcher.close()])
  }
}

/** Keys in an address are for the file, not for a screen or a journal. */
function withoutKeys(terminal: Terminal, url: string): Terminal {
  const keys = keysIn(url)
  return { ...terminal, out: (text) => terminal.out(redactSaid(text, keys)) }
}

function yamlOf(trial: SourceTrial, allowPrivate: boolean, taken: ReadonlySet<string>): string | null {
  const draft = draftSource(trial, allowPrivate)
  return draft === null ? null : writeSource({ id: sourceIdFor(draft.url, taken), ...draft })
}

/** What it takes to add a source as it was tried. */
function asTried({ allowPrivate, userAgent }: { allowPrivate?: boolean; userAgent?: string }): string {
  const agent = userAgent === undefined ? '' : ` --user-agent "${clean(userAgent)}"`
  return `${allowPrivate ? ' --allow-private' : ''}${agent}`
}

type Beside = { yaml: string | null; known: string | null; userAgent: string; asTried: string }

function printTrial(trial: SourceTrial, { yaml, known, userAgent, asTried }: Beside, terminal: Terminal): void {
  const { out, paint } = terminal
  const { inspection } = trial
  const line = (label: string, value: string) => out(`${paint.dim(label.padEnd(14))}${clean(value)}`)
  line('asked', trial.url)
  for (const { status, to } of trial.redirects) line(`redirect ${status}`, to)
  if (trial.status !== null) {
    line('answer', `HTTP ${trial.status}, ${trial.contentType ?? 'no content type'}, ${sizeOf(trial.bytes)}`)
    line(
      'validators',
      [trial.etag && `ETag ${trial.etag}`, trial.lastModified && `Last-Modified ${trial.lastModified}`]
        .filter(Boolean)
        .join(', ') || 'none: every poll transfers the whole',
    )
  }
  if (known !== null) line('known', `this address is source "${known}" already`)
  out('')
  if (inspection?.type === 'feed') {
    out(
      `${paint.green('A feed')} titled “${clean(inspection.title)}”, read by ${inspection.parser} as ${inspection.charset}.`,
    )
    printItems(inspection.items, terminal)
    if (inspection.items.length === 0) out('It holds no entries now.')
  }
  if (inspection?.type === 'page') {
    out(`${paint.green('A page')} titled “${clean(inspection.title)}”, read as ${inspection.charset}.`)
    if (inspection.feeds.length > 0) {
      out('\nIt names these feeds; a feed is better than its page. Try them:')
      for (const feed of inspection.feeds)
        out(`  ${paint.cyan(`onrecord sources try ${clean(feed.url)}`)}  ${paint.dim(clean(feed.title))}`)
    }
    if (inspection.list) {
      out('\nIts list as the selectors below read it:')
      printItems(inspection.list.items, terminal)
    }
  }
  if (yaml !== null) {
    const keyed = redactSaid(yaml, keysIn(trial.url)) !== yaml
    const put = keyed ? ', with the key of the address in the place of [redacted]' : ''
    out(
      `\nAdd it: onrecord sources add "${clean(trial.url)}"${asTried}. ` +
        `Or put this below "sources:" in sources.yaml${put}:\n\n${yaml}`,
    )
  }
  const failure = explain(trial, userAgent)
  if (failure !== null)
    out(`${inspection?.type === 'page' ? '\n' : ''}${paint.yellow(failure.head)}\n${failure.advice}`)
}

function explain(trial: SourceTrial, userAgent: string): { head: string; advice: string } | null {
  const { verdict, inspection, status } = trial
  const host = URL.canParse(trial.finalUrl ?? trial.url) ? new URL(trial.finalUrl ?? trial.url).host : trial.url
  switch (verdict) {
    case 'feed':
    case 'page':
    case 'feed_links':
      return verdict === 'feed_links'
        ? { head: 'No list of news was found in the page itself.', advice: 'Use one of its feeds.' }
        : null
    case 'blocked': {
      const what =
        inspection?.type === 'challenge' ? inspection.message : `${host} refuses this client (HTTP ${status}).`
      return {
        head: `Blocked: ${clean(what)}`,
        advice:
          `No disguise is shipped. Ask them: write to whoever runs ${host}, say what you read and how often, and that you\n` +
          `ask as "${userAgent}". If they name a User-Agent for you, set it as userAgent of the source.`,
      }
    }
    case 'failed':
      return {
        head: trial.error !== null ? clean(trial.error) : `${host} answered HTTP ${status}.`,
        advice: trial.error?.includes('forbidden_address')
          ? 'Private addresses are closed. For an intranet or a test: --allow-private.'
          : status === 404 || status === 410
            ? 'Look for the address in a browser, or try the front page: it may name its feeds.'
            : 'Try again later; nothing was stored.',
      }
    case 'nothing':
      return {
        head:
          inspection?.type === 'unreadable'
            ? `Nothing to poll here: ${clean(inspection.message)}`
            : inspection?.type === 'page'
              ? 'Nothing to poll here: the page names no feed, and no list of linked headlines was found in it.'
              : 'Nothing to poll here: the answer is empty.',
        advice:
          inspection?.type === 'page'
            ? 'A list made by scripts in the browser cannot be read. Try the page of press releases itself, or write the\nselectors by hand: kind: page with page: { item, link, title, date } in sources.yaml.'
            : 'A source is a feed (RSS, Atom, RDF, JSON Feed) or an HTML page with a list of linked headlines.',
      }
  }
}

function printItems(items: readonly ParsedItem[], { out, paint }: Terminal): void {
  for (const item of items.slice(0, SHOWN)) {
    const date =
      item.publishedAt === null ? 'no date' : new Date(item.publishedAt).toISOString().slice(0, 16).replace('T', ' ')
    out(`  ${paint.dim(date.padEnd(16))}  ${clean(item.title) || '(no title)'}`)
    out(`  ${' '.repeat(16)}  ${paint.dim(clean(item.link ?? 'no link'))}`)
  }
  const undated = items.filter((item) => item.publishedAt === null).length
  if (items.length > 0)
    out(
      `  ${items.length === 1 ? '1 item' : `${items.length} items`} in all${undated > 0 ? `, ${undated} of them without a date that can be read` : ''}.`,
    )
}

function asData(trial: SourceTrial, yaml: string | null): object {
  const brief = ({ title, link, publishedAt }: ParsedItem) => ({
    title,
    link,
    publishedAt: publishedAt === null ? null : new Date(publishedAt).toISOString(),
  })
  const { inspection, ...rest } = trial
  if (inspection?.type === 'feed') {
    const { items, ...about } = inspection
    return { ...rest, feed: { ...about, count: items.length, items: items.slice(0, SHOWN).map(brief) }, yaml }
  }
  if (inspection?.type === 'page') {
    const { list, ...about } = inspection
    const found = list && {
      selectors: list.selectors,
      count: list.items.length,
      items: list.items.slice(0, SHOWN).map(brief),
    }
    return { ...rest, page: { ...about, list: found }, yaml }
  }
  return { ...rest, message: inspection?.message ?? null, yaml }
}

function sizeOf(bytes: number): string {
  return bytes < 1_000
    ? `${bytes} bytes`
    : bytes < 1_000_000
      ? `${Math.round(bytes / 1_000)} kB`
      : `${(bytes / 1_000_000).toFixed(1)} MB`
}

/** What came from outside goes to a terminal without control characters. */
function clean(text: string): string {
  return cleanLine(text).slice(0, 300)
}
