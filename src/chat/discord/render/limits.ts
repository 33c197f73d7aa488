/** Discord's limits, in UTF-16 units (the stricter of the two ways to count). Source: its developer pages, "Message" and "Embed Limits". */
export const LIMITS = {
  content: 2_000,
  title: 256,
  description: 4_096,
  fields: 25,
  fieldName: 256,
  fieldValue: 1_024,
  footer: 2_048,
  /** Of all embeds of a message in sum. */
  embedSum: 6_000,
  customId: 100,
  buttonLabel: 80,
  buttonsInRow: 5,
  rows: 5,
  options: 25,
  placeholder: 150,
  threadName: 100,
} as const
