import { AnalystError, type AnalystReading } from '../../ports/analyst.ts'

/** What a service of this form answers, as far as we look. Throws `AnalystError` `garbage`. */
export function readAnswer(body: string): AnalystReading[] {
  const content = member(member(first(member(parse(body, 'The answer'), 'choices')), 'message'), 'content')
  if (typeof content !== 'string') throw garbage('The answer has no message in it')
  const statements = member(parse(unfence(content), 'The message'), 'statements')
  if (!Array.isArray(statements)) throw garbage('The message has no list of statements')
  return statements.map((one) => ({
    speaker: member(one, 'speaker'),
    stance: member(one, 'stance'),
    quote: member(one, 'quote'),
  }))
}

function parse(text: string, what: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // The parser's own message would repeat words from outside.
    throw garbage(`${what} is no JSON`)
  }
}

/** Models like to put JSON in a fence of Markdown. */
function unfence(content: string): string {
  const text = content.trim()
  if (!text.startsWith('```')) return text
  const start = text.indexOf('\n')
  const end = text.lastIndexOf('```')
  return start < 0 || end <= start ? text : text.slice(start + 1, end)
}

function first(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : undefined
}

/** Own members only. */
function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined
}

function garbage(message: string): AnalystError {
  return new AnalystError('garbage', `${message}.`)
}
