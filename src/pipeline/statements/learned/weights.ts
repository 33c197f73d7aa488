import { readBeside } from '../../text/require-package.ts'
import { type Model, type Packed, unpackModel } from './model.ts'

let model: Model | null = null

/**
 * Fitted by `npm run train:stances` to data/stance-training: texts written for this project, none of the sets it is
 * measured on. Read with the first text that speaks of a claim: imported, it was an eighth of a start.
 */
export function learnedModel(): Model {
  model ??= readModel()
  return model
}

function readModel(): Model {
  const bytes = readBeside(import.meta.url, 'weights.json')
  if (bytes === null)
    throw new Error('weights.json, what the learned reader knows, is missing: install onrecord again.')
  return unpackModel(JSON.parse(bytes.toString('utf8')) as Packed)
}
