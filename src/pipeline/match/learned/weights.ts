import { late } from '../../../domain/late.ts'
import { readWeights } from '../../text/require-package.ts'
import { type Packed, unpackModel } from './model.ts'

/**
 * Fitted by `npm run train:matches` to data/match-training and data/stance-training: texts written for this project, none
 * of the sets it is measured on. Read with the first text that shares something with a claim.
 */
export const matchModel = late(() =>
  unpackModel(
    readWeights<Packed>(
      import.meta.url,
      'weights.json, what the matching has learned, is missing: install onrecord again.',
    ),
  ),
)
