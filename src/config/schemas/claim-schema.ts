import * as z from 'zod'
import { PARTY_ROLES, REVIEW_MODES } from '../../domain/vocabulary.ts'
import { identifier, inAnyCase, line, listOf, partialDate, yesNo } from '../fields.ts'
import { actorSchema } from './actor-schema.ts'

const partySchema = z
  .strictObject({
    role: z.enum(PARTY_ROLES).describe('Place of this party in the dispute'),
    name: line(160).optional().describe("As messages print it; the actor's name when left out"),
    actor: identifier('the id of an actor').optional().describe('Id of an actor listed above'),
  })
  .refine((party) => party.name !== undefined || party.actor !== undefined, {
    ...inAnyCase,
    error: 'a party needs a "name" or an "actor"',
    path: ['role'],
  })

const phrases = listOf(line(200), 200)

/** One entry of `claims:`. Output: `Claim`, but for the names of parties that are given by actor only. */
export const claimSchema = z.strictObject({
  slug: identifier('a slug').describe('Names the claim in commands and links; never changes its meaning'),
  title: line(80).describe('A few words for lists and thread titles'),
  text: line(600).describe('The assertion itself, in one sentence and in neutral words'),
  claimant: line(160).describe('Who makes it, as messages print it'),
  firstMadeOn: partialDate().describe('Date it was first made on: "2025-10-14", "2025-10" or "2025"'),
  languages: z
    .array(z.enum(['en', 'es']), { error: 'expected a list of languages such as [en, es]' })
    .min(1, { error: 'expected at least one language, en or es' })
    .describe('Languages of the texts it is looked for in'),
  aliases: z
    .strictObject({ en: phrases.optional(), es: phrases.optional() })
    .prefault({})
    .describe('Phrases by which texts call the claim, per language'),
  parties: listOf(partySchema, 50).describe('Who makes it, who answers, who it is about, who is asked'),
  tags: listOf(identifier('a tag'), 20).describe('Watches may follow a tag'),
  parent: identifier('the slug of a claim').optional().describe('Wider claim this one is a narrower version of'),
  review: z
    .enum(REVIEW_MODES)
    .default('human')
    .describe('auto: the rungs asserted, cited and published are set without a person, marked automatic'),
  reviewed: yesNo().default(false).describe('Has an editor read this wording and found it fit to be posted about?'),
})

/** `claims.yaml`. */
export const claimsFileSchema = z.strictObject({
  actors: listOf(actorSchema, 20_000).describe('Persons and institutions that speak or are spoken of'),
  claims: listOf(claimSchema, 200_000).describe('Tracked claims'),
})
