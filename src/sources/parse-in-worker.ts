import { ParseError } from '../ports/source-adapter.ts'
import { type RunInWorker, WorkerFailure } from '../ports/worker-pool.ts'
import type { ParseAnswer, ParseJob } from './parse-job.ts'

/** Runs a job; whatever goes wrong comes out as a `ParseError`. */
export async function askWorker(run: RunInWorker<ParseJob, ParseAnswer>, job: ParseJob): Promise<ParseAnswer> {
  try {
    const answer = await run(job)
    if (answer.kind === 'refused') throw new ParseError(answer.reason, answer.message)
    return answer
  } catch (error) {
    if (error instanceof ParseError) throw error
    throw describeFailure(error)
  }
}

function describeFailure(error: unknown): ParseError {
  if (!(error instanceof WorkerFailure)) {
    const detail = error instanceof Error ? error.message.slice(0, 200) : String(error)
    return new ParseError('malformed', `The document broke the parser: ${detail}`, error)
  }
  if (error.reason === 'deadline')
    return new ParseError('too_slow', `The document took too long to read. ${error.message}`, error)
  if (error.reason === 'memory') return new ParseError('too_slow', 'The document takes more memory than it may.', error)
  return new ParseError('malformed', `The document could not be read: ${error.message}`, error)
}
