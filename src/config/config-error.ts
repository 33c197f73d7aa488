import { OnrecordError } from '../domain/errors.ts'
import type { Problem } from './types.ts'

/** Problems printed in the error's message; the rest are counted. All are in `problems`. */
const SHOWN = 50

/** The configuration cannot be used. Carries every problem found, in the order of the files. */
export class ConfigError extends OnrecordError {
  readonly problems: Problem[]
  constructor(problems: Problem[]) {
    super('invalid', describeProblems(problems))
    this.name = 'ConfigError'
    this.problems = problems
  }
}

/** `config/sources.yaml:12:5  sources[3].intervall  unknown key; did you mean "interval"?` */
export function formatProblem(problem: Problem): string {
  const place = `${problem.file}:${problem.line}:${problem.column}`
  const hint = problem.nearest === null ? '' : `; did you mean "${problem.nearest}"?`
  return [place, problem.path, `${problem.message}${hint}`].filter((part) => part !== '').join('  ')
}

function describeProblems(problems: Problem[]): string {
  const count = problems.length === 1 ? 'one problem' : `${problems.length} problems`
  const lines = problems.slice(0, SHOWN).map((problem) => `  ${formatProblem(problem)}`)
  if (problems.length > SHOWN) lines.push(`  … and ${problems.length - SHOWN} more`)
  return [`The configuration has ${count}; nothing was started and nothing was changed.`, ...lines].join('\n')
}
