import { late } from '../../domain/late.ts'
import type { CueGrammar, VerbClass } from './cue-grammar.ts'
import { ENGLISH } from './cues-en.ts'
import { SPANISH } from './cues-es.ts'
import { inflectVerb } from './inflect-verb.ts'

export type VerbCue = { lemma: string; type: VerbClass; particle: string }

/** Classes in order of preference: a form that two verbs share goes to the earlier for plain readings. */
const ORDER: VerbClass[] = [
  'deny',
  'charge',
  'retract',
  'confirm',
  'concede',
  'request',
  'doubt',
  'find',
  'say',
  'seize',
  'supply',
  'court',
  'other',
]

function buildForms(grammar: CueGrammar): Map<string, VerbCue[]> {
  const forms = new Map<string, VerbCue[]>()
  for (const type of ORDER) {
    for (const entry of grammar.verbs[type].trim().split(/\s+/)) {
      const verb = inflectVerb(entry, grammar.language)
      for (const form of verb.forms) {
        const cues = forms.get(form) ?? []
        cues.push({ lemma: verb.lemma, type, particle: verb.particle })
        forms.set(form, cues)
      }
    }
  }
  return forms
}

const FORMS = { en: late(() => buildForms(ENGLISH)), es: late(() => buildForms(SPANISH)) }

/** Every reading of a folded word as a verb; particles are for the caller to find. */
export function verbReadings(folded: string, language: 'en' | 'es'): readonly VerbCue[] {
  return FORMS[language]().get(folded) ?? []
}

export function isVerbForm(folded: string, language: 'en' | 'es'): boolean {
  return FORMS[language]().has(folded)
}
