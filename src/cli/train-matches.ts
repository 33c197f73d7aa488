// `npm run train:matches`: fits the learned weighing of matches to data/match-training and writes it where it is read.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fitMatches } from './train/fit-matches.ts'
import { readMatchTexts } from './train/match-examples.ts'

const root = join(import.meta.dirname, '..', '..')
const tell = (line: string) => process.stderr.write(`${line}\n`)
tell('Reading data/stance-training and data/match-training …')
const { claims, texts } = readMatchTexts(join(root, 'data'))
tell(`${texts.length} texts about or near ${claims.length} claims.`)
const packed = fitMatches(texts, tell)
const file = join(root, 'src', 'pipeline', 'match', 'learned', 'weights.json')
writeFileSync(file, `${JSON.stringify(packed)}\n`)
process.stdout.write(`${file}: ${Object.keys(packed.talk).length} words and pairs, ${packed.trees.length} trees\n`)
