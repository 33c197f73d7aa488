import * as z from 'zod'
import type { Actor } from '../../domain/actor.ts'
import { identifier, inAnyCase, line, listOf, partialDate, periodOf } from '../fields.ts'

const affiliationSchema = z
  .strictObject({
    of: identifier('the id of an actor').describe('Id of the body'),
    as: line(120).optional().describe('Office held, as messages print it: "President of Mexico"'),
    from: partialDate().optional().describe('First day, month or year'),
    until: partialDate()
      .optional()
      .describe('Last day, month or year, itself included; the office is "former" after it'),
  })
  .refine((it) => it.from === undefined || it.until === undefined || startOf(it.from) < endOf(it.until), {
    ...inAnyCase,
    error: 'ends before it begins',
    path: ['until'],
  })
  .transform(({ from, until, as, of }) => ({
    of,
    ...(as === undefined ? {} : { as }),
    ...(from === undefined ? {} : { from: startOf(from) }),
    ...(until === undefined ? {} : { until: endOf(until) }),
  }))

// A wrong date has a problem of its own: it neither begins too late nor ends too early.
const startOf = (date: string) => periodOf(String(date))?.start ?? 0
const endOf = (date: string) => periodOf(String(date))?.end ?? Number.MAX_SAFE_INTEGER

/** One entry of `actors:`. Output: `Actor`; `from` is the first instant of its period, `until` the first after it. */
export const actorSchema = z
  .strictObject({
    id: identifier('a short id').describe('Short id of the actor'),
    name: line(120).describe('Name as messages print it'),
    kind: z.enum(['person', 'institution']),
    aliases: listOf(line(120), 100).describe('Other spellings, translations, acronyms, offices'),
    affiliations: listOf(affiliationSchema, 20).describe('Bodies it belongs or belonged to'),
  })
  .transform((actor): Actor => actor)
