import type { AttributionName } from '../../../domain/reason.ts'
import { withMarks } from '../quoted-words.ts'
import type { Reader } from '../reader.ts'

/** Who was found to be behind words and how, as `attributionDetail` keeps it; `null` where it is another form. */
export function sayAttribution(detail: string, reader: Reader): string | null {
  const strings = reader.answers.why.reasons
  // A verb in its plain form is in small letters; what a name has between brackets mostly is not.
  const [, rest = '', verb] = /^(.*?)(?: \(([\p{Ll}\d…' -]*)\))?$/su.exec(detail) ?? []
  const at = rest.indexOf(': ')
  const how = howFound(at < 0 ? rest : rest.slice(0, at), reader)
  if (how === null) return null
  const who = at < 0 ? null : rest.slice(at + 2)
  const named = who === 'the text itself' ? strings.theText : who
  return `${named === null ? how : `${named}, ${how}`}${verb ? ` (${withMarks(verb, reader)})` : ''}`
}

function howFound(rule: string, reader: Reader): string | null {
  const { attribution, document, pronoun } = reader.answers.why.reasons
  if (Object.hasOwn(attribution, rule)) return attribution[rule as AttributionName]
  const [, kind, word = ''] = /^(document|pronoun) "([^"]*)"$/.exec(rule) ?? []
  if (kind === undefined) return null
  return kind === 'document' ? document(word) : pronoun(word)
}
