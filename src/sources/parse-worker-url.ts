/** The parse worker's module: the source when run from source, the compiled file when run compiled. */
export const PARSE_WORKER_URL = new URL(
  import.meta.url.endsWith('.ts') ? './parse-worker.ts' : './parse-worker.js',
  import.meta.url,
)
