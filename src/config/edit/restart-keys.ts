/** What is read once, when the program starts: connections, files and threads that are opened then. */
const AT_START: readonly string[] = [
  'database',
  'http',
  'polling.tick',
  'polling.parseDeadline',
  'matching.reranker',
  'metrics',
  'analyst',
  'ledger.anchorFile',
  'slack.mode',
  'slack.port',
]

export function needsRestart(key: string): boolean {
  return AT_START.some((one) => key === one || key.startsWith(`${one}.`))
}
