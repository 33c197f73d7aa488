import { describe, expect, it } from 'vitest'
import { readPassages } from '../../../src/pipeline/extract-statements.ts'
import { isImpersonal } from '../../../src/pipeline/statements/impersonal-se.ts'
import { mergeReadings } from '../../../src/pipeline/statements/merge-readings.ts'
import { readSentences } from '../../../src/pipeline/statements/sentence-words.ts'
import { MAST } from './mast-claim.ts'

/** Is the verb, given as it is printed, nobody's in its sentence? */
function isNobodys(text: string, verb: string): boolean {
  const [sentence] = readSentences(text, 'body', 'es', 1)
  if (sentence === undefined) throw new Error('no sentence')
  const at = sentence.words.findIndex((word) => word.text === verb)
  if (at < 0) throw new Error(`no "${verb}" in "${text}"`)
  return isImpersonal(sentence, at)
}

describe('a "se" that leaves out who says it', () => {
  it.each([
    ['El acusado se presume inocente.', 'presume'],
    ['Los detenidos se presumen inocentes.', 'presumen'],
    ['El vecino se considera peligroso.', 'considera'],
    ['Todo acusado se considera inocente mientras no haya condena.', 'considera'],
    ['El capitán se cree que huyó a pie.', 'cree'],
    ['Del ministro se dice que cobró dos veces.', 'dice'],
    ['En el pueblo se decía otra cosa.', 'decía'],
    ['Según se informó, la alcaldesa sigue en su casa.', 'informó'],
    ['Se ha informado de tres heridos.', 'informado'],
    ['Al juez se le informó por carta.', 'informó'],
    ['A la capitana se le responsabiliza del fallo.', 'responsabiliza'],
    ['Al piloto se lo culpa de mentir.', 'culpa'],
    ['La banda a la que se atribuye el golpe calla.', 'atribuye'],
    ['El golpe se atribuye a la banda.', 'atribuye'],
    ['Se espera que el tribunal responda.', 'espera'],
    ['Se pide al alcalde que presente pruebas.', 'pide'],
    ['No se niega que hubo un pago.', 'niega'],
    ['Se declaró la alerta en todo el valle.', 'declaró'],
    ['El caso se declaró cerrado.', 'declaró'],
    ['Se retiraron los cargos contra el piloto.', 'retiraron'],
    ['Se entregaron documentos a la fiscal.', 'entregaron'],
    ['Se lamenta la muerte del guarda.', 'lamenta'],
    ['Públicamente se sostiene lo contrario.', 'sostiene'],
    ['Se declaró el lunes la alerta en todo el valle.', 'declaró'],
    ['El caso se declaró, tras meses, cerrado.', 'declaró'],
    ['Se atribuye el golpe a la banda.', 'atribuye'],
    ['No se atribuye el golpe a nadie.', 'atribuye'],
  ])('is nobody’s word: %s', (text, verb) => {
    expect(isNobodys(text, verb)).toBe(true)
  })

  it.each([
    ['El piloto se declaró culpable.', 'declaró'],
    ['La capitana se declaró ayer no culpable.', 'declaró'],
    ['El embajador se dijo sorprendido por la nota.', 'dijo'],
    ['La ministra se mostró muy preocupada.', 'mostró'],
    ['El guarda se confesó autor del robo.', 'confesó'],
    ['El alcalde se negó este lunes a declarar.', 'negó'],
    ['El alcalde se negó.', 'negó'],
    ['La testigo se retractó.', 'retractó'],
    ['La jueza se refirió a la carta.', 'refirió'],
    ['Se defendió el gobernador en la radio.', 'defendió'],
    ['El portavoz se pronunció en contra.', 'pronunció'],
    ['La ministra se preguntó quién cobró.', 'preguntó'],
    ['El gremio se desvinculó del acto.', 'desvinculó'],
    ['La banda se atribuyó el golpe.', 'atribuyó'],
    ['El coronel se responsabilizó del fallo.', 'responsabilizó'],
    ['El médico se considera víctima de un montaje.', 'considera'],
    ['La cónsul no se cree la versión oficial.', 'cree'],
    ['El fiscal se lo dijo a la prensa.', 'dijo'],
    ['La fiscal se lo había advertido.', 'advertido'],
    ['Los dos alcaldes se acusan mutuamente.', 'acusan'],
    ['Lima y Quito se acusaron de romper la tregua.', 'acusaron'],
    ['El juez se juzgó a sí mismo.', 'juzgó'],
    ['El piloto se declaró el lunes inocente.', 'declaró'],
    ['El piloto se declaró de nuevo no culpable.', 'declaró'],
    ['El piloto se declaró ante el juez inocente.', 'declaró'],
    ['El piloto se declaró, a través de su abogada, inocente.', 'declaró'],
    ['El canciller se manifestó este lunes en contra.', 'manifestó'],
    ['La fiscal se ratificó el lunes en su denuncia.', 'ratificó'],
    ['La banda se atribuyó el ataque a la base.', 'atribuyó'],
    ['La banda se atribuyó el ataque al puerto.', 'atribuyó'],
    ['La banda se lo atribuyó.', 'atribuyó'],
    ['El alcalde dijo que volverá.', 'dijo'],
    ['El barco se hundió, dijo la capitana.', 'dijo'],
  ])('is somebody’s: %s', (text, verb) => {
    expect(isNobodys(text, verb)).toBe(false)
  })

  it('is no rule of English', () => {
    const [sentence] = readSentences('Per se said little.', 'body', 'en', 1)
    expect(sentence && isImpersonal(sentence, 2)).toBe(false)
  })
})

/** Speakers with their stances, as the rules read them. */
function ruled(body: string): string[] {
  const { passages } = readPassages(
    { title: '', body, language: 'es', publishedAt: null, outletName: 'A paper', outlet: 'news', voiceOf: null },
    MAST,
    [],
  )
  return mergeReadings(passages.flatMap(({ readings }) => readings)).map(
    ({ holder, stance }) => `${holder?.name ?? 'the text'}: ${stance}`,
  )
}

describe('who has said what then', () => {
  it.each([
    ['En el sabotaje de la antena de Cayo Verde, el acusado Luis Prado se presume inocente.', []],
    ['El capitán Luis Prado se considera inocente hasta que haya sentencia por la antena de Cayo Verde.', []],
    ['Luis Prado se declaró inocente del sabotaje de la antena de Cayo Verde.', ['Luis Prado: denies']],
    ['Luis Prado se declaró el lunes inocente del sabotaje de la antena de Cayo Verde.', ['Luis Prado: denies']],
    ['Luis Prado se desvinculó del sabotaje de la antena de Cayo Verde.', ['Luis Prado: denies']],
    ['Luis Prado dijo que es inocente del sabotaje de la antena de Cayo Verde.', ['Luis Prado: denies']],
  ])('%s', (body, expected) => {
    expect(ruled(body)).toEqual(expected)
  })
})

describe('innocence presumed', () => {
  it.each([
    'La fiscalía recordó que en el caso de la antena de Cayo Verde rige la presunción de inocencia.',
    'La fiscalía recordó que Luis Prado se presume inocente del sabotaje de la antena de Cayo Verde.',
    'El fiscal recordó que Luis Prado, presunto inocente, saboteó la antena de Cayo Verde.',
  ])('is no denial: %s', (body) => {
    expect(ruled(body).join()).not.toContain('denies')
  })
})
