import type { StatusChange } from '../../domain/status.ts'
import type { App } from '../../main.ts'
import type { ManualClock } from '../../runtime/clock.ts'
import type { Terminal } from '../terminal.ts'
import { askerOf } from '../with-app.ts'

/** The demo's editor is invented; what she can do is what every editor can do. */
const EDITOR = 'Elena Ruiz'
/** She looks at a proposal this long after it was made. */
const THINKS_MS = 20 * 60_000

type Handled = { claim: string; change: StatusChange['type']; value: string; reason: string }

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
  },
]

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
          `\n$ onrecord decide ${proposal.id} --confirm --as "${EDITOR}" --reason "${handled.reason}"\n`,
        ),
      )
    await app.commands.decide({ proposalId: proposal.id, verdict: 'confirm', reason: handled.reason }, asker)
  }
}
