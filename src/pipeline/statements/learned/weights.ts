import { late } from '../../../domain/late.ts'
import { readWeights } from '../../text/require-package.ts'
import { type Packed, unpackModel } from './model.ts'

/**
 * Fitted by `npm run train:stances` to data/stance-training: texts written for this project, none of the sets it is
 * measured on. Read with the first text that speaks of a claim: imported, it was an eighth of a start.
 */
export const learnedModel = late(() =>
  unpackModel(
    readWeights<Packed>(
      import.meta.url,
      'weights.json, what the learned reader knows, is missing: install onrecord again.',
    ),
  ),
)
