import { inEnglish, sentence } from '../../domain/sentence.ts'
import type { Reason } from '../../domain/statement.ts'

/** The same reasons without the names of editors that stand in some: who added a statement, who said that it is not about a claim. */
export function hideInReasons(reasons: readonly Reason[], anEditor: string): Reason[] {
  return reasons.map((reason) => {
    const { rule, detail } = reason
    if (rule === 'added-by-editor') return { ...reason, detail: detail.replace(/^[^:]{1,200}(?=: )/, () => anEditor) }
    return rule === 'dismissed' ? { ...reason, detail: hideDismissing(detail, anEditor) } : reason
  })
}

/** As `answer-why-not.ts` and `dismissed-copies.ts` write it. */
function hideDismissing(detail: string, anEditor: string): string {
  const [, day, reason] =
    /^an editor \(.{1,200}?\) said on (\d{4}-\d\d-\d\d) that it is not about this claim: (.*)$/s.exec(detail) ?? []
  if (day !== undefined && reason !== undefined)
    return inEnglish(sentence`an editor said on ${day} that it is not about this claim: ${reason}`)
  return detail.replace(
    /^(statement \d+ about \S+: |it repeats statement \d+ about \S+, and: ).{1,200}?(?= said on \d{4}-\d\d-\d\d that it is not about this claim: )/s,
    (_all, about: string) => `${about}${anEditor}`,
  )
}
