import { expect, test } from 'vitest'
import { toldAffiliation } from '../../src/domain/told-affiliation.ts'

test.each([
  ['Corte Suprema de Justicia', 'court supreme justice', ''],
  ['Departamento de Defensa de Estados Unidos', 'department defence, United States', 'United States'],
  ['embajada china', 'embassy, China', 'China'],
  // Printed with the name, in whatever language.
  ['Ana Ruiz', 'ministra de Defensa', 'ministra de Defensa'],
  ['Ana Ruiz', 'prosecutor', 'prosecutor'],
  ['Expertos de la CIDH', 'IACHR', 'IACHR'],
  ['Kiev', 'Government of Ukraine', 'Government of Ukraine'],
  // Forms of address, and "head" of nobody knows what.
  ['May', 'Mrs', ''],
  ['Óscar Naranjo', 'Gen.', ''],
  ['Sara Jacobs', 'Rep', ''],
  ['Rafael Grossi', 'head', ''],
  ['Rafael Grossi', 'head of the agency', 'head of the agency'],
])('%s (%s): %o', (name, affiliation, told) => {
  expect(toldAffiliation({ name, affiliation })).toBe(told)
})
