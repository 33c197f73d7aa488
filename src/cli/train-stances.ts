// `npm run train:stances`: fits the learned reader's weights to data/stance-training and writes them where it reads them.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readAllTexts } from './train/examples.ts'
import { trainModel } from './train/fit-model.ts'

const root = join(import.meta.dirname, '..', '..')
const tell = (line: string) => process.stderr.write(`${line}\n`)
tell('Reading data/stance-training …')
const texts = readAllTexts(join(root, 'data', 'stance-training'))
tell(`${texts.length} texts about ${new Set(texts.map((one) => one.claim)).size} claims.`)
const packed = trainModel(texts, tell)
const file = join(root, 'src', 'pipeline', 'statements', 'learned', 'weights.json')
writeFileSync(file, `${JSON.stringify(packed)}\n`)
process.stdout.write(`${file}: ${Object.keys(packed.features).length} features\n`)
