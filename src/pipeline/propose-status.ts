import type { Actor } from '../domain/actor.ts'
import type { Claim } from '../domain/claim.ts'
import type { EvidenceRequest } from '../domain/event.ts'
import { isIndependent, isNamed, partyOf } from '../domain/party-role.ts'
import type { Statement } from '../domain/statement.ts'
import { type EvidenceStatus, type FlagState, type StatusProposal, sameChange } from '../domain/status.ts'
import { AUTOMATIC_RUNGS, type RuleFacts, type RuleFired, STATUS_RULES } from '../domain/status-rules.ts'
import { toldAffiliation } from '../domain/told-affiliation.ts'
import { type Instant, RUNGS, type Rung } from '../domain/vocabulary.ts'
import { answerProposals } from './answer-requests.ts'
import { bareName, isSameBody } from './same-body.ts'
import { foldText } from './text/fold-text.ts'

const EVIDENCE_WORDS =
  /\b(intelligence|evidence|proof|documents?|records|footage|intercepts?|inteligencia|pruebas?|evidencias?|documentos?|grabaciones)\b/

/** What one statement asks of its claim's status. */
export type StatusEffect = {
  /** Set at once by the rules. */
  status: EvidenceStatus
  changed: { reason: string; fired: RuleFired }[]
  proposals: StatusProposal[]
  request: Omit<EvidenceRequest, 'id' | 'silent'> | null
}

export type StatusContext = {
  claim: Claim
  actors: readonly Actor[]
  status: EvidenceStatus
  /** Changes proposed before, whatever became of them. */
  proposed: readonly { change: StatusProposal['change']; open: boolean }[]
  requests: readonly EvidenceRequest[]
  /** The statement answers a narrower claim of this one. */
  narrower?: boolean
  /**
   * Was the stance read surely enough to act on it without a person? Below that a flag is proposed, no request opened,
   * and no rung set, whatever the claim's `review` says. Everything is sure where it is left out: statements an editor added, replays of what was set before.
   */
  isSure?: (statement: Statement) => boolean
}

/** Applies the table of rules to one statement. Pure: the same statement on the same state gives the same effect. */
export function proposeStatus(statement: Statement, context: StatusContext): StatusEffect {
  const { claim, actors } = context
  const at = statement.saidAt ?? statement.publishedAt ?? statement.seenAt
  const voice = voiceOf(statement, claim, actors, at)
  const facts = readFacts(statement, voice, context, at)
  const effect: StatusEffect = { status: context.status, changed: [], proposals: [], request: null }
  const sure = context.isSure?.(statement) ?? true
  for (const rule of STATUS_RULES) {
    if ((rule.of === 'narrower claim') !== (context.narrower ?? false) || !rule.when(facts)) continue
    const who = rule.name === 'evidence-requested' ? askerOf(statement, voice, claim, actors, at) : voice
    const reason = `${who}: ${rule.because}`
    const fired: RuleFired = { rule: rule.name, who }
    if (rule.proposes.type === 'set_flag' && rule.automatic && sure) {
      const flags = addFlag(effect.status.flags, {
        flag: rule.proposes.flag,
        by: [who],
        since: at,
        statementIds: [statement.id],
      })
      if (flags !== effect.status.flags) {
        const isNew = flags.length > effect.status.flags.length
        effect.status = { ...effect.status, flags }
        if (isNew) effect.changed.push({ reason, fired })
      }
    } else if (rule.proposes.type === 'set_flag') {
      const { flag } = rule.proposes
      // Another outcome of a court takes the place of the first; of the other flags one is enough.
      if (flag !== 'adjudicated' && context.status.flags.some((f) => f.flag === flag)) continue
      propose(effect, context, {
        change: { type: 'set_flag', flag, by: [who] },
        rule: rule.name,
        reason,
        fired,
        statementIds: [statement.id],
      })
    } else if (rule.proposes.type === 'clear_flag') {
      const { flag } = rule.proposes
      const held = context.status.flags.find((f) => f.flag === flag)?.by ?? []
      const own = held.filter((name) => isVoice(name, voice))
      propose(effect, context, {
        change: { type: 'clear_flag', flag, ...(own.length > 0 && own.length < held.length ? { by: own } : {}) },
        rule: rule.name,
        reason,
        fired,
        statementIds: [statement.id],
      })
    } else if (isHigher(rule.proposes.rung, effect.status.rung)) {
      if (sure && claim.review === 'auto' && AUTOMATIC_RUNGS.includes(rule.proposes.rung)) {
        effect.status = { ...effect.status, rung: rule.proposes.rung, automatic: true, since: at }
        effect.changed.push({ reason, fired })
      } else
        propose(effect, context, {
          change: { type: 'set_rung', rung: rule.proposes.rung },
          rule: rule.name,
          reason,
          fired,
          statementIds: [statement.id],
        })
    }
  }
  if (context.narrower) return effect
  if (facts.stance === 'requests_evidence' && facts.named && sure) {
    const from = askerOf(statement, voice, claim, actors, at)
    const fromActor = statement.speaker.actor ?? null
    const asker = { name: from, actor: fromActor }
    // Offices of the claimant's own house ask each for itself: none of them stands for the others.
    const ownHouse = claim.parties.some(
      (party) =>
        party.role === 'claimant' && isSameBody(asker, { name: party.name, actor: party.actor ?? null }, actors, at),
    )
    const isRepeat = (request: EvidenceRequest) =>
      ownHouse ? isVoice(request.from, from) : isSameAsker(request, asker, actors, at)
    if (!context.requests.some(isRepeat))
      effect.request = {
        claim: claim.slug,
        from,
        fromActor,
        to: claim.claimant,
        what: statement.quote,
        openedAt: at,
        statementId: statement.id,
      }
  }
  effect.proposals.push(...answerProposals(statement, voice, { ...context, at }))
  return effect
}

