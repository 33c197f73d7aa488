/** What Slack takes at most, by its Block Kit reference of July 2026; lengths in UTF-16 units. */
export const LIMITS = {
  blocks: 50,
  viewBlocks: 100,
  /** All text of one message: Slack cuts what is longer without a word. */
  messageText: 12_000,
  section: 3_000,
  header: 150,
  fields: 10,
  field: 2_000,
  context: 3_000,
  actions: 25,
  button: 75,
  actionValue: 2_000,
  actionId: 255,
  option: 75,
  optionValue: 150,
  options: 100,
  label: 2_000,
  hint: 2_000,
  placeholder: 150,
  input: 3_000,
  viewTitle: 24,
  viewButton: 24,
  metadata: 3_000,
  callbackId: 255,
  /** Of the plain text for notifications; Slack takes more and shows less. */
  fallback: 3_000,
} as const
