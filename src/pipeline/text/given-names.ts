import { dictionary as english } from '@zxcvbn-ts/language-en'
import { dictionary as spanish } from '@zxcvbn-ts/language-es-es'
import { foldText } from './fold-text.ts'

const GIVEN_NAMES = new Set(
  [...(english['firstnames-en'] ?? []), ...(spanish['firstnames-es-es'] ?? [])].map((name) => foldText(String(name))),
)

/** Is a folded word a given name of either language's lists? It tells less than the family name after it. */
export function isGivenName(folded: string): boolean {
  return GIVEN_NAMES.has(folded)
}
