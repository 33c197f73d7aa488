/** Why: one structured line an event. Fields are data; secrets and texts from outside never go in unredacted. */
export interface Logger {
  debug(fields: object, message: string): void
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}
