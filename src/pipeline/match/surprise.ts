/**
 * How surprising it is that a word of this rarity (nats) occurs at least once among so many tokens: −ln(1 − (1 − p)ⁿ).
 * A long text holds common words anyway, so they tell nothing there. Nats.
 */
export function surpriseOf(rarity: number, tokens: number): number {
  const expected = Math.exp(-rarity) * Math.max(1, tokens)
  return expected > 30 ? 0 : -Math.log(-Math.expm1(-expected))
}
