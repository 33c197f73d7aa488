import * as z from 'zod'
import type { Path } from './read-yaml.ts'

/** The keys a schema allows at a path; empty where it allows any or the path leads nowhere. */
export function keysAt(schema: z.ZodType, path: Path): string[] {
  let current: z.core.$ZodType | undefined = unwrap(schema)
  for (const key of path) {
    if (current instanceof z.ZodObject) current = current.shape[String(key)]
    else if (current instanceof z.ZodArray) current = current.element
    else return []
    if (current === undefined) return []
    current = unwrap(current)
  }
  return current instanceof z.ZodObject ? Object.keys(current.shape) : []
}

/** Takes off defaults, optionality and transforms: what is left is what a file may hold. */
function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodPipe) return unwrap(schema.in)
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault
  ) {
    return unwrap(schema.unwrap())
  }
  return schema
}
