import { OnrecordError } from '../domain/errors.ts'
import { inEnglish, type Part, type Sentence, sentence } from '../domain/sentence.ts'
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
  return inEnglish(sayProblem(problem))
}

/** The same with its parts apart, for readers of other languages. */
export function sayProblem({ file, line, column, path, message, nearest }: Problem): Sentence {
  const what = typeof message === 'string' ? { pattern: message, parts: [] } : message
  const said = nearest === null ? what : sentence`${what}; did you mean "${nearest}"?`
  return sentence`${[`${file}:${line}:${column}`, ...(path === '' ? [] : [path])].join('  ')}  ${said}`
}

/** A heading and the problems below it, `most` of them. */
export function listProblems(heading: Sentence, problems: readonly Problem[], most: number): Sentence {
  const lines: Part[] = [heading, ...problems.slice(0, most).map(sayProblem)]
  if (problems.length > most) lines.push(sentence`… and ${problems.length - most} more`)
  return { pattern: lines.map((_line, n) => `{${n}}`).join('\n  '), parts: lines }
}

function describeProblems(problems: Problem[]): Sentence {
  const heading =
    problems.length === 1
      ? sentence`The configuration has one problem; nothing was started and nothing was changed.`
      : sentence`The configuration has ${problems.length} problems; nothing was started and nothing was changed.`
  return listProblems(heading, problems, SHOWN)
}
