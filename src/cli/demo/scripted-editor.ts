import type { Adjudication, StatusChange } from '../../domain/status.ts'
import type { App } from '../../main.ts'
import type { ManualClock } from '../../runtime/clock.ts'
import type { Terminal } from '../terminal.ts'
import { askerOf } from '../with-app.ts'

/** The demo's editor is invented; what she can do is what every editor can do. */
const EDITOR = 'Elena Ruiz'
/** She looks at a proposal this long after it was made. */
const THINKS_MS = 20 * 60_000

type Handled = { claim: string; change: StatusChange['type']; value: string; reason: string; found?: Adjudication }

const SCRIPT: Handled[] = [
  {
    claim: 'cartel-bounties',
    change: 'set_rung',
    value: 'cited',
    reason: 'The release speaks of credible intelligence; no document came with it.',
  },
  {
    claim: 'chicago-bounty-charge',
    change: 'set_rung',
    value: 'asserted',
    reason: 'A charge was filed. It is an allegation, not a finding.',
  },
  {
    claim: 'chicago-bounty-charge',
    change: 'set_flag',
    value: 'adjudicated',
    reason: 'Federal jury in Chicago: not guilty; the standard was proof beyond a reasonable doubt.',
    found: { forum: 'Federal jury in Chicago', standard: 'proof beyond reasonable doubt', outcome: 'acquitted' },
  },
]

/** When she does something about statements, in story time. */
const READS_AT = Date.parse('2025-10-15T18:00Z')
const CORRECTS_AT = Date.parse('2025-10-18T17:00Z')

/**
 * What she does about statements: she names what Mexico's president said and puts a translation beside it; she adds, by
 * hand, what no feed carries; and she corrects a speaker. Each once, by the same use cases as everyone.
 */
export async function editStatements(app: App, clock: ManualClock, done: Set<string>): Promise<void> {
  const asker = askerOf(app.config, EDITOR)
  const { commands, store } = app
  const claim = 'cartel-bounties'
  const once = async (what: string, from: number, act: () => Promise<unknown>) => {
    if (done.has(what) || clock.now() < from) return
    done.add(what)
    await act()
  }
  const spokenBy = async (name: string) =>
    (await store.queries.statements(claim)).find(({ speaker, dismissed }) => speaker.name === name && !dismissed)?.id ??
    0
  await once('translated', READS_AT, async () => {
    const statementId = await spokenBy('Claudia Sheinbaum')
    const reason = 'She said that nothing was received; she denied nothing.'
    const words = 'There is no information'
    await commands.editStatement({ statementId, edit: { type: 'translate', language: 'en', words }, reason }, asker)
    const edit = { type: 're_stance', stance: 'no_evidence', stanceKind: 'received_none' } as const
    await commands.editStatement({ statementId, edit, reason }, asker)
  })
  await once('added', CORRECTS_AT, () =>
    commands.addStatement(
      {
        claim,
        speaker: 'Nora Castell',
        affiliation: 'researcher on organised crime',
        stance: 'disputes',
        quote: 'Nobody who lives from not being noticed puts up a price list.',
        direct: true,
        language: 'en',
        saidOn: '2025-10-17',
        reason: 'Radio interview of 17 October, heard live (invented for this demo).',
      },
      asker,
    ),
  )
  await once('corrected', CORRECTS_AT, async () => {
    const edit = {
      type: 're_attribute',
      speaker: 'Nora Castell',
      affiliation: 'researcher on organised crime',
    } as const
    const reason = 'The outlet left out who she is.'
    await commands.editStatement({ statementId: await spokenBy('Nora Castell'), edit, reason }, asker)
  })
}

/** Confirms what the script says she confirms, through the same use case as everyone; the rest stays open. */
export async function decideAsEditor(app: App, clock: ManualClock, terminal: Terminal | null): Promise<void> {
  const asker = askerOf(app.config, EDITOR)
  const { proposals } = await app.commands.proposals({}, asker)
  for (const proposal of proposals) {
    const { change } = proposal
    if (change.type === 'settle_request') continue
    const value = change.type === 'set_rung' ? change.rung : change.flag
    const handled = SCRIPT.find(
      (step) => step.claim === proposal.claim.slug && step.change === change.type && step.value === value,
    )
    if (!handled) continue
    clock.advance(THINKS_MS)
    if (terminal)
      terminal.out(
        terminal.paint.dim(
          `\n$ onrecord decide ${proposal.id} --confirm${foundOptions(handled.found)} --as "${EDITOR}" --reason "${handled.reason}"\n`,
        ),
      )
    const { reason, found } = handled
    const adjudication = found === undefined ? {} : { adjudication: found }
    await app.commands.decide({ proposalId: proposal.id, verdict: 'confirm', reason, ...adjudication }, asker)
  }
}

function foundOptions(found: Adjudication | undefined): string {
  if (found === undefined) return ''
  return ` --forum "${found.forum}" --standard "${found.standard}" --outcome "${found.outcome}"`
}
