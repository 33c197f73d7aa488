import type { RuleFired } from './status-rules.ts'
import type { Flag, Instant, Rung } from './vocabulary.ts'

/** A flag as it stands, with whom or what it rests on. */
export type FlagState = {
  flag: Flag
  /** `disputed` always names by whom; `evidence_requested` who asked. Names as printed with affiliation. */
  by: string[]
  since: Instant
  statementIds: number[]
  /** Of `adjudicated`: what a court found. */
  adjudication?: Adjudication
}

/** What a court found. `standard`: of proof, as that court applies it. */
export type Adjudication = { forum: string; standard: string; outcome: string }

export type EvidenceStatus = {
  /** `null` before anything was said. */
  rung: Rung | null
  flags: FlagState[]
  /** Was the last change of rung made by the rules, not a person? */
  automatic: boolean
  since: Instant | null
}

/** What the rules suggest. Only `disputed` and `evidence_requested` are set without a person. */
export type StatusProposal = {
  change: StatusChange
  /** Named rule of the table that fired. */
  rule: string
  reason: string
  /** The same as facts. */
  fired: RuleFired
  statementIds: number[]
}

/** What may become of a request by a statement. */
export type SettledState = 'acknowledged' | 'refused' | 'partly_answered' | 'answered'

export type StatusChange =
  | { type: 'set_rung'; rung: Rung }
  | { type: 'set_flag'; flag: Flag; by: string[]; adjudication?: Adjudication }
  /** `by`: only these voices are taken off; the flag goes with the last. */
  | { type: 'clear_flag'; flag: Flag; by?: string[] }
  /** Moves no status: what became of an evidence request. */
  | { type: 'settle_request'; requestId: number; state: SettledState }

export type ProposalState = 'open' | 'confirmed' | 'edited' | 'dismissed'

/** What a named editor did with a proposal, and why. */
export type Decision = {
  proposalId: number | null
  verdict: 'confirm' | 'edit' | 'dismiss' | 'set'
  change: StatusChange | null
  by: string
  reason: string
  at: Instant
}

/** Set with what a court found, and never without. */
export function isRuling(change: StatusChange): boolean {
  return change.type === 'set_flag' && change.flag === 'adjudicated'
}

export function sameChange(a: StatusChange, b: StatusChange): boolean {
  if (a.type !== b.type) return false
  if (a.type === 'set_rung') return a.rung === (b as { rung: Rung }).rung
  if (a.type === 'settle_request') {
    const other = b as typeof a
    return a.requestId === other.requestId && a.state === other.state
  }
  return a.flag === (b as { flag: Flag }).flag
}
