import type { PollStrings } from '../poll-strings.ts'

export const poll: PollStrings = {
  polling: 'polling',
  columns: {
    source: 'source',
    items: 'items',
    new: 'new',
    edited: 'edited',
    matched: 'matched',
    statements: 'statements',
  },
  failed: 'failed',
  unchanged: 'unchanged',
  silent: 'first poll: not posted',
  articles: (read, owed, kept) => `articles: ${read} read, ${owed} to be read later, ${kept} kept as the entry has it`,
  sources: (polled) => `${polled} ${polled === 1 ? 'source' : 'sources'} polled`,
  sourcesFailed: (failed) => `${failed} failed`,
  items: (read, stored, edited, posts) =>
    `${read} items read, ${stored} stored new, ${edited} edited; ${posts} ${posts === 1 ? 'post' : 'posts'}.`,
  record: (file) => `Record: ${file}`,
  replay: {
    recorded: (file, status, bytes) =>
      `${file}: HTTP ${status}, ${bytes} bytes. "onrecord replay ${file} --explain" shows each step.`,
    heading: (status, parser, charset, entries) =>
      `HTTP ${status}, read by ${parser} in ${charset}, ${entries} entries`,
    undated: 'no date',
    noClaim: 'matches no claim',
    matched: (claim, band, score, bar) => `${claim}: ${band}, ${score} where ${bar} is the bar`,
    nobody: 'nobody named',
    nothingWritten: 'Nothing was written and nothing posted.',
  },
}
