/**
 * Three letters that the engine takes for a zone, though people mean another place by them: EST is Panama to it, without
 * the summer time of New York, BST Dhaka, IST Kolkata, PST and CST the one coast or plain of several. Dates would be hours
 * off and digests late for half the year, and nothing would say so. Those of Europe mean one thing, and have its summers.
 */
const SURE_SHORT = new Set(['UTC', 'GMT', 'UCT', 'CET', 'EET', 'MET', 'WET'])

/** An IANA name as `Intl` spells it; `null` for anything else: offsets, abbreviations of several meanings, made-up ones. */
export function readZoneName(typed: string): string | null {
  // Offsets such as "+02:00" pass in Intl but know no summer time.
  if (!/^[A-Za-z][A-Za-z0-9_+/-]{0,59}$/.test(typed)) return null
  if (typed.length <= 3 && !SURE_SHORT.has(typed.toUpperCase())) return null
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: typed }).resolvedOptions().timeZone
  } catch {
    return null
  }
}
