// `npm run train:stances`: fits the learned reader's weights to data/stance-training and writes them where it reads them.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readExamples } from './train/examples.ts'
import { fitModel, packModel } from './train/fit-model.ts'

const root = join(import.meta.dirname, '..', '..')
process.stderr.write('Reading data/stance-training …\n')
const examples = readExamples(join(root, 'data', 'stance-training'))
process.stderr.write(
  `Fitting ${examples.length} candidates of ${new Set(examples.map((one) => one.item.id)).size} items …\n`,
)
const packed = packModel(fitModel(examples))
const file = join(root, 'src', 'pipeline', 'statements', 'learned', 'weights.json')
writeFileSync(file, `${JSON.stringify(packed)}\n`)
process.stdout.write(`${file}: ${Object.keys(packed.features).length} features\n`)
