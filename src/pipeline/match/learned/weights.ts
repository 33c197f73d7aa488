import { readBeside } from '../../text/require-package.ts'
import { type MatchModel, type Packed, unpackModel } from './model.ts'

let model: MatchModel | null = null

/**
 * Fitted by `npm run train:matches` to data/match-training and data/stance-training: texts written for this project, none
 * of the sets it is measured on. Read with the first text that shares something with a claim.
 */
export function matchModel(): MatchModel {
  model ??= readModel()
  return model
}

function readModel(): MatchModel {
  const bytes = readBeside(import.meta.url, 'weights.json')
  if (bytes === null)
    throw new Error('weights.json, what the matching has learned, is missing: install onrecord again.')
  return unpackModel(JSON.parse(bytes.toString('utf8')) as Packed)
}
