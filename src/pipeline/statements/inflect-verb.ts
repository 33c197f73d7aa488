/**
 * Written forms of a verb entry, folded. An entry is `infinitive`, `infinitive:stem,stem` (Spanish stem changes) or
 * `infinitive=form,form` (forms given in full, beside the infinitive). `~word` demands a particle after the verb.
 */
export function inflectVerb(
  entry: string,
  language: 'en' | 'es',
): { lemma: string; forms: string[]; particle: string } {
  const [bare = '', particle = ''] = entry.split('~')
  const [head = '', given] = bare.split('=')
  const [lemma = '', stems] = head.split(':')
  const regular = language === 'en' ? inflectEnglish(lemma, given !== undefined) : inflectSpanish(lemma, stems, given)
  return { lemma, forms: [...new Set([...regular, ...(given?.split(',') ?? [])])], particle }
}

function inflectEnglish(lemma: string, irregular: boolean): string[] {
  const third = /(?:[sxz]|ch|sh)$/.test(lemma)
    ? `${lemma}es`
    : /[^aeiou]y$/.test(lemma)
      ? `${lemma.slice(0, -1)}ies`
      : `${lemma}s`
  const ing = /[^eo]e$/.test(lemma) ? `${lemma.slice(0, -1)}ing` : `${lemma}ing`
  if (irregular) return [lemma, third, ing]
  const past = /e$/.test(lemma) ? `${lemma}d` : /[^aeiou]y$/.test(lemma) ? `${lemma.slice(0, -1)}ied` : `${lemma}ed`
  return [lemma, third, ing, past]
}

const AR = 'a an o aron aba aban ado ada ados adas ara aran aria arian e en ando ar ase arse are aste andose arlo arla'
const ER = 'e en io ieron yo yeron ia ian ido ida idos idas iera ieran era eran eria erian a an iendo er erse erlo erla'
const IR = 'e en io ieron yo yeron ia ian ido ida idos idas iera ieran ira iran iria irian a an iendo ir irse irlo irla'

function inflectSpanish(lemma: string, stems: string | undefined, given: string | undefined): string[] {
  if (given !== undefined) return [lemma]
  const ending = lemma.slice(-2)
  const endings = (ending === 'ar' ? AR : ending === 'er' ? ER : IR).split(' ')
  const all = [lemma.slice(0, -2), ...(stems?.split(',') ?? [])]
  return all.flatMap((stem) => [
    ...endings.map((end) => stem + end),
    ...(ending === 'ar' && stem.endsWith('g') ? [`${stem}ue`, `${stem}uen`] : []),
    ...(ending === 'ar' && stem.endsWith('c') ? [`${stem.slice(0, -1)}que`, `${stem.slice(0, -1)}quen`] : []),
    ...(ending === 'ar' && stem.endsWith('z') ? [`${stem.slice(0, -1)}ce`, `${stem.slice(0, -1)}cen`] : []),
  ])
}
