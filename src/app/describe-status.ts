import type { StatusStep } from '../domain/event.ts'
import type { EvidenceStatus } from '../domain/status.ts'
import type { Rung } from '../domain/vocabulary.ts'
import type { DoneAnswer } from '../ports/asker.ts'

/** The last rung a person set. */
export function rungSetByPerson(steps: readonly StatusStep[]): Rung | null {
  return steps.findLast((step) => step.decidedBy !== null && !step.to.automatic)?.to.rung ?? null
}

/** Would a reader see a difference? */
export function statusChanged(from: EvidenceStatus, to: EvidenceStatus): boolean {
  const flags = (status: EvidenceStatus) =>
    status.flags
      .map((flag) => `${flag.flag} ${flag.by.join(';')}`)
      .toSorted()
      .join()
  return from.rung !== to.rung || flags(from) !== flags(to)
}

/** Is there a post in it? Whose names stand behind a flag that stays is told by the correction that changed them. */
export function isStatusNews(from: EvidenceStatus, to: EvidenceStatus): boolean {
  const flags = (status: EvidenceStatus) =>
    status.flags
      .map(({ flag }) => flag)
      .toSorted()
      .join()
  return from.rung !== to.rung || flags(from) !== flags(to)
}

export function describedChange(from: EvidenceStatus, to: EvidenceStatus): DoneAnswer['details'] {
  const names = (status: EvidenceStatus) => status.flags.flatMap(({ flag, by }) => by.map((who) => `${flag} by ${who}`))
  const list = (label: string, flags: string[]) =>
    flags.length === 0 ? [] : [{ label, value: flags.join(', ').replaceAll('_', ' ') }]
  return [
    ...list(
      'flags cleared',
      names(from).filter((flag) => !names(to).includes(flag)),
    ),
    ...list(
      'flags set',
      names(to).filter((flag) => !names(from).includes(flag)),
    ),
    ...(from.rung === to.rung
      ? []
      : [{ label: 'evidence status', value: `${from.rung ?? 'none'} → ${to.rung ?? 'none'}` }]),
  ]
}
