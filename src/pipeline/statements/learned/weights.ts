import { type Model, type Packed, unpackModel } from './model.ts'
import packed from './weights.json' with { type: 'json' }

/** Fitted by `npm run train:stances` to data/stance-training: texts written for this project, none of the sets it is measured on. */
export const LEARNED_MODEL: Model = unpackModel(packed as unknown as Packed)
