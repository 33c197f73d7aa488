/** A trigger opens one view within this long, ms: as Slack has it. */
const TRIGGER_LIFE_MS = 3_000

export type Triggers = {
  make(user: string): string
  use(id: string): { user: string } | { error: 'invalid_trigger_id' | 'expired_trigger_id' | 'exchanged_trigger_id' }
}

export function createTriggers(): Triggers {
  const made = new Map<string, { user: string; at: number; used: boolean }>()
  return {
    make(user) {
      const id = `${made.size + 1}.trigger`
      made.set(id, { user, at: Date.now(), used: false })
      return id
    },
    use(id) {
      const trigger = made.get(id)
      if (!trigger) return { error: 'invalid_trigger_id' }
      if (trigger.used) return { error: 'exchanged_trigger_id' }
      if (Date.now() - trigger.at > TRIGGER_LIFE_MS) return { error: 'expired_trigger_id' }
      trigger.used = true
      return { user: trigger.user }
    },
  }
}
