import type { FieldName } from '../names.ts'
import type { FormSpec } from './form-spec.ts'

/** Words of the use cases' errors, and the fields they are about, the likeliest first. */
const ABOUT: readonly [RegExp, readonly FieldName[]][] = [
  [/\b(?:reason|how you know)\b/i, ['reason', 'source']],
  [/\b(?:date|day|month|future|calendar|clocks?|time)\b/i, ['saidOn', 'on', 'firstMadeOn']],
  [/\b(?:rol|party|parties)/i, ['parties']],
  [/\b(?:alias|phrase)/i, ['aliases']],
  [/\btag/i, ['tags']],
  [/\b(?:parent|wider|narrower)\b/i, ['parent']],
  [/\blanguage/i, ['language', 'languages']],
  [/\btranslat/i, ['translation']],
  [/\bstandard/i, ['standard', 'adjudication']],
  [/\boutcome/i, ['outcome', 'adjudication']],
  [/\b(?:forum|adjudicat|court)/i, ['forum', 'adjudication']],
  [/\b(?:by whom|names?)\b/i, ['by', 'speaker']],
  [/\b(?:speaker|who said)\b/i, ['speaker']],
  [/\b(?:stance|kind)\b/i, ['stance']],
  [/\b(?:address|url|link|page)\b/i, ['source', 'target']],
  [/\b(?:quote|words)\b/i, ['quote']],
  [/\btitle\b/i, ['title']],
  [/\b(?:text|sentence)\b/i, ['text']],
  [/\bclaimant\b/i, ['claimant']],
  [/\bwho asked\b/i, ['from']],
  [/\bwho was asked\b/i, ['to']],
  [/\bwhat was asked\b/i, ['what']],
  [/\b(?:rung|flag|status|set)\b/i, ['change']],
  [/\bstatements?\b/i, ['statements', 'statement', 'target']],
  [/\bclaim\b/i, ['claim', 'title']],
]

/** The field of a form that an error of a use case is about; the last one where nothing tells. */
export function placeError(message: string, { fields }: Pick<FormSpec, 'fields'>): FieldName {
  const names = fields.map(({ name }) => name)
  for (const [words, about] of ABOUT) {
    const found = words.test(message) ? about.find((name) => names.includes(name)) : undefined
    if (found !== undefined) return found
  }
  return names.at(-1) ?? 'reason'
}
