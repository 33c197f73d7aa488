import type { Stance, StanceKind } from '../../../domain/vocabulary.ts'
import type { SentenceWords } from '../sentence-words.ts'

/** The kind of a stance by the words of its sentence; the first that fits. */
const KINDS: Partial<Record<Stance, [RegExp, StanceKind][]>> = {
  no_evidence: [
    [
      /\b(?:receiv\w+|sent|given|handed|shown|provided|supplied|presented|offered|recib\w+|envi\w+|entreg\w+|lleg\w+|remiti\w+|aport\w+|present\w+|facilit\w+|mostr\w+)\b/,
      'received_none',
    ],
    [
      /\b(?:found|finds?|seen|saw|detected|uncovered|search\w*|inspect\w*|review\w*|investigat\w*|examin\w*|look\w*|hall\w+|encontr\w+|detect\w+|investig\w+|busc\w+|revis\w+|inspeccion\w*)\b/,
      'found_none',
    ],
  ],
  legal_action: [
    [/\b(?:acquit\w*|absolv\w+|absuel\w+|exonerat\w+|cleared|not guilty)\b/, 'acquittal'],
    [/\b(?:drop\w*|dismiss\w*|sobrese\w+|archiv\w+|desestim\w+|shelv\w+|cerr[oó]|closed)\b/, 'dropped'],
    [/\b(?:warrants?|orden(?:es)? de (?:captura|detencion|arresto|busqueda)|extradit\w+|red notice)\b/, 'warrant'],
    [/\b(?:convict\w*|guilty|sentenc\w*|verdict|ruled|ruling|conden\w+|culpable|fallo|sentencia|jail\w*)\b/, 'ruling'],
    [/./, 'charge'],
  ],
}

export function kindOf(stance: Stance, sentence: SentenceWords): StanceKind | undefined {
  return KINDS[stance]?.find(([pattern]) => pattern.test(sentence.line))?.[1]
}
