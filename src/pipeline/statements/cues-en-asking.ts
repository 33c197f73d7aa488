import type { Frame } from './cue-grammar.ts'

/** English cues of asking for proof or an account, beside plain "asked for evidence". */
export const ENGLISH_ASKING: Frame[] = [
  {
    id: 'please-share',
    type: 'request',
    pattern: `(?:(?:please|just|let (?:them|him|her|us)|then) )?(?:share|show|present|provide|produce|publish|bring) (?:us |it |me |the world |everyone )?(?:the|your|some|any|that|this|those|such)?(?: \\S+)? ?(?:evidence|proofs?)\\b|show us(?: the)?`,
    strength: 0.5,
  },
  {
    id: 'deadline',
    type: 'request',
    holder: 'subject',
    pattern: `(?:gave|gives|given) (?:\\S+ ){1,4}?(?:until|\\d+ (?:hours|days)|(?:two|three|ten|several) days|a week|a deadline) (?:\\S+ ){0,5}?to (?:\\S+ ){0,2}?(?:explain|answer|respond|account|provide|present|include|submit|show|hand over)\\b`,
    strength: 0.75,
  },
  {
    id: 'where-is',
    type: 'request',
    pattern: `where (?:is|are|'s) (?:the |your |their |his |her |its |all )*(?:\\S+ )?(?:evidence|proofs?|documents?|facts|data)\\b`,
    strength: 0.7,
  },
  {
    id: 'must-show',
    type: 'request',
    pattern: `(?:must|should|has to|have to|needs? to|ought to|owes?|let them|let him|let her) (?:\\S+ ){0,3}?(?:explain|show|prove|present|provide|publish|release|produce|share|hand over|reveal|come clean|account|clarify|back up|substantiate|disclose|explanation|answers?)\\b`,
    strength: 0.6,
  },
]