/** The status once somebody is known to have asked for evidence; the same object where it says so already. */
export function withRequester(status: EvidenceStatus, from: string, since: Instant): EvidenceStatus {
  const flags = addFlag(status.flags, { flag: 'evidence_requested', by: [from], since, statementIds: [] })
  return flags === status.flags ? status : { ...status, flags }
}

/** Within these days two voices of one body ask for one thing. */
const ONE_REQUEST_MS = 14 * 24 * 3_600_000

/** The same voice asks once; another voice of its body, soon after or before, repeats it. */
export function isSameAsker(
  request: Pick<EvidenceRequest, 'from' | 'fromActor' | 'openedAt'>,
  asker: { name: string; actor: string | null },
  actors: readonly Actor[],
  at: Instant,
): boolean {
  if (isVoice(request.from, asker.name)) return true
  const soon = Math.abs(at - request.openedAt) <= ONE_REQUEST_MS
  return soon && isSameBody({ name: request.from, actor: request.fromActor }, asker, actors, at)
}

/**
 * Who asks: of several voices of a body that is a party, other than the claimant's, the body itself, so that it does
 * not matter which of them was read first.
 */
function askerOf(statement: Statement, voice: string, claim: Claim, actors: readonly Actor[], at: Instant): string {
  const asker = { name: voice, actor: statement.speaker.actor ?? null }
  for (const party of claim.parties) {
    const body = actors.find(({ id }) => id === party.actor)
    if (party.role === 'claimant' || body?.kind !== 'institution') continue
    if (isSameBody(asker, { name: body.name, actor: body.id }, actors, at)) return body.name
  }
  return voice
}

/** A change already proposed is not proposed twice; of two rungs from one statement the higher one is asked for. */
function propose(effect: StatusEffect, context: StatusContext, proposal: StatusProposal): void {
  // A rung or flag that was decided about is not asked for again; one that came back may go, or change, again.
  const again = proposal.change.type === 'clear_flag' || isAnotherOutcome(proposal, context)
  if (context.proposed.some((p) => (p.open || !again) && sameChange(p.change, proposal.change))) return
  if (proposal.change.type === 'set_rung') {
    const { rung } = proposal.change
    const openHigher = context.proposed.some(
      (p) => p.open && p.change.type === 'set_rung' && !isHigher(rung, p.change.rung),
    )
    if (openHigher) return
    effect.proposals = effect.proposals.filter((p) => p.change.type !== 'set_rung' || !isHigher(rung, p.change.rung))
  }
  effect.proposals.push(proposal)
}

/** A court ruled before, and an editor has put that on record. */
function isAnotherOutcome({ change }: StatusProposal, { status }: StatusContext): boolean {
  return (
    change.type === 'set_flag' && change.flag === 'adjudicated' && status.flags.some((f) => f.flag === 'adjudicated')
  )
}

function readFacts(
  statement: Statement,
  voice: string,
  { claim, actors, status, proposed }: StatusContext,
  at: Instant,
): RuleFacts {
  const party = partyOf(statement.speaker, claim, actors, at)
  const named = party !== null || isNamed(statement.speaker)
  const open = proposed.flatMap((one) => (one.open ? [one.change] : []))
  return {
    stance: statement.stance,
    kind: statement.kind,
    role: party?.role ?? null,
    independent: named && isIndependent(statement.speaker, claim, actors, at),
    named,
    citesEvidence: EVIDENCE_WORDS.test(foldText(statement.quote)),
    flags: status.flags.map(({ flag }) => flag),
    holds: status.flags.filter(({ by }) => by.some((name) => isVoice(name, voice))).map(({ flag }) => flag),
    evidenceFor: open.some((change) => change.type === 'set_rung' && isPublic(change.rung)) || isPublic(status.rung),
    evidenceAgainst:
      open.some((change) => change.type === 'set_flag' && change.flag === 'contradicted') ||
      status.flags.some(({ flag }) => flag === 'contradicted'),
  }
}

/** Who it is on record: the respondent government for its officials, else the speaker with affiliation. */
function voiceOf(statement: Statement, claim: Claim, actors: readonly Actor[], at: Instant): string {
  const { speaker } = statement
  const party = partyOf(speaker, claim, actors, at)
  const body = party?.actor === undefined ? undefined : actors.find((actor) => actor.id === party.actor)
  if (body?.kind === 'institution') return body.name
  const affiliation = toldAffiliation(speaker)
  return affiliation ? `${speaker.name} (${affiliation})` : speaker.name
}

function addFlag(flags: FlagState[], added: FlagState): FlagState[] {
  const present = flags.find((f) => f.flag === added.flag)
  if (!present) return [...flags, added]
  const joined = added.by.filter((name) => !present.by.some((other) => isVoice(other, name)))
  if (joined.length === 0) return flags
  const merged = {
    ...present,
    by: [...present.by, ...joined],
    statementIds: [...new Set([...present.statementIds, ...added.statementIds])],
  }
  return flags.map((f) => (f === present ? merged : f))
}

/** The same voice, whatever affiliation this outlet prints behind the name. */
function isVoice(one: string, other: string): boolean {
  return bareName(one) === bareName(other)
}

/** From here on there is evidence that anybody can look at. */
function isPublic(rung: Rung | null): boolean {
  return rung !== null && RUNGS.indexOf(rung) >= RUNGS.indexOf('published')
}

function isHigher(rung: Rung, than: Rung | null): boolean {
  return than === null || RUNGS.indexOf(rung) > RUNGS.indexOf(than)
}
