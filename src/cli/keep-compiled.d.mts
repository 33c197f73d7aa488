/** `now` in ms; `null` where no folder can be had. */
export function roomForCompiled(of: {
  root: string
  version: string
  env?: Record<string, string | undefined>
  now?: number
}): string | null
