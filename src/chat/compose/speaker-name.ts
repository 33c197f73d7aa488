import type { Speaker } from '../../domain/statement.ts'
import { toldAffiliation } from '../../domain/told-affiliation.ts'
import { bounded } from './limits.ts'
import type { Reader } from './reader.ts'

/** "Mike Vigil (former DEA agent)"; nobody is given a name the text does not give. */
export function speakerName(
  speaker: Pick<Speaker, 'name' | 'affiliation'> & { unnamed?: boolean },
  reader: Reader,
): string {
  const name = bounded(speaker.name, 'name')
  if (name === '') return reader.words.speakerUnknown
  const affiliation = bounded(toldAffiliation(speaker), 'name')
  const notes = [
    ...(affiliation === '' || name.toLowerCase().includes(affiliation.toLowerCase()) ? [] : [affiliation]),
    ...(speaker.unnamed === true ? [reader.words.unnamed] : []),
  ]
  return notes.length === 0 ? name : `${name} (${notes.join(', ')})`
}

/** A name as the first word of a line: "the federal court" is printed "The federal court". */
export function atStart(name: string, reader: Reader): string {
  return name.charAt(0).toLocaleUpperCase(reader.locale) + name.slice(1)
}
